#include "ocr/columns.hpp"

#include <algorithm>

namespace ocr {
namespace {

constexpr double narrowest_gutter = 0.7;  // of the line's height
constexpr double narrowest_column = 7;    // heights of a line: a column of fewer characters is one of a table
constexpr std::size_t least_rows = 4;
constexpr double full = 0.75;              // of the column's width
constexpr double mostly_full = 0.5;        // share of its rows that are full
constexpr double entry_gap = 1.5;          // heights of a line: running text has no wider gap, rows of entries have
constexpr double narrow_gap = 1.0;         // and of this width at most one a row, where a line was found in two pieces
constexpr std::size_t most_pieces = 4000;  // a page of more is not one of columns

struct Strip {
  double left;
  double right;
};

// What remains of the strip where this row is passed; nothing where the row stands in the way.
std::optional<Strip> pass(Strip strip, const Row& row, const std::vector<Piece>& pieces) {
  for (const std::size_t i : row.items) {
    const Piece& piece = pieces[i];
    if (piece.right <= strip.left || piece.left >= strip.right) continue;
    if (piece.left <= strip.left) {
      strip.left = piece.right;
    } else if (piece.right >= strip.right) {
      strip.right = piece.left;
    } else {
      return std::nullopt;
    }
    if (strip.left >= strip.right) return std::nullopt;
  }
  return strip;
}

// What a row has on one side.
struct Part {
  double left = 0;
  double right = 0;
  double written = 0;  // without the gaps between entries
  std::size_t gaps = 0;
  bool empty = true;
  // Pieces come from the left.
  void add(const Piece& piece, double em) {
    const double gap = empty ? 0 : std::max(0.0, piece.left - right);
    if (gap >= narrow_gap * em) ++gaps;
    written += piece.right - piece.left + (gap < entry_gap * em ? gap : 0);
    left = empty ? piece.left : std::min(left, piece.left);
    right = empty ? piece.right : std::max(right, piece.right);
    empty = false;
  }
};

struct Side {
  std::size_t rows = 0;
  double left = 0;
  double right = 0;
  std::vector<double> widths;
  void add(const Part& part) {
    if (part.empty) return;
    left = rows == 0 ? part.left : std::min(left, part.left);
    right = rows == 0 ? part.right : std::max(right, part.right);
    widths.push_back(part.gaps > 1 ? 0 : part.written);
    ++rows;
  }
  [[nodiscard]] bool is_text(double em) const {
    if (rows < least_rows || right - left < narrowest_column * em) return false;
    const auto wide =
        std::count_if(widths.begin(), widths.end(), [&](double width) { return width >= full * (right - left); });
    return static_cast<double>(wide) >= mostly_full * static_cast<double>(rows);
  }
};

// How many rows the gutter parts, both sides together; 0 where a side is no running text.
std::size_t rows_parted(const Gutter& gutter, const std::vector<Piece>& pieces, const std::vector<Row>& rows,
                        double em) {
  Side before;
  Side after;
  std::size_t parted = 0;
  for (std::size_t r = gutter.first; r <= gutter.last; ++r) {
    Part here[2];
    for (const std::size_t i : rows[r].items) here[pieces[i].left >= gutter.right ? 1 : 0].add(pieces[i], em);
    before.add(here[0]);
    after.add(here[1]);
    if (!here[0].empty && !here[1].empty) ++parted;
  }
  return before.is_text(em) && after.is_text(em) ? parted : 0;
}

Gutter grow(Strip strip, std::size_t at, const std::vector<Piece>& pieces, const std::vector<Row>& rows, double em) {
  Gutter gutter{strip.left, strip.right, at, at};
  const auto passes = [&](std::size_t r) {
    const auto rest = pass({gutter.left, gutter.right}, rows[r], pieces);
    if (!rest || rest->right - rest->left < narrowest_gutter * em) return false;
    gutter.left = rest->left, gutter.right = rest->right;
    return true;
  };
  while (gutter.last + 1 < rows.size() && passes(gutter.last + 1)) ++gutter.last;
  while (gutter.first > 0 && passes(gutter.first - 1)) --gutter.first;
  return gutter;
}

}  // namespace

std::optional<Gutter> find_gutter(const std::vector<Piece>& pieces, const std::vector<Row>& rows, double em) {
  std::optional<Gutter> best;
  std::size_t most = 0;
  if (pieces.size() > most_pieces) return best;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t k = 1; k < rows[r].items.size(); ++k) {
      const Strip strip{pieces[rows[r].items[k - 1]].right, pieces[rows[r].items[k]].left};
      if (strip.right - strip.left < narrowest_gutter * em) continue;
      const Gutter gutter = grow(strip, r, pieces, rows, em);
      const std::size_t parted = rows_parted(gutter, pieces, rows, em);
      if (parted > most) most = parted, best = gutter;
    }
  }
  return best;
}

}  // namespace ocr
