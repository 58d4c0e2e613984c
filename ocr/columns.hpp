// Columns of running text.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ocr/pieces.hpp"

namespace ocr {

// A white strip with running text on both sides of it, through rows [first, last].
struct Gutter {
  double left = 0;
  double right = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

// The gutter that parts most rows; nothing where what it parts are the short entries of a table: there a row is read
// across. Columns have at least 4 rows on each side, most of them full.
std::optional<Gutter> find_gutter(const std::vector<Piece>& pieces, const std::vector<Row>& rows, double em);

}  // namespace ocr
