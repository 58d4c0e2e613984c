// Text without pages of its own (plain text, office text) laid out on nominal A4 pages. One flow decides where each
// word stands; the boxes of words and the drawn picture both come from it, so they cannot differ.
//
// The grid: margins of 2 cm, 50 lines, 91 columns of half a character; a Chinese character takes two columns. Every
// word is placed by the grid, never by a font's metrics.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

inline constexpr double nominal_width = 595;  // A4, points
inline constexpr double nominal_height = 842;
inline constexpr double nominal_font_size = 10.5;  // 五号, the body size of office documents

struct PlacedWord {
  std::uint32_t begin = 0;  // bytes of the page's text
  std::uint32_t end = 0;
  Rectangle where;  // points
};

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Cuts text into pages: after 50 lines, at a form feed (which belongs to no page) or after 256 KiB. At least one page,
// at most `most`.
std::vector<TextRange> paginate(std::string_view text, std::uint32_t most);

// Where the words of one page stand.
std::vector<PlacedWord> place_words(std::string_view page_text);

}  // namespace evidence::reader
