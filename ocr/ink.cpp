#include "ocr/ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ocr/each_processor.hpp"
#include "ocr/patches.hpp"

namespace ocr {
namespace {

constexpr double mask_dpi = 100;
constexpr std::uint8_t dark = 200;    // hairlines are pale
constexpr int shortest_level = 40;    // mask pixels: 10 mm; the strokes of characters up to 24 points stay below
constexpr int shortest_upright = 32;  // 8 mm: a table's row of one line, with its margins
constexpr int thickest = 8;           // 2 mm, lean included
constexpr int slenderness = 8;        // length against thickness, at least

OCR_EACH_PROCESSOR void mark_dark(const std::uint8_t* from, std::uint8_t* marks, int width) {
  for (int x = 0; x < width; ++x) marks[x] = static_cast<std::uint8_t>(marks[x] | (from[x] < dark ? 1 : 0));
}

// Only the runs of at least `shortest` pixels, along rows or columns.
Picture long_runs(const Picture& mask, int shortest, bool vertical) {
  Picture runs(mask.width, mask.height, 1);
  const int lines = vertical ? mask.width : mask.height;
  const int length = vertical ? mask.height : mask.width;
  const std::ptrdiff_t step = vertical ? mask.width : 1;
  for (int line = 0; line < lines; ++line) {
    const std::uint8_t* from = vertical ? mask.pixels.data() + line : mask.row(line);
    std::uint8_t* to = vertical ? runs.pixels.data() + line : runs.row(line);
    int begin = 0;
    for (int i = 0; i <= length; ++i) {
      if (i < length && from[i * step] != 0) continue;
      if (i - begin >= shortest)
        for (int k = begin; k < i; ++k) to[k * step] = 1;
      begin = i + 1;
    }
  }
  return runs;
}

void collect(const Picture& mask, bool vertical, std::vector<Rule>& rules) {
  const int shortest = vertical ? shortest_upright : shortest_level;
  for (const Patch& patch : find_patches(long_runs(mask, shortest, vertical))) {
    const int length = vertical ? patch.height : patch.width;
    const int thickness = vertical ? patch.width : patch.height;
    if (thickness > thickest && thickness * 24 > length) continue;  // a long rule may lean
    if (thickness * slenderness > length && thickness > 3) continue;
    rules.push_back({patch.x, patch.y, patch.width, patch.height, vertical});
  }
}

}  // namespace

Ink ink_of(const Picture& level, double dpi) {
  Ink ink;
  ink.factor = std::max(1, static_cast<int>(std::lround(dpi / mask_dpi)));
  ink.mask = Picture((level.width + ink.factor - 1) / ink.factor, (level.height + ink.factor - 1) / ink.factor, 1);
  std::vector<std::uint8_t> marks(static_cast<std::size_t>(level.width));
  for (int y = 0; y < ink.mask.height; ++y) {
    std::fill(marks.begin(), marks.end(), std::uint8_t{0});
    for (int v = y * ink.factor; v < std::min(level.height, (y + 1) * ink.factor); ++v)
      mark_dark(level.row(v), marks.data(), level.width);
    std::uint8_t* to = ink.mask.row(y);
    for (int x = 0; x < ink.mask.width; ++x) {
      const auto begin = marks.begin() + std::ptrdiff_t{x} * ink.factor;
      const auto end = marks.begin() + std::min(std::ptrdiff_t{level.width}, std::ptrdiff_t{x + 1} * ink.factor);
      to[x] = std::find(begin, end, 1) != end ? 1 : 0;
    }
  }
  return ink;
}

std::vector<Rule> find_rules(const Ink& ink) {
  std::vector<Rule> rules;
  collect(ink.mask, false, rules);
  collect(ink.mask, true, rules);
  return rules;
}

Picture without(const Picture& mask, const std::vector<Rule>& rules) {
  Picture result = mask;
  for (const Rule& rule : rules) {
    for (int y = rule.y; y < rule.y + rule.height; ++y)
      std::fill(result.row(y) + rule.x, result.row(y) + rule.x + rule.width, std::uint8_t{0});
  }
  return result;
}

}  // namespace ocr
