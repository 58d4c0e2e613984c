// The bytes of an item, mapped from the descriptor that came with the request.
#pragma once

#include <cstdint>
#include <utility>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace evidence::reader {

class MappedRange {
 public:
  // Fails with "error.reader.input" where the descriptor holds no such range.
  static Result<MappedRange> map(int fd, std::uint64_t offset, std::uint64_t length);
  MappedRange(MappedRange&& other) noexcept
      : start_(std::exchange(other.start_, nullptr)), mapped_(std::exchange(other.mapped_, 0)), view_(other.view_) {}
  MappedRange& operator=(MappedRange&&) = delete;
  ~MappedRange();
  [[nodiscard]] ByteView bytes() const { return view_; }

 private:
  MappedRange(void* start, std::size_t mapped, ByteView view) : start_(start), mapped_(mapped), view_(view) {}
  void* start_;
  std::size_t mapped_;
  ByteView view_;
};

}  // namespace evidence::reader
