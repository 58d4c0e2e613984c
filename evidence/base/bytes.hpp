// Bytes, file descriptors and files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

inline ByteView as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }
inline std::string_view as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// Owns a file descriptor.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) {
      reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }
  UniqueFd(const UniqueFd&) = delete;
  UniqueFd& operator=(const UniqueFd&) = delete;
  ~UniqueFd() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }
  explicit operator bool() const { return fd_ >= 0; }
  void reset();

 private:
  int fd_ = -1;
};

// A run of bytes inside an open file: how a Blob's bytes, and an item handed to a worker, are named.
struct FileRange {
  UniqueFd fd;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

Result<UniqueFd> open_for_reading(const std::filesystem::path& file);
Result<Bytes> read_range(int fd, std::uint64_t offset, std::uint64_t length);  // fails on a short read
Result<std::string> read_whole_file(const std::filesystem::path& file);
Result<void> write_all(int fd, ByteView bytes);
// Writes to a temporary name beside it, fsyncs, renames: the file is either the old one or the new one, whole.
// `mode`: the permissions, from the first moment on.
Result<void> write_file_atomically(const std::filesystem::path& file, ByteView bytes, unsigned mode = 0644);
Result<void> sync_folder(const std::filesystem::path& folder);

}  // namespace evidence
