// Seeded noise: the same on every run and every standard library.
#pragma once

#include <cstdint>

namespace evidence::demo {

// xorshift32 (Marsaglia 2003, "Xorshift RNGs"). Quality is of no matter here, sameness is.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : state_(seed * 2654435761U + 1U) {}
  std::uint32_t next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    return state_;
  }
  double unit() { return static_cast<double>(next() >> 8U) / 16777216.0; }  // [0, 1)
  // Triangular in [-amplitude, amplitude].
  int around_zero(int amplitude) {
    const auto span = static_cast<std::uint32_t>(amplitude) + 1U;
    const std::uint32_t bits = next();
    return static_cast<int>((bits & 0xffffU) % span) - static_cast<int>((bits >> 16U) % span);
  }

 private:
  std::uint32_t state_;
};

}  // namespace evidence::demo
