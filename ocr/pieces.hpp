// An engine's lines taken apart where something else begins, and put together again.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ocr/recogniser.hpp"
#include "ocr/tables.hpp"

namespace ocr {

// Words that surely belong together: no wide gap and no rule of a table between them. In page pixels.
struct Piece {
  std::vector<Word> words;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  bool follows = false;  // the engine read it on one line with the piece before it
  std::optional<std::size_t> table;
  std::size_t cell = 0;  // of that table
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

std::vector<Piece> take_apart(const std::vector<Line>& lines, const std::vector<Table>& tables);

// Anything that stands at a place, grouped by it.
struct Row {
  std::vector<std::size_t> items;  // from the left
  double middle = 0;
  double height = 0;
};

// Which of the pieces named by `items` stand beside each other. `em`: the page's usual height of a line.
std::vector<Row> rows_of(const std::vector<Piece>& pieces, const std::vector<std::size_t>& items, double em);

// Appends a piece's words to a line, `before` its first.
void append(Line& line, const Piece& piece, Gap before);

// How a piece stands to the one before it where no table tells.
Gap gap_between(const Piece& before, const Piece& piece);

double usual_height(const std::vector<Piece>& pieces);  // the median

}  // namespace ocr
