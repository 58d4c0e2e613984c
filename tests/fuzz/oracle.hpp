// What the fuzz targets share: a promise that must hold, and bytes taken from the input one value at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "evidence/base/bytes.hpp"

namespace fuzz {

// A promise broken is a crash, so that the fuzzer keeps the input.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline evidence::ByteView input(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

// The input as a source of choices; zero and empty when it is used up.
class Choices {
 public:
  explicit Choices(evidence::ByteView bytes) : rest_(bytes) {}

  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto value = std::to_integer<std::uint8_t>(rest_.front());
    rest_ = rest_.subspan(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int at = 0; at < 8; ++at) value = value << 8U | byte();
    return value;
  }
  std::string_view text() {
    const std::size_t length = std::min<std::size_t>(byte(), rest_.size());
    const std::string_view taken = evidence::as_text(rest_.first(length));
    rest_ = rest_.subspan(length);
    return taken;
  }
  [[nodiscard]] bool used_up() const { return rest_.empty(); }
  [[nodiscard]] evidence::ByteView rest() const { return rest_; }

 private:
  evidence::ByteView rest_;
};

}  // namespace fuzz
