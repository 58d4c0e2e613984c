#include "ocr/pieces.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ocr {
namespace {

constexpr double parts = 0.45;    // of the line's height: a wider gap takes a line apart; nothing is lost by it
constexpr double blank = 0.6;     // of the line's height: a wider gap is a blank
constexpr double same_row = 0.5;  // of the lower one's height: middles that far apart stand on one row

struct Where {
  std::optional<std::size_t> table;
  std::size_t cell = 0;
  friend bool operator==(const Where&, const Where&) = default;
};

bool holds(const Area& area, int x, int y) {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

Where find(const Word& word, const std::vector<Table>& tables) {
  const int x = word.x + word.width / 2;
  const int y = word.y + word.height / 2;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (!holds(tables[t].box, x, y)) continue;
    const auto& cells = tables[t].cells;
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Area& area) { return holds(area, x, y); });
    if (cell != cells.end()) return {t, static_cast<std::size_t>(cell - cells.begin())};
  }
  return {};
}

// Where a line lies, its small signs and a bar that was taken for a letter left aside. All its pieces lie there.
struct Band {
  double middle = 0;  // the median of its words
  double height = 0;  // three words in four are no higher
};

Band band_of(const std::vector<Word>& words) {
  std::vector<double> middles;
  std::vector<double> heights;
  for (const Word& word : words) {
    middles.push_back(word.y + word.height / 2.0);
    heights.push_back(word.height);
  }
  const auto pick = [](std::vector<double>& values, std::size_t at) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
  };
  return {pick(middles, middles.size() / 2), pick(heights, heights.size() * 3 / 4)};
}

void add_word(Piece& piece, const Word& word, const Band& band) {
  const double right = word.x + word.width;
  const bool first = piece.words.empty();
  piece.left = first ? word.x : std::min(piece.left, double(word.x));
  piece.right = first ? right : std::max(piece.right, right);
  piece.top = band.middle - band.height / 2;
  piece.bottom = band.middle + band.height / 2;
  piece.words.push_back(word);
}

// Upside down: its words stay in the order in which they read.
bool runs_backwards(const Line& line) { return line.words.back().x + line.words.back().width < line.words.front().x; }

Piece whole(const Line& line) {
  Piece piece;
  const Band band = band_of(line.words);
  for (const Word& word : line.words) add_word(piece, word, band);
  return piece;
}

}  // namespace

std::vector<Piece> take_apart(const std::vector<Line>& lines, const std::vector<Table>& tables) {
  std::vector<Piece> pieces;
  for (const Line& line : lines) {
    if (line.words.empty()) continue;
    if (runs_backwards(line)) {
      pieces.push_back(whole(line));
      continue;
    }
    const Band band = band_of(line.words);
    const double widest = parts * band.height;
    Where last;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Word& word = line.words[i];
      const Where where = find(word, tables);
      const bool starts = i == 0 || where != last || [&] {
        const Word& before = line.words[i - 1];
        return word.x - (before.x + before.width) > widest || word.x + word.width < before.x;
      }();
      if (starts) {
        Piece piece;
        piece.follows = i > 0;
        piece.table = where.table;
        piece.cell = where.cell;
        pieces.push_back(std::move(piece));
      }
      last = where;
      add_word(pieces.back(), word, band);
    }
  }
  return pieces;
}

std::vector<Row> rows_of(const std::vector<Piece>& pieces, const std::vector<std::size_t>& items, double em) {
  std::vector<std::size_t> order = items;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return pieces[a].middle() < pieces[b].middle(); });
  std::vector<Row> rows;
  for (const std::size_t i : order) {
    const Piece& piece = pieces[i];
    const double height = std::max(piece.height(), em / 2);
    if (rows.empty() || piece.middle() - rows.back().middle > same_row * std::min(height, rows.back().height)) {
      rows.push_back({{}, piece.middle(), height});
    }
    rows.back().items.push_back(i);
  }
  for (Row& row : rows)
    std::stable_sort(row.items.begin(), row.items.end(),
                     [&](auto a, auto b) { return pieces[a].left < pieces[b].left; });
  return rows;
}

void append(Line& line, const Piece& piece, Gap before) {
  const std::size_t at = line.words.size();
  line.words.insert(line.words.end(), piece.words.begin(), piece.words.end());
  if (at < line.words.size()) line.words[at].before = at == 0 ? Gap::None : before;
}

Gap gap_between(const Piece& before, const Piece& piece) {
  if (piece.follows) return piece.words.front().before;
  const double gap = piece.left - before.right;
  if (gap > blank * std::min(before.height(), piece.height())) return Gap::Blank;
  return Gap::None;
}

double usual_height(const std::vector<Piece>& pieces) {
  if (pieces.empty()) return 1;
  std::vector<double> heights;
  for (const Piece& piece : pieces) heights.push_back(piece.height());
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), at, heights.end());
  return std::max(1.0, *at);
}

}  // namespace ocr
