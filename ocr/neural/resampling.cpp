#include "ocr/neural/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "ocr/each_processor.hpp"

namespace ocr::neural {
namespace {

// Which pixels of a line make one new pixel, and by how much.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

double keys_cubic(double distance) {
  constexpr double a = -0.75;
  const double d = std::abs(distance);
  if (d < 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
  if (d < 2) return ((a * d - 5 * a) * d + 8 * a) * d - 4 * a;
  return 0;
}

// `size` pixels at hand; [begin, begin + length) of them become `count`.
std::vector<Taps> taps_for(double begin, double length, int count, int size) {
  std::vector<Taps> all(static_cast<std::size_t>(count));
  const double scale = length / count;
  for (int i = 0; i < count; ++i) {
    const double from = begin + i * scale;
    const bool shrinks = scale >= 1;
    const double middle = from + scale / 2 - 0.5;
    const int low = shrinks ? static_cast<int>(std::floor(from)) : static_cast<int>(std::floor(middle)) - 1;
    const int high = shrinks ? static_cast<int>(std::ceil(from + scale)) : low + 4;
    Taps& taps = all[static_cast<std::size_t>(i)];
    taps.first = std::clamp(low, 0, size - 1);
    for (int at = low; at < high; ++at) {
      const double weight = shrinks ? (std::min<double>(at + 1, from + scale) - std::max<double>(at, from)) / scale
                                    : keys_cubic(at - middle);
      const auto place = static_cast<std::size_t>(std::clamp(at, 0, size - 1) - taps.first);
      if (place >= taps.weights.size()) taps.weights.resize(place + 1);
      taps.weights[place] += static_cast<float>(weight);
    }
  }
  return all;
}

OCR_EACH_PROCESSOR void add_row(const std::uint8_t* from, float weight, std::vector<float>& to) {
  float* __restrict sum = to.data();
  for (std::size_t i = 0; i < to.size(); ++i) sum[i] += weight * static_cast<float>(from[i]);
}

void shrink_row(const std::vector<float>& row, const std::vector<Taps>& across, int channels, std::uint8_t* to) {
  for (const Taps& taps : across) {
    for (int c = 0; c < channels; ++c) {
      const float* from = row.data() + std::ptrdiff_t{taps.first} * channels + c;
      float sum = 0;
      for (const float weight : taps.weights) {
        sum += weight * *from;
        from += channels;
      }
      *to++ = static_cast<std::uint8_t>(std::clamp(sum + 0.5F, 0.0F, 255.0F));
    }
  }
}

// One pixel of the strip for one of the picture, between its four neighbours.
Picture straighten(const Picture& picture, const Strip& strip) {
  const int width = std::max(1, static_cast<int>(std::lround(strip.length)));
  const int height = std::max(1, static_cast<int>(std::lround(strip.height)));
  Picture result(width, height, picture.channels);
  const Point along{strip.along.x * strip.length / width, strip.along.y * strip.length / width};
  const Point down{-strip.along.y * strip.height / height, strip.along.x * strip.height / height};
  for (int j = 0; j < height; ++j) {
    std::uint8_t* to = result.row(j);
    for (int i = 0; i < width; ++i) {
      const double x = strip.origin.x + (i + 0.5) * along.x + (j + 0.5) * down.x - 0.5;
      const double y = strip.origin.y + (i + 0.5) * along.y + (j + 0.5) * down.y - 0.5;
      const double u = std::clamp(x, 0.0, picture.width - 1.0);
      const double v = std::clamp(y, 0.0, picture.height - 1.0);
      const int left = static_cast<int>(u);
      const int top = static_cast<int>(v);
      const int right = std::min(left + 1, picture.width - 1);
      const std::uint8_t* above = picture.row(top);
      const std::uint8_t* below = picture.row(std::min(top + 1, picture.height - 1));
      const auto fx = static_cast<float>(u - left);
      const auto fy = static_cast<float>(v - top);
      for (int c = 0; c < picture.channels; ++c) {
        const auto at = [c, &picture](const std::uint8_t* row, int column) {
          return static_cast<float>(row[column * picture.channels + c]);
        };
        const float upper = at(above, left) * (1 - fx) + at(above, right) * fx;
        const float lower = at(below, left) * (1 - fx) + at(below, right) * fx;
        *to++ = static_cast<std::uint8_t>(std::lround(upper * (1 - fy) + lower * fy));
      }
    }
  }
  return result;
}

}  // namespace

Picture resize(const Picture& picture, const Region& region, int width, int height) {
  const auto across = taps_for(region.x, region.width, width, picture.width);
  const auto down = taps_for(region.y, region.height, height, picture.height);
  Picture result(width, height, picture.channels);
  // Only the columns that some new pixel needs.
  const int first = across.front().first;
  const Taps& last = across.back();
  const int columns = last.first + static_cast<int>(last.weights.size()) - first;
  std::vector<Taps> shifted = across;
  for (Taps& taps : shifted) taps.first -= first;
  std::vector<float> row(static_cast<std::size_t>(columns) * static_cast<std::size_t>(picture.channels));
  for (int y = 0; y < height; ++y) {
    std::fill(row.begin(), row.end(), 0.0F);
    int from = down[static_cast<std::size_t>(y)].first;
    for (const float weight : down[static_cast<std::size_t>(y)].weights)
      add_row(picture.row(from++) + std::ptrdiff_t{first} * picture.channels, weight, row);
    shrink_row(row, shifted, picture.channels, result.row(y));
  }
  return result;
}

Strip strip_of(const TextBox& box) {
  const Point along{std::cos(box.angle), std::sin(box.angle)};
  const Point down{-along.y, along.x};
  const bool tall = is_tall(box);
  // The corner at the top left, of a tall box at the top right.
  const double side = (tall ? 1 : -1) * box.width / 2;
  const Point origin{box.centre.x + side * along.x - box.height / 2 * down.x,
                     box.centre.y + side * along.y - box.height / 2 * down.y};
  if (tall) return {origin, down, box.height, box.width};
  return {origin, along, box.width, box.height};
}

Picture cut(const Picture& picture, const Strip& strip, int width, int height) {
  if (strip.along.x == 1)
    return resize(picture, {strip.origin.x, strip.origin.y, strip.length, strip.height}, width, height);
  const Picture upright = straighten(picture, strip);
  return resize(upright, {0, 0, static_cast<double>(upright.width), static_cast<double>(upright.height)}, width,
                height);
}

}  // namespace ocr::neural
