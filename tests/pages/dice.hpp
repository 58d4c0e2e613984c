// Chances of a generated page, by its seed: the same on every standard library.
#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace tests::pages {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }
  int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::uint32_t>(most - least) + 1));
  }
  double unit() { return static_cast<double>(engine_()) / 4294967296.0; }  // [0, 1)
  double between(double least, double most) { return least + (most - least) * unit(); }
  template <class T>
  const T& pick(std::span<const T> list) {
    return list[below(static_cast<std::uint32_t>(list.size()))];
  }
  // About standard normal: the sum of twelve uniform values (Irwin and Hall) from three draws of four bytes.
  float normal() {
    int sum = 0;
    for (int draw = 0; draw < 3; ++draw) {
      const auto bits = static_cast<std::uint32_t>(engine_());
      sum += static_cast<int>((bits & 255U) + (bits >> 8U & 255U) + (bits >> 16U & 255U) + (bits >> 24U));
    }
    return (static_cast<float>(sum) - 12 * 127.5F) / 256.0F;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace tests::pages
