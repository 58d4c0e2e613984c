// Random draws that are the same on every standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace tests::seals {

class Draws {
 public:
  explicit Draws(std::uint32_t seed) : engine_(seed) {}
  double unit() { return static_cast<double>(engine_() >> 8U) / 16777216.0; }  // [0, 1)
  double between(double least, double most) { return least + (most - least) * unit(); }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(unit() * static_cast<double>(count)); }
  bool chance(double share) { return unit() < share; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace tests::seals
