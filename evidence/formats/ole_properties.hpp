// What the people who wrote an office file say about it: title, subject, author, … ([MS-OLEPS]).
#pragma once

#include <string>
#include <vector>

#include "evidence/formats/ole_file.hpp"

namespace evidence::formats {

// The texts of the summaries in the order in which they stand, UTF-8; empty ones, the name of a template and that of
// the program left out.
std::vector<std::string> summary_texts(const OleFile& file);
std::vector<std::string> property_texts(ByteView property_set);  // of one such stream

}  // namespace evidence::formats
