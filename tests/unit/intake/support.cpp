#include "unit/intake/support.hpp"

#include <algorithm>
#include <clocale>
#include <fstream>

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

namespace evidence::intake {
namespace fs = std::filesystem;
namespace {

// libarchive converts names from the locale's encoding; in "C" it copies bytes.
class Locale {
 public:
  explicit Locale(const char* name) : before_(std::setlocale(LC_CTYPE, nullptr)) { std::setlocale(LC_CTYPE, name); }
  ~Locale() { std::setlocale(LC_CTYPE, before_.c_str()); }
  Locale(const Locale&) = delete;
  Locale& operator=(const Locale&) = delete;

 private:
  std::string before_;
};

void add_entry(archive* writer, const MadeEntry& made) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, made.path.c_str());
  archive_entry_set_filetype(entry, made.folder ? AE_IFDIR : made.link.empty() ? AE_IFREG : AE_IFLNK);
  archive_entry_set_perm(entry, made.folder ? 0755 : 0644);
  archive_entry_set_mtime(entry, 1'600'000'000, 0);
  if (!made.link.empty()) archive_entry_set_symlink(entry, made.link.c_str());
  const bool file = !made.folder && made.link.empty();
  if (file) archive_entry_set_size(entry, static_cast<la_int64_t>(made.content.size()));
  ASSERT_EQ(archive_write_header(writer, entry), ARCHIVE_OK) << archive_error_string(writer) << " " << made.path;
  if (file && !made.content.empty()) {
    ASSERT_EQ(archive_write_data(writer, made.content.data(), made.content.size()),
              static_cast<la_ssize_t>(made.content.size()));
  }
  archive_entry_free(entry);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "intake-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a left-over in /tmp fails no test
  fs::remove_all(path_, ignored);
}

std::string make_archive(const Making& making, const std::vector<MadeEntry>& entries) {
  const Locale locale(making.raw_names ? "C" : "C.UTF-8");
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, making.format.c_str());
  if (!making.compression.empty()) archive_write_add_filter_by_name(writer, making.compression.c_str());
  if (!making.password.empty()) {
    archive_write_set_options(writer, "zip:encryption=aes256");
    archive_write_set_passphrase(writer, making.password.c_str());
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  std::size_t content = 0;
  for (const MadeEntry& made : entries) content += made.content.size();
  std::string bytes(content * 2 + (4U << 20U) + entries.size() * 8192, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(writer, bytes.data(), bytes.size(), &used), ARCHIVE_OK);
  for (const MadeEntry& made : entries) add_entry(writer, made);
  EXPECT_EQ(archive_write_close(writer), ARCHIVE_OK) << archive_error_string(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

void write(const fs::path& file, std::string_view content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

std::optional<std::size_t> Reception::find(const std::string& path) const {
  const auto found = std::find(paths.begin(), paths.end(), path);
  if (found == paths.end()) return std::nullopt;
  return static_cast<std::size_t>(found - paths.begin());
}

const journal::ManifestEntry& Reception::at(const std::string& path) const {
  static const journal::ManifestEntry missing;
  const auto index = find(path);
  EXPECT_TRUE(index) << path << " is not listed";
  return index ? manifest.entries[*index] : missing;
}

std::string Reception::problem_of(const std::string& path) const {
  const auto& problem = at(path).problem;
  return problem ? problem->code : "";
}

void IntakeTest::SetUp() {
  const auto probed = sandbox::probe_confinement();
  ASSERT_TRUE(probed);
  confinement_ = *probed;
  auto limits = load_limits(limits_file());
  ASSERT_TRUE(limits) << limits.error().detail;
  options_.limits = *limits;
  Actor actor;
  actor.id = {"a-000000000001"};
  actor.name = "张三";
  actor.origin = {1};
  CaseInfo info;
  info.case_id = std::string(32, '1');
  info.applicant = "某公司";
  auto made = store::CaseStore::create(folder_.path() / "case", {actor}, info, as_bytes("{}"), FixedClock({1}));
  ASSERT_TRUE(made) << made.error().key.name << " " << made.error().detail;
  case_ = std::move(*made);
}

std::optional<Reception> IntakeTest::take(const fs::path& path) {
  jobs::Work work;
  auto received = receive(path, options_, case_->blobs(), confinement_, work);
  EXPECT_TRUE(received) << received.error().key.name << " " << received.error().detail;
  if (!received) return std::nullopt;
  const auto bytes = case_->blobs().read(received->manifest);
  EXPECT_TRUE(bytes);
  if (!bytes) return std::nullopt;
  auto manifest = journal::decode_manifest(std::string(as_text(*bytes)));
  EXPECT_TRUE(manifest);
  if (!manifest) return std::nullopt;
  EXPECT_EQ(manifest->entries.size(), received->item_count);
  auto paths = journal::display_paths(*manifest, "");
  return Reception{std::move(*received), std::move(*manifest), std::move(paths)};
}

std::optional<Reception> IntakeTest::take_bytes(const std::string& name, const std::string& bytes) {
  write(folder_.path() / "received" / name, bytes);
  return take(folder_.path() / "received" / name);
}

std::string IntakeTest::content_of(const journal::ManifestEntry& entry) {
  EXPECT_TRUE(entry.blob);
  if (!entry.blob) return "";
  const auto bytes = case_->blobs().read(*entry.blob);
  EXPECT_TRUE(bytes);
  return bytes ? std::string(as_text(*bytes)) : "";
}

}  // namespace evidence::intake
