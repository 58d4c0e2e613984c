// The demonstration disc: the same bytes each time, readable by somebody else's reader, and holding what it promises.
#include <clocale>
#include <map>
#include <memory>
#include <stdexcept>

#include "demo/files.hpp"
#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evidence/base/digest.hpp"
#include "evidence/base/utf8.hpp"

namespace evidence::demo {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kFilesOnDisc = 59;
constexpr std::size_t kLargestImage = 9'000'000;  // it is made anew on every run: keep it quick

struct Made {
  Plan plan;
  Bytes image;
};

// Made once for all tests; nobody changes it.
const Made& made() {
  static const Made only = [] {
    std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive's reader gives names in the locale
    auto plan = load_plan(WORKBENCH_SOURCE_DIR "/assets/demo");
    if (!plan) throw std::runtime_error(plan.error().arguments.back().second);
    auto image = image_bytes(*plan);
    if (!image) throw std::runtime_error(image.error().arguments.back().second);
    return Made{std::move(*plan), std::move(*image)};
  }();
  return only;
}

// Reads the image by libarchive's reader: path → bytes.
std::map<std::string, std::string> listed(const Bytes& image) {
  std::map<std::string, std::string> files;
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_iso9660(reader.get());
  EXPECT_EQ(ARCHIVE_OK, archive_read_open_memory(reader.get(), image.data(), image.size()));
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
    if (!bytes.empty()) {
      EXPECT_EQ(static_cast<la_ssize_t>(bytes.size()), archive_read_data(reader.get(), bytes.data(), bytes.size()));
    }
    files[archive_entry_pathname(entry)] = std::move(bytes);
  }
  return files;
}

TEST(DemoDisc, TwoRunsGiveTheSameBytes) {
  const auto again = image_bytes(made().plan);
  ASSERT_TRUE(again);
  EXPECT_EQ(to_hex(sha256_of(made().image)), to_hex(sha256_of(*again)));
  EXPECT_LT(made().image.size(), kLargestImage);
}

TEST(DemoDisc, AnotherReaderFindsEveryFileUnderItsChineseName) {
  const auto files = listed(made().image);
  EXPECT_EQ(kFilesOnDisc, files.size());
  for (const auto& planned : made().plan.files) {
    ASSERT_TRUE(files.contains(planned.path)) << planned.path;
    const auto bytes = file_bytes(planned, made().plan);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(as_text(*bytes), files.at(planned.path)) << planned.path;
  }
}

TEST(DemoDisc, NoDateOfTheMachineIsLeftInTheImage) {
  const std::string_view image_text = as_text(made().image);
  constexpr std::size_t kDescriptor = 16 * 2048, kCreated = 813;
  EXPECT_EQ("2026030209000000", image_text.substr(kDescriptor + kCreated, 16));
  EXPECT_EQ(32, image_text[kDescriptor + kCreated + 16]) << "+08:00 in quarters of an hour";
}

TEST(DemoDisc, BrokenFilesAreBrokenInTheWayTheyShouldBe) {
  const auto files = listed(made().image);
  EXPECT_EQ("", files.at("06其他/补充说明.docx"));
  const auto& damaged = files.at("06其他/用户安全手册-数据交换网关.pdf");
  EXPECT_TRUE(damaged.starts_with("%PDF-"));
  EXPECT_EQ(std::string::npos, damaged.find("%%EOF"));
  const auto& lying = files.at("03基本能力/人员/社会保险参保证明.pdf");
  EXPECT_TRUE(lying.starts_with("\xff\xd8\xff")) << "a JPEG that calls itself PDF";
  const auto& secret = files.at("06其他/薪酬与社保明细（加密）.zip");
  EXPECT_EQ(1, secret[6] & 1) << "encryption flag";
}

TEST(DemoDisc, NestedArchivesCarryRawGbkNamesWithoutTheFlag) {
  const auto& outer = *files_by_path(made().plan).at("06其他/历史资料.zip");
  const auto bytes = file_bytes(outer, made().plan);
  ASSERT_TRUE(bytes);
  const std::string_view zip = as_text(*bytes);
  EXPECT_EQ(0, static_cast<unsigned char>(zip[7]) & 0x08) << "bit 11 says UTF-8";
  const std::string_view first_name = zip.substr(30, static_cast<unsigned char>(zip[26]));
  EXPECT_FALSE(is_valid_utf8(first_name));
  EXPECT_EQ("历史项目说明.txt", decode(as_bytes(first_name), "GBK"));
  EXPECT_EQ(1U, files_by_path(made().plan).count("06其他/历史资料.zip/内层归档.zip/更早归档.zip/更早归档索引.txt"));
}

TEST(DemoDisc, ABadPlanIsRefusedWithItsPlace) {
  const auto none = load_plan(WORKBENCH_SOURCE_DIR "/assets/report");
  ASSERT_FALSE(none);
  EXPECT_EQ(ErrorKind::Input, none.error().kind);
  EXPECT_THAT(none.error().arguments.back().second, HasSubstr("applicant.json"));
}

}  // namespace
}  // namespace evidence::demo
