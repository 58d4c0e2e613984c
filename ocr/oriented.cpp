#include "ocr/oriented.hpp"

#include <algorithm>
#include <cstddef>

namespace ocr {
namespace {

template <int channels>
void turn(const Picture& from, Picture& to, int orientation) {
  const bool quarter = orientation >= 5;
  const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  // Blocks: rows of one become columns of the other, and both stay in the cache.
  constexpr int block = 64;
  for (int y0 = 0; y0 < to.height; y0 += block) {
    for (int x0 = 0; x0 < to.width; x0 += block) {
      for (int y = y0; y < std::min(to.height, y0 + block); ++y) {
        std::uint8_t* out = to.row(y) + std::ptrdiff_t{x0} * channels;
        for (int x = x0; x < std::min(to.width, x0 + block); ++x) {
          const int u = quarter ? y : x;
          const int v = quarter ? x : y;
          const std::uint8_t* pixel = from.row(from_bottom ? from.height - 1 - v : v) +
                                      std::ptrdiff_t{from_right ? from.width - 1 - u : u} * channels;
          for (int c = 0; c < channels; ++c) *out++ = pixel[c];
        }
      }
    }
  }
}

}  // namespace

Picture oriented(Picture picture, int orientation) {
  if (orientation < 2 || orientation > 8) return picture;
  const bool quarter = orientation >= 5;
  Picture result(quarter ? picture.height : picture.width, quarter ? picture.width : picture.height, picture.channels,
                 picture.dpi);
  if (picture.channels == 1) {
    turn<1>(picture, result, orientation);
  } else {
    turn<3>(picture, result, orientation);
  }
  return result;
}

}  // namespace ocr
