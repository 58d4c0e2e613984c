// A compound file ([MS-CFB], "OLE"): storages and streams in one file. Through libgsf, from memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"

extern "C" {
struct _GsfInfile;  // NOLINT(bugprone-reserved-identifier): the name that libgsf gives it
}

namespace evidence::formats {

// One thread. The bytes that it was opened on must outlive it.
class OleFile {
 public:
  // Nothing where the bytes are no compound file, or one whose tables cannot be followed.
  static std::optional<OleFile> open(ByteView bytes);

  // Names of what stands in a storage, in directory order; {} is the root.
  [[nodiscard]] std::vector<std::string> names(const std::vector<std::string>& storage = {}) const;
  // A stream by its path. Of a damaged one as much as can be read; nothing where there is none of that name.
  [[nodiscard]] std::optional<Bytes> stream(const std::vector<std::string>& path) const;
  [[nodiscard]] bool is_storage(const std::vector<std::string>& path) const;
  [[nodiscard]] bool has(const std::string& name) const;  // in the root

 private:
  struct Unref {
    void operator()(_GsfInfile* object) const;
  };
  using Storage = std::unique_ptr<_GsfInfile, Unref>;
  OleFile(Storage root, std::uint64_t most) : root_(std::move(root)), most_(most) {}
  [[nodiscard]] Storage storage_at(const std::vector<std::string>& path, std::size_t depth) const;

  Storage root_;
  std::uint64_t most_;  // a stream is never larger than its file
};

}  // namespace evidence::formats
