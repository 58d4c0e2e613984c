#include "ocr/picture.hpp"

#include <algorithm>

#include "ocr/each_processor.hpp"

namespace ocr {

double working_dpi(const Picture& picture) {
  constexpr double a4_inches = 11.69;
  constexpr double card_inches = 3.0;
  constexpr double a2_inches = 23.4;
  constexpr double screen_dpi = 96;
  constexpr double least_dpi = 125;  // text of a screen is larger than print: measured best for small pictures
  const double side = std::max(picture.width, picture.height);
  // 72 and 96 are what programs write that know nothing.
  if (picture.dpi > 0 && picture.dpi != 72 && picture.dpi != screen_dpi) {
    const double inches = side / picture.dpi;
    if (inches >= card_inches && inches <= a2_inches) return picture.dpi;
  }
  return std::max(least_dpi, side / a4_inches);
}

namespace {

OCR_EACH_PROCESSOR void luminances(const std::uint8_t* from, std::size_t count, std::uint8_t* to) {
  for (std::size_t i = 0; i < count; ++i)
    to[i] = static_cast<std::uint8_t>((from[3 * i] * 77 + from[3 * i + 1] * 150 + from[3 * i + 2] * 29) >> 8);
}

}  // namespace

Picture to_grey(const Picture& picture) {
  if (picture.channels == 1) return picture;
  Picture grey(picture.width, picture.height, 1, picture.dpi);
  luminances(picture.pixels.data(), grey.pixels.size(), grey.pixels.data());
  return grey;
}

Picture resample(const Picture& picture, int width, int height) {
  Picture result(width, height, picture.channels, picture.dpi * width / std::max(1, picture.width));
  const auto edge = [](int i, int to, int from) {
    return static_cast<int>(static_cast<std::int64_t>(i) * from / std::max(1, to));
  };
  for (int y = 0; y < height; ++y) {
    const int y0 = edge(y, height, picture.height);
    const int y1 = std::max(y0 + 1, edge(y + 1, height, picture.height));
    for (int x = 0; x < width; ++x) {
      const int x0 = edge(x, width, picture.width);
      const int x1 = std::max(x0 + 1, edge(x + 1, width, picture.width));
      for (int c = 0; c < picture.channels; ++c) {
        std::uint32_t sum = 0;
        for (int v = y0; v < y1; ++v) {
          const std::uint8_t* row = picture.row(v);
          for (int u = x0; u < x1; ++u) sum += row[u * picture.channels + c];
        }
        const auto count = static_cast<std::uint32_t>((y1 - y0) * (x1 - x0));
        result.row(y)[x * picture.channels + c] = static_cast<std::uint8_t>(sum / count);
      }
    }
  }
  return result;
}

}  // namespace ocr
