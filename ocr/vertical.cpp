#include "ocr/vertical.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace ocr {

using evidence::Result;

namespace {

constexpr std::uint8_t dark = 128;
constexpr double least_character = 0.6;  // of the column's width: a lower part belongs to the next
constexpr double most_character = 1.25;  // a higher one is more than one character

struct Span {
  int top = 0;
  int bottom = 0;
  [[nodiscard]] int height() const { return bottom - top; }
};

std::vector<Span> inked_rows(const Picture& column) {
  std::vector<Span> spans;
  for (int y = 0; y < column.height; ++y) {
    const bool inked = std::any_of(column.row(y), column.row(y) + column.width, [](auto v) { return v < dark; });
    if (!inked) continue;
    if (spans.empty() || spans.back().bottom < y) spans.push_back({y, y});
    spans.back().bottom = y + 1;
  }
  return spans;
}

// A character has parts (三), and two characters may touch.
std::vector<Span> characters_of(const Picture& column) {
  std::vector<Span> characters;
  for (const Span& span : inked_rows(column)) {
    if (!characters.empty()) {
      Span& last = characters.back();
      const bool is_part =
          last.height() < least_character * column.width || span.height() < least_character * column.width / 2;
      if (is_part && span.bottom - last.top <= most_character * column.width) {
        last.bottom = span.bottom;
        continue;
      }
    }
    const int count = std::max(1, static_cast<int>(std::lround(span.height() / (most_character * column.width))));
    for (int i = 0; i < count; ++i)
      characters.push_back({span.top + span.height() * i / count, span.top + span.height() * (i + 1) / count});
  }
  return characters;
}

}  // namespace

Result<Line> read_column(Recogniser& engine, const Picture& page, const Area& area) {
  Line line;
  line.vertical = true;
  const Picture column = cut_out(page, area);
  const std::vector<Span> characters = characters_of(column);
  if (characters.size() < 2) return line;
  const int gap = column.width / 8 + 1;
  int width = gap;
  int height = 0;
  for (const Span& character : characters) height = std::max(height, character.height());
  width += static_cast<int>(characters.size()) * (column.width + gap);
  Picture strip(width, height + 2 * gap, 1, page.dpi);
  std::fill(strip.pixels.begin(), strip.pixels.end(), std::uint8_t{255});
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const int left = gap + static_cast<int>(i) * (column.width + gap);
    const int top = gap + (height - characters[i].height()) / 2;
    for (int y = 0; y < characters[i].height(); ++y) {
      const std::uint8_t* from = column.row(characters[i].top + y);
      std::copy(from, from + column.width, strip.row(top + y) + left);
    }
  }
  auto read = engine.read_line(strip);
  if (!read) return read;
  for (Word& word : read->words) {
    const auto index = [&](int x) {
      const int at = std::clamp((x - gap / 2) / (column.width + gap), 0, static_cast<int>(characters.size()) - 1);
      return static_cast<std::size_t>(at);
    };
    const Span& first = characters[index(word.x + word.width / 4)];
    const Span& last = characters[index(word.x + word.width * 3 / 4)];
    word.x = area.x;
    word.y = area.y + first.top;
    word.width = column.width;
    word.height = last.bottom - first.top;
    word.before = Gap::None;
    line.words.push_back(std::move(word));
  }
  return line;
}

}  // namespace ocr
