#include "evidence/reader/layout.hpp"

#include <algorithm>
#include <cmath>

#include <unicode/uchar.h>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

constexpr double margin = 56.7;
constexpr int lines_per_page = 50;
constexpr double column_width = nominal_font_size / 2;
constexpr double line_height = (nominal_height - 2 * margin) / lines_per_page;
constexpr int columns = 91;
constexpr int tab_stop = 8;
constexpr std::size_t longest_run = 1024;  // bytes: marks without width must not make a word endless
// Blanks end no line: without this a page of them could be as long as the file, and no frame holds that.
constexpr std::size_t longest_page = 256U << 10U;  // bytes; a full page of Chinese has 7 thousand
static_assert(columns * column_width <= nominal_width - 2 * margin);

bool is_wide(char32_t c) {
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool has_no_width(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0;
}

struct Piece {
  enum class Kind { Word, Blank, LineEnd, PageEnd };
  Kind kind = Kind::Word;
  std::size_t begin = 0;
  std::size_t end = 0;
  int columns = 0;
};

// The next piece: one wide character, a run of narrow ones (at most a line long), blanks, an end of line or page.
Piece next_piece(std::string_view text, std::size_t at) {
  Piece piece{Piece::Kind::Word, at, at, 0};
  char32_t c = next_code_point(text, piece.end);
  if (c == '\n' || c == '\f') {
    piece.kind = c == '\n' ? Piece::Kind::LineEnd : Piece::Kind::PageEnd;
    return piece;
  }
  if (is_blank(c)) {
    piece.kind = Piece::Kind::Blank;
    piece.columns = c == '\t' ? tab_stop : is_wide(c) ? 2 : 1;
    return piece;
  }
  if (is_wide(c)) {
    piece.columns = 2;
    return piece;
  }
  piece.columns = has_no_width(c) ? 0 : 1;
  while (piece.end < text.size() && piece.columns < columns && piece.end - piece.begin < longest_run) {
    std::size_t after = piece.end;
    c = next_code_point(text, after);
    if (is_blank(c) || is_wide(c)) break;
    piece.columns += has_no_width(c) ? 0 : 1;
    piece.end = after;
  }
  piece.columns = std::max(1, piece.columns);
  return piece;
}

// Where the pen stands, in lines and columns.
struct Pen {
  int line = 0;
  int column = 0;

  // Puts a piece down and says at which column it begins; moves to the next line where it does not fit.
  int put(const Piece& piece) {
    if (piece.kind == Piece::Kind::LineEnd) {
      ++line;
      column = 0;
      return 0;
    }
    if (piece.kind == Piece::Kind::Blank) {
      const int step = piece.columns == tab_stop ? tab_stop - column % tab_stop : piece.columns;
      column = std::min(columns, column + step);
      return column;
    }
    if (column + piece.columns > columns) {
      ++line;
      column = 0;
    }
    const int begin = column;
    column += piece.columns;
    return begin;
  }
};

}  // namespace

std::vector<TextRange> paginate(std::string_view text, std::uint32_t most) {
  std::vector<TextRange> pages;
  TextRange page;
  Pen pen;
  const auto turn = [&](std::size_t end, std::size_t begin) {
    pages.push_back({page.begin, end});
    page.begin = begin;
    pen = {};
  };
  std::size_t at = 0;
  while (at < text.size() && pages.size() < most) {
    const Piece piece = next_piece(text, at);
    at = piece.end;
    if (piece.kind == Piece::Kind::PageEnd) {
      turn(piece.begin, piece.end);
      continue;
    }
    pen.put(piece);
    if (pen.line < lines_per_page) {
      if (piece.end - page.begin >= longest_page) turn(piece.end, piece.end);
      continue;
    }
    if (piece.kind == Piece::Kind::Word) {  // it did not fit: it begins the next page
      turn(piece.begin, piece.begin);
      pen.put(piece);
    } else {
      turn(piece.begin, piece.end);
    }
  }
  if (pages.size() < most && (page.begin < text.size() || pages.empty())) pages.push_back({page.begin, text.size()});
  return pages;
}

std::vector<PlacedWord> place_words(std::string_view page_text) {
  std::vector<PlacedWord> words;
  Pen pen;
  for (std::size_t at = 0; at < page_text.size();) {
    const Piece piece = next_piece(page_text, at);
    at = piece.end;
    const int column = pen.put(piece);
    if (piece.kind != Piece::Kind::Word) continue;
    const Rectangle where{margin + column * column_width, margin + pen.line * line_height, piece.columns * column_width,
                          line_height};
    words.push_back({static_cast<std::uint32_t>(piece.begin), static_cast<std::uint32_t>(piece.end), where});
  }
  return words;
}

}  // namespace evidence::reader
