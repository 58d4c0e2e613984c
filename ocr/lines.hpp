// From an engine's symbols to lines of words.
#pragma once

#include <string>
#include <vector>

#include "ocr/recogniser.hpp"

namespace ocr {

// One symbol as an engine gives it.
struct Symbol {
  std::string text;
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  float confidence = 0;  // percent
  bool starts_line = false;
  bool starts_word = false;
};

// Chinese characters become words of their own; other symbols of one word stay together. Engines for Chinese put
// blanks between their words: a blank is kept only between two runs of letters or digits, or where Chinese meets such a
// run with a gap of more than 0.6 of the line's height.
std::vector<Line> lines_of(const std::vector<Symbol>& symbols);

}  // namespace ocr
