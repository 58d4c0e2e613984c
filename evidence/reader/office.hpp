// The text of office packages. Form feeds stand where a page (or sheet, or slide) ends.
#pragma once

#include <string>
#include <vector>

#include "evidence/reader/document.hpp"
#include "evidence/reader/marked_text.hpp"
#include "evidence/reader/package.hpp"

namespace evidence::reader {

struct OfficeText {
  MarkedText marked;
  std::vector<std::string> pictures;  // stored parts, each once, in the order in which they stand
  std::size_t embedded = 0;           // other files within it; equations are none
};

// Paragraphs with their automatic numbers, tables (a row a line: "a | b"); text boxes, footnotes and comments behind
// the paragraph that holds them; then headers and footers. Tracked changes and hidden text are passages.
OrProblem<OfficeText> word_text(const Package& package, std::uint64_t most_bytes);
// Sheets with their names; a row a line, numbers as they are shown; comments behind their row, then drawings' text.
// Hidden sheets, rows and columns are passages.
OrProblem<OfficeText> sheet_text(const Package& package, std::uint64_t most_bytes);
// Slides in the presentation's order, each with its tables, charts, notes and comments. Hidden slides are passages.
OrProblem<OfficeText> slide_text(const Package& package, std::uint64_t most_bytes);

}  // namespace evidence::reader
