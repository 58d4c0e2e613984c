#include "ocr/orientation.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ocr {
namespace {

struct Place {
  double x;
  double y;
};

// Where a point of the turned picture stands in the picture (width × height) before it was turned.
Place turn_back(Place at, int quarters, double width, double height) {
  switch (quarters) {
    case 1:
      return {at.y, height - at.x};
    case 2:
      return {width - at.x, height - at.y};
    case 3:
      return {width - at.y, at.x};
    default:
      return at;
  }
}

// Of anything with x, y, width and height.
template <class Placed>
void turn_box_back(Placed& placed, int quarters, const Picture& picture) {
  const auto back = [&](int x, int y) {
    return turn_back({double(x), double(y)}, quarters, picture.width, picture.height);
  };
  const Place a = back(placed.x, placed.y);
  const Place b = back(placed.x + placed.width, placed.y + placed.height);
  placed.x = static_cast<int>(std::min(a.x, b.x));
  placed.y = static_cast<int>(std::min(a.y, b.y));
  placed.width = static_cast<int>(std::max(a.x, b.x)) - placed.x;
  placed.height = static_cast<int>(std::max(a.y, b.y)) - placed.y;
}

}  // namespace

Picture turned(const Picture& picture, int quarters) {
  if (quarters % 4 == 0) return picture;
  const bool across = quarters % 2 != 0;
  Picture result(across ? picture.height : picture.width, across ? picture.width : picture.height, picture.channels,
                 picture.dpi);
  const auto channels = static_cast<std::size_t>(picture.channels);
  // Where the first pixel of the result comes from, and how far it is from there to the next across and down. Bytes.
  const auto pixel = static_cast<std::ptrdiff_t>(channels);
  const auto line = static_cast<std::ptrdiff_t>(picture.stride());
  const std::ptrdiff_t last_line = line * (picture.height - 1);
  const std::ptrdiff_t last_pixel = pixel * (picture.width - 1);
  const std::ptrdiff_t begin = quarters == 1 ? last_line : quarters == 2 ? last_line + last_pixel : last_pixel;
  const std::ptrdiff_t next = quarters == 1 ? -line : quarters == 2 ? -pixel : line;
  const std::ptrdiff_t down = quarters == 1 ? pixel : quarters == 2 ? -line : -pixel;
  constexpr int tile = 32;  // rows and columns at a time: what is read again is still in the cache
  for (int top = 0; top < result.height; top += tile) {
    for (int left = 0; left < result.width; left += tile) {
      const int right = std::min(result.width, left + tile);
      for (int y = top; y < std::min(result.height, top + tile); ++y) {
        std::uint8_t* to = result.row(y) + static_cast<std::size_t>(left) * channels;
        const std::uint8_t* from = picture.pixels.data() + begin + y * down + left * next;
        for (int x = left; x < right; ++x, from += next, to += channels) {
          to[0] = from[0];
          if (channels == 3) to[1] = from[1], to[2] = from[2];
        }
      }
    }
  }
  return result;
}

void turn_back(Recognition& recognition, int quarters, const Picture& picture) {
  recognition.quarters = quarters;
  for (auto* lines : {&recognition.lines, &recognition.doubtful, &recognition.second}) {
    for (Line& line : *lines) {
      for (Word& word : line.words) turn_box_back(word, quarters, picture);
    }
  }
  for (Unread& part : recognition.unread) turn_box_back(part, quarters, picture);
  for (Seal& seal : recognition.seals) {
    const Place at = turn_back({seal.x, seal.y}, quarters, picture.width, picture.height);
    seal.x = at.x;
    seal.y = at.y;
    if (quarters % 2 != 0) std::swap(seal.across, seal.down);
  }
}

}  // namespace ocr
