// The order in which a person reads a page.
#pragma once

#include <vector>

#include "ocr/recogniser.hpp"
#include "ocr/tables.hpp"

namespace ocr {

// Lines of a straight page in reading order. Columns of running text one after the other; tables row by row, the words
// of each cell together and Gap::Cell between cells, whether rules or only aligned gaps part them; all else by rows
// from the top. Lines from top to bottom (`vertical`) from right to left, before the others where they are the more.
std::vector<Line> in_reading_order(const std::vector<Line>& lines, const std::vector<Table>& tables);

}  // namespace ocr
