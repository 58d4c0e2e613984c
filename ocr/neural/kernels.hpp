// What a network computes besides convolutions: plain loops over pixels with their channels beside each other.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "ocr/neural/network.hpp"

namespace ocr::neural {

struct Extent {
  std::size_t height = 0;
  std::size_t width = 0;
  std::size_t channels = 0;
  [[nodiscard]] std::size_t pixels() const { return height * width; }
  [[nodiscard]] std::size_t size() const { return pixels() * channels; }
};

// The upper half of a float: its range, with eight binary digits instead of 24.
struct Bfloat16 {
  std::uint16_t bits = 0;
  Bfloat16() = default;
  explicit Bfloat16(float number) {  // to the nearest, half-way to the even one
    const auto whole = std::bit_cast<std::uint32_t>(number);
    bits = static_cast<std::uint16_t>((whole + 0x7FFFU + (whole >> 16U & 1U)) >> 16U);
  }
  explicit operator float() const { return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16U); }
};

// A tensor in the arena; not owned.
template <class Number>
struct ViewOf {
  Number* numbers = nullptr;
  Extent extent;
  [[nodiscard]] Number* pixel(std::size_t y, std::size_t x) const {
    return numbers + (y * extent.width + x) * extent.channels;
  }
};
using View = ViewOf<float>;
using AnyView = std::variant<View, ViewOf<Bfloat16>>;

// `to` has the extent that the step gives it (executor.cpp) and never shares memory with a source. Each tensor is of
// either kind of numbers; sums are floats.
void compute(const MeanOfAll& step, const AnyView& from, const AnyView& to);
void compute(const MeanOfBlocks& step, const AnyView& from, const AnyView& to);
void compute(const Enlarge& step, const AnyView& from, const AnyView& to);
void compute(const Unfold& step, const AnyView& from, const AnyView& to);
void compute(const Join& step, const std::vector<AnyView>& from, const AnyView& to);
void compute(const ScaleChannels& step, const AnyView& from, const AnyView& factors, const AnyView& to);
void compute(const Sum& step, const AnyView& first, const AnyView& second, const AnyView& to);
// Of sequences, which are floats always.
void compute(const Normalise& step, const View& from, const View& to);
void compute(const Attend& step, const View& from, const View& to);

// e^x for x ≤ 0, within 2 units of the last place; what is below -87 gives next to nothing. Vectorises.
void exponentials(float* numbers, std::size_t count);

}  // namespace ocr::neural
