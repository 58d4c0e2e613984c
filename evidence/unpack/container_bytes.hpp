// The bytes of the container in hand: a run of the file that the parent handed over.
#pragma once

#include <cstdint>

#include "evidence/base/bytes.hpp"

namespace evidence::unpack {

// Reads never leave the run. The descriptor is the frame's, alive as long as the frame.
class ContainerBytes {
 public:
  ContainerBytes(int fd, std::uint64_t offset, std::uint64_t length) : fd_(fd), offset_(offset), length_(length) {}
  [[nodiscard]] std::uint64_t size() const { return length_; }
  // As many bytes from `at` as there are and fit; 0 at the end and where the medium cannot be read.
  [[nodiscard]] std::size_t read(std::uint64_t at, std::span<std::byte> into) const;
  // The whole of a small run; empty where it is not all there.
  [[nodiscard]] Bytes run(std::uint64_t at, std::size_t count) const;

 private:
  int fd_;
  std::uint64_t offset_;
  std::uint64_t length_;
};

}  // namespace evidence::unpack
