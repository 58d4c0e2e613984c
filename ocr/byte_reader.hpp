// Numbers at a place in bytes, in either order; zero beyond the end. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>

#include "evidence/base/bytes.hpp"

namespace ocr {

enum class ByteOrder { Little, Big };

inline std::uint64_t number_at(evidence::ByteView bytes, std::uint64_t at, std::size_t size, ByteOrder order) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t from = order == ByteOrder::Big ? i : size - 1 - i;
    value = value << 8U | std::to_integer<std::uint64_t>(bytes[static_cast<std::size_t>(at) + from]);
  }
  return value;
}

}  // namespace ocr
