#include "ocr/scale.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ocr/each_processor.hpp"

namespace ocr {
namespace {

// The source cells [first, last] that target cell `i` covers, and how much of the first and the last.
struct Cover {
  int first = 0;
  int last = 0;
  float of_first = 1;
  float of_last = 1;
};

Cover cover_of(int i, int to, int from) {
  const double step = static_cast<double>(from) / to;
  const double begin = i * step;
  const double end = std::min(static_cast<double>(from), (i + 1) * step);
  Cover cover;
  cover.first = std::min(from - 1, static_cast<int>(begin));
  cover.last = std::clamp(static_cast<int>(std::ceil(end)) - 1, cover.first, from - 1);
  cover.of_first = static_cast<float>(std::min(end, cover.first + 1.0) - begin);
  cover.of_last = static_cast<float>(end - cover.last);
  if (cover.first == cover.last) cover.of_last = cover.of_first;
  return cover;
}

OCR_EACH_PROCESSOR void add_row(std::vector<float>& sums, const std::uint8_t* row, float weight) {
  float* sum = sums.data();
  const std::size_t count = sums.size();
  for (std::size_t i = 0; i < count; ++i) sum[i] += weight * static_cast<float>(row[i]);
}

float sum_across(const float* sums, std::size_t channels, const Cover& cover) {
  const auto at = [&](int x) { return sums[static_cast<std::size_t>(x) * channels]; };
  float sum = cover.of_first * at(cover.first);
  for (int x = cover.first + 1; x < cover.last; ++x) sum += at(x);
  if (cover.last > cover.first) sum += cover.of_last * at(cover.last);
  return sum;
}

}  // namespace

Picture shrunk(const Picture& picture, const Area& area, int width, int height) {
  width = std::clamp(width, 1, std::max(1, area.width));
  height = std::clamp(height, 1, std::max(1, area.height));
  if (width == area.width && height == area.height) return cut_out(picture, area);
  Picture result(width, height, picture.channels, picture.dpi * width / std::max(1, area.width));
  const auto channels = static_cast<std::size_t>(picture.channels);
  std::vector<Cover> across;
  for (int x = 0; x < width; ++x) across.push_back(cover_of(x, width, area.width));
  std::vector<float> sums(static_cast<std::size_t>(area.width) * channels);
  const double whole = static_cast<double>(width) * height / (static_cast<double>(area.width) * area.height);
  const auto share = static_cast<float>(whole);
  for (int y = 0; y < height; ++y) {
    const Cover down = cover_of(y, height, area.height);
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (int v = down.first; v <= down.last; ++v) {
      const float weight = v == down.first ? down.of_first : v == down.last ? down.of_last : 1.0F;
      add_row(sums, picture.row(area.y + v) + static_cast<std::size_t>(area.x) * channels, weight);
    }
    std::uint8_t* to = result.row(y);
    for (const Cover& cover : across) {
      for (std::size_t c = 0; c < channels; ++c)
        *to++ =
            static_cast<std::uint8_t>(std::min(255.0F, sum_across(sums.data() + c, channels, cover) * share + 0.5F));
    }
  }
  return result;
}

Picture cut_out(const Picture& picture, const Area& area) {
  const int left = std::clamp(area.x, 0, picture.width);
  const int top = std::clamp(area.y, 0, picture.height);
  const int right = std::clamp(area.x + area.width, left, picture.width);
  const int bottom = std::clamp(area.y + area.height, top, picture.height);
  Picture result(right - left, bottom - top, picture.channels, picture.dpi);
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* from =
        picture.row(y) + static_cast<std::size_t>(left) * static_cast<std::size_t>(picture.channels);
    std::copy(from, from + result.stride(), result.row(y - top));
  }
  return result;
}

}  // namespace ocr
