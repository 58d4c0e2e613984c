#include "ocr/left_over.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "ocr/patches.hpp"

namespace ocr {
namespace {

constexpr int lowest = 6;    // mask pixels (100 dpi): 1.5 mm
constexpr int highest = 40;  // 10 mm
constexpr int slender = 4;
constexpr int letter_gap = 9;             // that is closed between characters
constexpr std::size_t most_joined = 500;  // more is no text
constexpr double inked = 0.15;            // share of its box that is ink, at least: less is a flourish

void clear(Picture& mask, const Area& area) {
  const int left = std::clamp(area.x, 0, mask.width);
  const int right = std::clamp(area.x + area.width, left, mask.width);
  const int bottom = std::min(mask.height, area.y + area.height);
  for (int y = std::max(0, area.y); y < bottom; ++y)
    std::fill(mask.row(y) + left, mask.row(y) + right, std::uint8_t{0});
}

// Words of one line that stand apart become one area.
void join_along_lines(std::vector<Area>& areas) {
  if (areas.size() > most_joined) return;
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.x < b.x; });
  for (std::size_t i = 0; i < areas.size(); ++i) {
    for (std::size_t k = i + 1; k < areas.size();) {
      const Area& a = areas[i];
      const Area& b = areas[k];
      const int lower = std::min(a.height, b.height);
      const bool level = std::abs((2 * a.y + a.height) - (2 * b.y + b.height)) < lower;
      if (!level || b.x - (a.x + a.width) > std::max(a.height, b.height)) {
        ++k;
        continue;
      }
      const int top = std::min(a.y, b.y);
      const int bottom = std::max(a.y + a.height, b.y + b.height);
      areas[i] = {a.x, top, std::max(a.x + a.width, b.x + b.width) - a.x, bottom - top};
      areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

}  // namespace

Area bounds_of(const Line& line) {
  int left = line.words.front().x;
  int top = line.words.front().y;
  int right = left;
  int bottom = top;
  for (const Word& word : line.words) {
    left = std::min(left, word.x), top = std::min(top, word.y);
    right = std::max(right, word.x + word.width), bottom = std::max(bottom, word.y + word.height);
  }
  return {left, top, right - left, bottom - top};
}

Area grown(const Area& area, int by) { return {area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by}; }

std::vector<Area> left_over(const Picture& mask, int factor, const std::vector<Line>& lines) {
  Picture rest = mask;
  for (const Line& line : lines) {
    if (line.words.empty()) continue;
    const Area area = bounds_of(line);
    clear(rest, grown({area.x / factor, area.y / factor, area.width / factor, area.height / factor}, 3));
  }
  std::vector<Area> areas;
  if (std::count(rest.pixels.begin(), rest.pixels.end(), 1) < std::ptrdiff_t{lowest} * lowest * slender) return areas;
  for (const Patch& patch : find_patches(close(rest, letter_gap))) {
    if (patch.height < lowest || patch.height > highest || patch.width < lowest) continue;
    if (static_cast<double>(patch.pixels) < inked * patch.width * patch.height) continue;
    areas.push_back({patch.x, patch.y, patch.width, patch.height});
  }
  join_along_lines(areas);
  std::erase_if(areas, [](const Area& area) { return area.width < slender * area.height; });
  for (Area& area : areas) area = {area.x * factor, area.y * factor, area.width * factor, area.height * factor};
  std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.width > b.width; });
  return areas;
}

}  // namespace ocr
