// A Case in a temporary folder, with two people and a received disc.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "evidence/journal/manifest.hpp"
#include "evidence/store/case_store.hpp"

namespace evidence::test {

// Removed with all it holds at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr OriginId zhang_origin{0x1111222233334444};
inline constexpr OriginId li_origin{0x5555666677778888};
store::Writer zhang();
store::Writer li();
CaseInfo case_info();

FixedClock morning();  // 2026-11-24
store::CaseStore new_case(const std::filesystem::path& folder);
store::CaseStore reopened(const std::filesystem::path& folder, store::OpenMode mode = store::OpenMode::Write);

// Fails the test where the Result is an error.
Sha256 stored(store::BlobStore& blobs, std::string_view text);
journal::ActionId performed(store::CaseStore& store, const store::Writer& writer,
                            const std::vector<journal::Command>& commands);

// A disc of `files` text files ("文件1.txt" …, each with its own content), one folder and a nested zip with one file in
// GBK; imported as one Source. Items: folder, files, zip, inner file.
SourceId import_disc(store::CaseStore& store, std::uint64_t files);
journal::AddLink link_to(store::CaseStore& store, const store::Writer& writer, ItemId item,
                         const std::string& criterion);

// "what where why" of each failure.
std::vector<std::string> failures(store::CaseStore& store);
void run_sql(const std::filesystem::path& database, const std::string& sql);

}  // namespace evidence::test
