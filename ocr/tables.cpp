#include "ocr/tables.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "ocr/patches.hpp"

namespace ocr {
namespace {

constexpr int smallest_cell = 10;  // mask pixels (100 dpi): 2.5 mm
constexpr double fullest = 0.8;    // share of its box that a cell fills, at least
constexpr int reach_along = 12;    // mask pixels that a level rule is drawn longer: a pale one has gaps
constexpr int reach_down = 6;      // an upright one: less, not to part a merged cell
constexpr int reach = reach_along;
constexpr int shared_rule = 8;            // mask pixels between cells of one table, at most
constexpr std::size_t most_cells = 2000;  // a page of more is a picture of something else

Area bounds_of(const std::vector<Rule>& rules) {
  int left = rules.front().x;
  int top = rules.front().y;
  int right = left;
  int bottom = top;
  for (const Rule& rule : rules) {
    left = std::min(left, rule.x), top = std::min(top, rule.y);
    right = std::max(right, rule.x + rule.width), bottom = std::max(bottom, rule.y + rule.height);
  }
  return {left, top, right - left, bottom - top};
}

void fill(Picture& picture, int left, int top, int right, int bottom) {
  left = std::clamp(left, 0, picture.width), right = std::clamp(right, left, picture.width);
  top = std::clamp(top, 0, picture.height), bottom = std::clamp(bottom, top, picture.height);
  for (int y = top; y < bottom; ++y) std::fill(picture.row(y) + left, picture.row(y) + right, std::uint8_t{0});
}

// 1 where there is no rule; one free pixel all around, so that what is outside is one patch at the edge.
Picture spaces_between(const std::vector<Rule>& rules, const Picture& mask, const Area& bounds) {
  Picture spaces(bounds.width + 2 * (reach + 1), bounds.height + 2 * (reach + 1), 1);
  std::fill(spaces.pixels.begin(), spaces.pixels.end(), std::uint8_t{1});
  const int dx = reach + 1 - bounds.x;
  const int dy = reach + 1 - bounds.y;
  for (const Rule& rule : rules) {
    // A rule may lean: its own ink is drawn, a little thicker, and its ends are drawn on.
    for (int y = rule.y; y < rule.y + rule.height; ++y) {
      for (int x = rule.x; x < rule.x + rule.width; ++x)
        if (mask.row(y)[x] != 0) fill(spaces, x + dx - 1, y + dy - 1, x + dx + 2, y + dy + 2);
    }
    const Area ends = rule.vertical ? Area{0, reach_down, 0, 0} : Area{reach_along, 0, 0, 0};
    if (rule.width <= 3 || rule.height <= 3) {
      fill(spaces, rule.x + dx - ends.x, rule.y + dy - ends.y, rule.x + dx + rule.width + ends.x,
           rule.y + dy + rule.height + ends.y);
    }
  }
  return spaces;
}

bool touch(const Area& a, const Area& b) {
  return a.x <= b.x + b.width + shared_rule && b.x <= a.x + a.width + shared_rule &&
         a.y <= b.y + b.height + shared_rule && b.y <= a.y + a.height + shared_rule;
}

Area around(const Area& a, const Area& b) {
  const int right = std::max(a.x + a.width, b.x + b.width);
  const int bottom = std::max(a.y + a.height, b.y + b.height);
  const int left = std::min(a.x, b.x);
  const int top = std::min(a.y, b.y);
  return {left, top, right - left, bottom - top};
}

std::vector<Table> group(const std::vector<Area>& cells) {
  std::vector<std::size_t> groups(cells.size());
  std::iota(groups.begin(), groups.end(), std::size_t{0});
  const auto root = [&groups](std::size_t i) {
    while (groups[i] != i) i = groups[i] = groups[groups[i]];
    return i;
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      if (touch(cells[i], cells[k])) groups[root(i)] = root(k);
  }
  std::vector<Table> tables(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Table& table = tables[root(i)];
    table.box = table.cells.empty() ? cells[i] : around(table.box, cells[i]);
    table.cells.push_back(cells[i]);
  }
  std::erase_if(tables, [](const Table& table) { return table.cells.size() < 2; });
  return tables;
}

}  // namespace

std::vector<Table> find_tables(const Ink& ink, const std::vector<Rule>& rules) {
  const auto upright = std::count_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.vertical; });
  if (upright < 2 || std::cmp_less(rules.size(), upright + 2)) return {};
  const Area bounds = bounds_of(rules);
  const int dx = reach + 1 - bounds.x;
  const int dy = reach + 1 - bounds.y;
  const Picture spaces = spaces_between(rules, ink.mask, bounds);
  std::vector<Area> cells;
  for (const Patch& patch : find_patches(spaces)) {
    const bool outside = patch.x == 0 || patch.y == 0;
    const double whole = static_cast<double>(patch.width) * patch.height;
    if (outside || std::min(patch.width, patch.height) < smallest_cell) continue;
    if (static_cast<double>(patch.pixels) < fullest * whole) continue;
    cells.push_back({patch.x - dx, patch.y - dy, patch.width, patch.height});
  }
  if (cells.size() > most_cells) return {};
  std::vector<Table> tables = group(cells);
  const int factor = ink.factor;
  for (Table& table : tables) {
    table.box = {table.box.x * factor, table.box.y * factor, table.box.width * factor, table.box.height * factor};
    for (Area& cell : table.cells) cell = {cell.x * factor, cell.y * factor, cell.width * factor, cell.height * factor};
  }
  return tables;
}

std::vector<std::vector<std::size_t>> rows_of(const Table& table) {
  std::vector<std::size_t> order(table.cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return table.cells[a].y < table.cells[b].y; });
  std::vector<std::vector<std::size_t>> rows;
  for (const std::size_t i : order) {
    const Area& cell = table.cells[i];
    const bool joins = !rows.empty() && [&] {
      const Area& first = table.cells[rows.back().front()];
      return (cell.y - first.y) * 2 < std::min(cell.height, first.height);
    }();
    if (!joins) rows.emplace_back();
    rows.back().push_back(i);
  }
  for (auto& row : rows)
    std::sort(row.begin(), row.end(), [&](auto a, auto b) { return table.cells[a].x < table.cells[b].x; });
  return rows;
}

}  // namespace ocr
