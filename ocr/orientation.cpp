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
  const bool across = quarters % 2 != 0;
  Picture result(across ? picture.height : picture.width, across ? picture.width : picture.height, picture.channels,
                 picture.dpi);
  const auto channels = static_cast<std::size_t>(picture.channels);
  for (int y = 0; y < result.height; ++y) {
    std::uint8_t* to = result.row(y);
    for (int x = 0; x < result.width; ++x) {
      const Place from = turn_back({double(x), double(y)}, quarters, picture.width, picture.height);
      // Pixels are cells: a turned edge begins at the last cell, not behind it.
      const int u = std::min(picture.width - 1, static_cast<int>(quarters >= 2 ? from.x - 1 : from.x));
      const int v =
          std::min(picture.height - 1, static_cast<int>(quarters == 1 || quarters == 2 ? from.y - 1 : from.y));
      const std::uint8_t* pixel = picture.row(v) + static_cast<std::size_t>(u) * channels;
      std::copy(pixel, pixel + channels, to + static_cast<std::size_t>(x) * channels);
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
