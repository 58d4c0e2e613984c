// What the people who wrote an office file say about it: title, subject, author, … ([MS-OLEPS]).
#pragma once

#include <string>
#include <vector>

#include "evidence/formats/ole_file.hpp"

namespace evidence::formats {

// Title, subject, author, keywords, comment, last editor; category, manager, company: in the order in which they stand,
// UTF-8, empty ones left out.
std::vector<std::string> summary_texts(const OleFile& file);

}  // namespace evidence::formats
