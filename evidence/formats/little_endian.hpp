// Numbers and runs in hostile bytes. What stands outside them is 0 or empty, never read.
#pragma once

#include <algorithm>
#include <cstdint>

#include "evidence/base/bytes.hpp"

namespace evidence::formats {

// At most `length` bytes from `at`.
inline ByteView slice(ByteView bytes, std::uint64_t at, std::uint64_t length) {
  if (at >= bytes.size()) return {};
  const std::uint64_t left = bytes.size() - at;
  return bytes.subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(std::min(left, length)));
}

inline std::uint8_t u8_at(ByteView bytes, std::uint64_t at) {
  return at < bytes.size() ? std::to_integer<std::uint8_t>(bytes[static_cast<std::size_t>(at)]) : std::uint8_t{0};
}

inline std::uint16_t u16_at(ByteView bytes, std::uint64_t at) {
  if (at > bytes.size() || bytes.size() - at < 2) return 0;
  return static_cast<std::uint16_t>(u8_at(bytes, at) | u8_at(bytes, at + 1) << 8U);
}

inline std::uint32_t u32_at(ByteView bytes, std::uint64_t at) {
  if (at > bytes.size() || bytes.size() - at < 4) return 0;
  return static_cast<std::uint32_t>(u16_at(bytes, at)) | static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16U;
}

inline std::uint64_t u64_at(ByteView bytes, std::uint64_t at) {
  return static_cast<std::uint64_t>(u32_at(bytes, at)) | static_cast<std::uint64_t>(u32_at(bytes, at + 4)) << 32U;
}

}  // namespace evidence::formats
