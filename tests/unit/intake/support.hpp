// A Case in a temporary folder and archives made on the spot.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "evidence/intake/receive.hpp"
#include "evidence/journal/manifest.hpp"
#include "evidence/store/case_store.hpp"

namespace evidence::intake {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct MadeEntry {
  std::string path;  // raw bytes
  std::string content;
  std::string link;  // not empty: a symbolic link to it
  bool folder = false;
};
struct Making {
  std::string format;            // "zip", "7zip", "iso9660", "pax", "ustar"
  std::string compression = {};  // "", "gzip", "xz", "zstd", "bzip2"
  std::string password = {};     // zip: AES-256
  bool raw_names = false;        // names as bytes in no said encoding; else they are UTF-8
};
std::string make_archive(const Making& making, const std::vector<MadeEntry>& entries);

void write(const std::filesystem::path& file, std::string_view content);

// Everything a test asks about one reception.
struct Reception {
  Received received;
  journal::Manifest manifest;
  std::vector<std::string> paths;  // as shown, one an entry

  [[nodiscard]] std::optional<std::size_t> find(const std::string& path) const;
  [[nodiscard]] const journal::ManifestEntry& at(const std::string& path) const;  // fails the test when missing
  [[nodiscard]] std::string problem_of(const std::string& path) const;            // code, "" where there is none
};

class IntakeTest : public testing::Test {
 protected:
  void SetUp() override;
  std::optional<Reception> take(const std::filesystem::path& path);
  std::optional<Reception> take_bytes(const std::string& name, const std::string& bytes);
  std::string content_of(const journal::ManifestEntry& entry);

  TemporaryFolder folder_;
  std::optional<store::CaseStore> case_;
  ReceiveOptions options_;
  sandbox::Confinement confinement_ = sandbox::Confinement::Sandboxed;
};

}  // namespace evidence::intake
