#include "ocr/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "ocr/columns.hpp"
#include "ocr/pieces.hpp"

namespace ocr {
namespace {

constexpr double column_gap = 1.5;        // line heights between two entries of an unruled table, at least
constexpr double aligned = 0.5;           // line heights that the gaps of two rows have in common, at least
constexpr std::size_t near_rows = 2;      // how far off a row with the same gap may be
constexpr std::size_t longest_cell = 12;  // rows of text; a cell of more is a page of its own

constexpr std::size_t least_level_rows = 3;  // a form's cells hold a name and an entry: two rows say nothing

using Indices = std::vector<std::size_t>;

// The pieces of a page, and for each ruled table one that stands for it.
struct Content {
  std::vector<Piece> pieces;
  std::vector<std::optional<std::size_t>> stands_for;  // by piece
  const std::vector<Table>* tables = nullptr;
  std::vector<std::vector<Indices>> in_cells;  // by table and cell: pieces
  double em = 1;
};

std::size_t rows_with_two(const Content& content, std::size_t table) {
  std::size_t count = 0;
  for (const auto& row : rows_of((*content.tables)[table])) {
    const auto written =
        std::count_if(row.begin(), row.end(), [&](auto cell) { return !content.in_cells[table][cell].empty(); });
    if (written > 1) ++count;
  }
  return count;
}

// Returns what stands on the page itself: pieces outside tables, and tables.
Indices sort_into_cells(Content& content) {
  const std::vector<Table>& tables = *content.tables;
  for (const Table& table : tables) content.in_cells.emplace_back(table.cells.size());
  Indices free;
  for (std::size_t i = 0; i < content.pieces.size(); ++i) {
    const Piece& piece = content.pieces[i];
    if (piece.table) content.in_cells[*piece.table][piece.cell].push_back(i);
  }
  std::vector<bool> is_table;
  for (std::size_t t = 0; t < tables.size(); ++t) is_table.push_back(rows_with_two(content, t) > 0);
  // A frame around text is no table: what it holds is text of the page.
  for (std::size_t i = 0; i < content.pieces.size(); ++i) {
    const Piece& piece = content.pieces[i];
    if (!piece.table || !is_table[*piece.table]) free.push_back(i);
  }
  content.stands_for.resize(content.pieces.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (!is_table[t]) continue;
    const Area& box = tables[t].box;
    Piece place;
    place.left = box.x, place.top = box.y, place.right = box.x + box.width, place.bottom = box.y + box.height;
    free.push_back(content.pieces.size());
    content.pieces.push_back(place);
    content.stands_for.emplace_back(t);
  }
  return free;
}

// A table is a row of its own: its height would take in all that stands beside it.
std::vector<Row> rows_on_page(const Content& content, const Indices& items) {
  Indices text;
  std::vector<Row> tables;
  for (const std::size_t i : items) {
    if (!content.stands_for[i]) {
      text.push_back(i);
      continue;
    }
    tables.push_back({{i}, content.pieces[i].top, content.pieces[i].height()});
  }
  std::vector<Row> rows = rows_of(content.pieces, text, content.em);
  rows.insert(rows.end(), tables.begin(), tables.end());
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.middle < b.middle; });
  return rows;
}

bool shares_gap(const Content& content, const Row& row, double left, double right) {
  for (std::size_t k = 1; k < row.items.size(); ++k) {
    const double gap_left = content.pieces[row.items[k - 1]].right;
    const double gap_right = content.pieces[row.items[k]].left;
    const double common = std::min(right, gap_right) - std::max(left, gap_left);
    if (gap_right - gap_left >= column_gap * content.em && common >= aligned * content.em) return true;
  }
  return false;
}

// Whether the gap between two pieces of a row parts columns: it is wide and a near row has it too.
bool parts_columns(const Content& content, const std::vector<Row>& rows, std::size_t r, const Piece& before,
                   const Piece& piece) {
  if (piece.left - before.right < column_gap * content.em) return false;
  const std::size_t from = r < near_rows ? 0 : r - near_rows;
  const std::size_t to = std::min(rows.size(), r + near_rows + 1);
  for (std::size_t other = from; other < to; ++other)
    if (other != r && shares_gap(content, rows[other], before.right, piece.left)) return true;
  return false;
}

void flow(const Content& content, const Indices& items, std::vector<Line>& lines);

// All text of a cell, its rows one after the other; how many rows.
std::size_t append_cell(const Content& content, const Indices& items, Line& line, Gap before) {
  const std::vector<Row> rows = rows_of(content.pieces, items, content.em);
  for (const Row& row : rows) {
    const Piece* last = nullptr;
    for (const std::size_t i : row.items) {
      const Piece& piece = content.pieces[i];
      append(line, piece, last == nullptr ? before : gap_between(*last, piece));
      last = &piece;
      before = Gap::None;
    }
  }
  return rows.size();
}

