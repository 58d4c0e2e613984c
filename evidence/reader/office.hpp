// The text of office packages. Form feeds stand where a page (or sheet, or slide) ends.
#pragma once

#include <string>

#include "evidence/reader/package.hpp"

namespace evidence::reader {

// Paragraphs, tables (a row a line: "a | b"), text boxes; then headers and footers, notes and comments.
OrProblem<std::string> word_text(const Package& package);
// Sheets with their names; a row a line.
OrProblem<std::string> sheet_text(const Package& package);
// Slides in order, each with its notes.
OrProblem<std::string> slide_text(const Package& package);

}  // namespace evidence::reader
