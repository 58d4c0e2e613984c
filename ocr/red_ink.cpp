#include "ocr/red_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ocr/each_processor.hpp"

namespace ocr {
namespace {

constexpr int most_rows = 3;      // of the picture that are added for one row of cells: enough to be free of noise
constexpr int least_redness = 8;  // a seal at a quarter of its strength has about 30
constexpr std::size_t least_cells = 60;  // of a quarter of a small seal's ring

// Sums `rows` rows of bytes that lie `step` apart.
OCR_EACH_PROCESSOR void add_rows(const std::uint8_t* first, std::size_t step, int rows,
                                 std::vector<std::uint16_t>& sums) {
  const std::size_t size = sums.size();
  std::uint16_t* to = sums.data();
  for (std::size_t i = 0; i < size; ++i) to[i] = first[i];
  for (int row = 1; row < rows; ++row) {
    const std::uint8_t* from = first + step * static_cast<std::size_t>(row);
    for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<std::uint16_t>(to[i] + from[i]);
  }
}

Picture redness_of(const Picture& picture, int width, int height) {
  Picture red(width, height, 1);
  std::vector<std::uint16_t> sums(picture.stride());
  const double across = static_cast<double>(picture.width) / width;
  const double down = static_cast<double>(picture.height) / height;
  for (int y = 0; y < height; ++y) {
    const int top = std::min(picture.height - 1, static_cast<int>(y * down));
    const int bottom = std::clamp(static_cast<int>((y + 1) * down), top + 1, picture.height);
    const int rows = std::min(most_rows, bottom - top);
    const int apart = (bottom - top) / rows;
    add_rows(picture.row(top), picture.stride() * static_cast<std::size_t>(apart), rows, sums);
    for (int x = 0; x < width; ++x) {
      const int left = std::min(picture.width - 1, static_cast<int>(x * across));
      const int right = std::clamp(static_cast<int>((x + 1) * across), left + 1, picture.width);
      int sum[3] = {0, 0, 0};
      for (const std::uint16_t* at = sums.data() + std::ptrdiff_t{left} * 3;
           at < sums.data() + std::ptrdiff_t{right} * 3; at += 3)
        sum[0] += at[0], sum[1] += at[1], sum[2] += at[2];
      red.row(y)[x] =
          static_cast<std::uint8_t>(std::max(0, sum[0] - std::max(sum[1], sum[2])) / (rows * (right - left)));
    }
  }
  return red;
}

std::uint8_t median_of(const Picture& red) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t value : red.pixels) ++counts[value];
  std::size_t below = 0;
  int value = 0;
  while (value < 255 && (below += counts[static_cast<std::size_t>(value)]) * 2 < red.pixels.size()) ++value;
  return static_cast<std::uint8_t>(value);
}

// Erosion and dilation over 16 × 16 cells by doubling; each shifts by half the window, together by nothing.
void erode(Picture& red) {
  for (const int step : {1, 2, 4, 8}) {
    for (int y = 0; y < red.height; ++y) {
      std::uint8_t* row = red.row(y);
      for (int x = 0; x + step < red.width; ++x) row[x] = std::min(row[x], row[x + step]);
    }
    for (int y = 0; y + step < red.height; ++y) {
      std::uint8_t* row = red.row(y);
      const std::uint8_t* below = red.row(y + step);
      for (int x = 0; x < red.width; ++x) row[x] = std::min(row[x], below[x]);
    }
  }
}

void dilate(Picture& red) {
  constexpr std::size_t before = 15;  // cells of nothing in front of a row, so that the loops run forwards
  std::vector<std::uint8_t> padded(before + static_cast<std::size_t>(red.width));
  for (int y = 0; y < red.height; ++y) {
    std::uint8_t* row = red.row(y);
    std::fill_n(padded.begin(), before, std::uint8_t{0});
    std::copy_n(row, red.width, padded.begin() + before);
    for (const std::size_t step : {1, 2, 4, 8})
      for (std::size_t x = 0; x + step < padded.size(); ++x) padded[x] = std::max(padded[x], padded[x + step]);
    std::copy_n(padded.begin(), red.width, row);
  }
  for (const int step : {1, 2, 4, 8}) {
    for (int y = red.height - 1; y >= step; --y) {
      std::uint8_t* row = red.row(y);
      const std::uint8_t* above = red.row(y - step);
      for (int x = 0; x < red.width; ++x) row[x] = std::max(row[x], above[x]);
    }
  }
}

// Binomial, 3 × 3.
Picture smooth(const Picture& ink) {
  Picture result(ink.width, ink.height, 1);
  std::vector<std::uint16_t> column(static_cast<std::size_t>(ink.width));
  for (int y = 0; y < ink.height; ++y) {
    const std::uint8_t* above = ink.row(std::max(0, y - 1));
    const std::uint8_t* here = ink.row(y);
    const std::uint8_t* below = ink.row(std::min(ink.height - 1, y + 1));
    for (std::size_t x = 0; x < column.size(); ++x)
      column[x] = static_cast<std::uint16_t>(above[x] + 2 * here[x] + below[x]);
    std::uint8_t* to = result.row(y);
    for (std::size_t x = 0; x < column.size(); ++x) {
      const int left = column[x == 0 ? 0 : x - 1];
      const int right = column[std::min(column.size() - 1, x + 1)];
      to[x] = static_cast<std::uint8_t>((left + 2 * column[x] + right + 8) / 16);
    }
  }
  return result;
}

}  // namespace

Picture red_ink(const Picture& picture, double scale) {
  if (picture.channels != 3 || picture.pixels.empty()) return {};
  const int width = std::max(1, static_cast<int>(std::lround(picture.width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(picture.height * scale)));
  Picture red = redness_of(picture, width, height);
  const std::uint8_t paper = median_of(red);
  for (std::uint8_t& value : red.pixels) value = static_cast<std::uint8_t>(std::max(0, value - paper));
  const auto is_red = [](std::uint8_t value) { return value >= least_redness; };
  if (static_cast<std::size_t>(std::count_if(red.pixels.begin(), red.pixels.end(), is_red)) < least_cells) return {};
  Picture around = red;
  erode(around);
  dilate(around);
  for (std::size_t i = 0; i < red.pixels.size(); ++i)
    red.pixels[i] = static_cast<std::uint8_t>(red.pixels[i] - around.pixels[i]);
  return smooth(red);
}

}  // namespace ocr