// Whether the cells of a row hold as many rows of text each, level with each other: rules part the columns only.
std::vector<Row> level_rows(const Content& content, const std::vector<const Indices*>& cells) {
  Indices all;
  std::size_t count = 0;
  for (const Indices* cell : cells) {
    const std::size_t rows = rows_of(content.pieces, *cell, content.em).size();
    if (cell != cells.front() && rows != count) return {};
    count = rows;
    all.insert(all.end(), cell->begin(), cell->end());
  }
  if (cells.size() < 2 || count < least_level_rows) return {};
  std::vector<Row> rows = rows_of(content.pieces, all, content.em);
  if (rows.size() != count) rows.clear();
  return rows;
}

void append_row_of_cells(const Content& content, const Row& row, Line& line) {
  const Piece* last = nullptr;
  for (const std::size_t i : row.items) {
    const Piece& piece = content.pieces[i];
    append(line, piece, last == nullptr || last->cell != piece.cell ? Gap::Cell : gap_between(*last, piece));
    last = &piece;
  }
}

void flow_table(const Content& content, std::size_t t, std::vector<Line>& lines) {
  const auto& cells = content.in_cells[t];
  for (const auto& row : rows_of((*content.tables)[t])) {
    std::vector<const Indices*> written;
    for (const std::size_t cell : row)
      if (!cells[cell].empty()) written.push_back(&cells[cell]);
    const std::vector<Row> level = level_rows(content, written);
    for (const Row& part : level) append_row_of_cells(content, part, lines.emplace_back());
    if (!level.empty()) continue;
    Line line;
    std::size_t longest = 0;
    for (const Indices* cell : written) longest = std::max(longest, append_cell(content, *cell, line, Gap::Cell));
    if (written.size() > 1 && longest <= longest_cell) {
      lines.push_back(std::move(line));
      continue;
    }
    for (const std::size_t cell : row) flow(content, cells[cell], lines);
  }
}

void flow_rows(const Content& content, const std::vector<Row>& rows, std::vector<Line>& lines) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (content.stands_for[rows[r].items.front()]) {
      flow_table(content, *content.stands_for[rows[r].items.front()], lines);
      continue;
    }
    Line line;
    const Piece* last = nullptr;
    for (const std::size_t i : rows[r].items) {
      const Piece& piece = content.pieces[i];
      Gap gap = Gap::None;
      if (last != nullptr) gap = parts_columns(content, rows, r, *last, piece) ? Gap::Cell : gap_between(*last, piece);
      append(line, piece, gap);
      last = &piece;
    }
    lines.push_back(std::move(line));
  }
}

void flow(const Content& content, const Indices& items, std::vector<Line>& lines) {
  if (items.empty()) return;
  const std::vector<Row> rows = rows_on_page(content, items);
  const auto gutter = find_gutter(content.pieces, rows, content.em);
  if (!gutter) return flow_rows(content, rows, lines);
  Indices above;
  Indices left;
  Indices right;
  Indices below;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::size_t i : rows[r].items) {
      Indices& part = r < gutter->first                             ? above
                      : r > gutter->last                            ? below
                      : content.pieces[i].left >= gutter->right - 1 ? right
                                                                    : left;
      part.push_back(i);
    }
  }
  for (const Indices* part : {&above, &left, &right, &below}) flow(content, *part, lines);
}

// Where a line from top to bottom stands.
int right_edge(const Line& line) {
  int edge = 0;
  for (const Word& word : line.words) edge = std::max(edge, word.x + word.width);
  return edge;
}

}  // namespace

std::vector<Line> in_reading_order(const std::vector<Line>& lines, const std::vector<Table>& tables) {
  std::vector<Line> upright;
  std::vector<Line> standing;
  for (const Line& line : lines) (line.vertical ? standing : upright).push_back(line);
  std::stable_sort(standing.begin(), standing.end(),
                   [](const Line& a, const Line& b) { return right_edge(a) > right_edge(b); });
  Content content;
  content.tables = &tables;
  content.pieces = take_apart(upright, tables);
  content.em = usual_height(content.pieces);
  const Indices items = sort_into_cells(content);
  std::vector<Line> ordered;
  flow(content, items, ordered);
  const bool first = standing.size() > upright.size();
  ordered.insert(first ? ordered.begin() : ordered.end(), standing.begin(), standing.end());
  return ordered;
}

}  // namespace ocr
