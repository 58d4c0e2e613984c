#include "ocr/orientation.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ocr {
namespace {

constexpr int doubtful = 92;          // mean confidence, percent
constexpr int clearly_better = 3;     // percentage points
constexpr std::size_t few_words = 4;  // too little to judge by

std::size_t count_words(const Recognition& recognition) {
  std::size_t count = 0;
  for (const Line& line : recognition.lines) count += line.size();
  return count;
}

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

void turn_back(Recognition& recognition, int quarters, const Picture& picture) {
  const double width = picture.width;
  const double height = picture.height;
  for (Line& line : recognition.lines) {
    for (Word& word : line) {
      const Place a = turn_back({double(word.x), double(word.y)}, quarters, width, height);
      const Place b = turn_back({double(word.x + word.width), double(word.y + word.height)}, quarters, width, height);
      word.x = static_cast<int>(std::min(a.x, b.x));
      word.y = static_cast<int>(std::min(a.y, b.y));
      word.width = static_cast<int>(std::max(a.x, b.x)) - word.x;
      word.height = static_cast<int>(std::max(a.y, b.y)) - word.y;
    }
  }
  for (Disc& seal : recognition.seals) {
    const Place at = turn_back({seal.x, seal.y}, quarters, width, height);
    seal.x = at.x;
    seal.y = at.y;
  }
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

evidence::Result<Recognition> recognise_upright(Recogniser& engine, const Picture& picture) {
  auto best = engine.recognise(picture);
  if (!best || best->confidence >= doubtful || count_words(*best) < few_words) return best;
  const std::size_t words = count_words(*best);
  for (const int quarters : {1, 3, 2}) {
    auto other = engine.recognise(turned(picture, quarters));
    if (!other) return std::unexpected(std::move(other.error()));
    if (other->confidence < best->confidence + clearly_better || count_words(*other) * 2 < words) continue;
    turn_back(*other, quarters, picture);
    best = std::move(other);
    if (best->confidence >= doubtful) break;
  }
  return best;
}

}  // namespace ocr
