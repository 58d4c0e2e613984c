// Ruled tables: the cells between a page's rules.
#pragma once

#include <vector>

#include "ocr/ink.hpp"
#include "ocr/scale.hpp"

namespace ocr {

// Cells that share rules, in page pixels; a merged cell is one. Rows and columns follow from where they stand.
struct Table {
  Area box;
  std::vector<Area> cells;
};

// What rules enclose, at least 2.5 mm each way. A side that is not closed leaves its cells out: those rows are still
// told apart by how their columns stand.
std::vector<Table> find_tables(const Ink& ink, const std::vector<Rule>& rules);

// The cells of a table in rows from the top, each from the left. A cell that spans rows stands in the row of its top.
std::vector<std::vector<std::size_t>> rows_of(const Table& table);

}  // namespace ocr
