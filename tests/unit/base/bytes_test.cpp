#include "evidence/base/bytes.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "evidence/base/digest.hpp"

namespace evidence {
namespace {

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "evidence-bytes-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(Files, AFileIsReplacedWholeAndNothingElseIsLeft) {
  const auto file = folder_ / "文件.txt";
  ASSERT_TRUE(write_file_atomically(file, as_bytes("旧的内容")));
  ASSERT_TRUE(write_file_atomically(file, as_bytes("新")));
  EXPECT_EQ(read_whole_file(file).value(), "新");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

TEST_F(Files, ARangeIsReadExactlyOrNotAtAll) {
  const auto file = folder_ / "bytes";
  ASSERT_TRUE(write_file_atomically(file, as_bytes("0123456789")));
  const auto fd = open_for_reading(file);
  ASSERT_TRUE(fd);
  EXPECT_EQ(as_text(read_range(fd->get(), 3, 4).value()), "3456");
  EXPECT_FALSE(read_range(fd->get(), 8, 4));
  EXPECT_EQ(sha256_of_range(fd->get(), 3, 4).value(), sha256_of("3456"));
  EXPECT_FALSE(sha256_of_range(fd->get(), 8, 4));
}

TEST_F(Files, AMissingFileIsAnErrorThatNamesIt) {
  const auto missing = open_for_reading(folder_ / "none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().key.name, "error.file.open");
  ASSERT_FALSE(missing.error().arguments.empty());
  EXPECT_EQ(missing.error().arguments.front().second, (folder_ / "none").string());
}

TEST_F(Files, ADescriptorHasOneOwner) {
  const auto file = folder_ / "bytes";
  ASSERT_TRUE(write_file_atomically(file, as_bytes("x")));
  auto first = std::move(open_for_reading(file).value());
  const int number = first.get();
  UniqueFd second = std::move(first);
  EXPECT_EQ(second.get(), number);
  second.reset();
  EXPECT_FALSE(read_range(number, 0, 1));  // closed
}

}  // namespace
}  // namespace evidence
