// What a network computes besides convolutions: plain loops over pixels with their channels beside each other.
#pragma once

#include <cstddef>
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

// A tensor in the arena; not owned.
struct View {
  float* numbers = nullptr;
  Extent extent;
  [[nodiscard]] float* pixel(std::size_t y, std::size_t x) const {
    return numbers + (y * extent.width + x) * extent.channels;
  }
};

// `to` has the extent that the step gives it (executor.cpp) and never shares memory with a source.
void compute(const MeanOfAll& step, const View& from, const View& to);
void compute(const MeanOfBlocks& step, const View& from, const View& to);
void compute(const Enlarge& step, const View& from, const View& to);
void compute(const Unfold& step, const View& from, const View& to);
void compute(const Join& step, const std::vector<View>& from, const View& to);
void compute(const ScaleChannels& step, const View& from, const View& factors, const View& to);
void compute(const Sum& step, const View& first, const View& second, const View& to);
void compute(const Normalise& step, const View& from, const View& to);
void compute(const Attend& step, const View& from, const View& to);

// e^x for x ≤ 0, within 2 units of the last place; what is below -87 gives next to nothing. Vectorises.
void exponentials(float* numbers, std::size_t count);

}  // namespace ocr::neural
