// What people wrote beside the cells of a sheet.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evidence/reader/relations.hpp"

namespace evidence::reader {

struct SheetComment {
  std::string cell;  // "B2"
  std::string author;
  std::string text;
};

// By row, from 1. Newer conversations (threads) win over the copy of them that is kept for older programs.
std::map<unsigned, std::vector<SheetComment>> sheet_comments(const Package& package,
                                                             const std::vector<Relation>& relations);

// "AB12" → column 28, row 12, both from 1; 0 where it names none.
struct CellPlace {
  unsigned column = 0;
  unsigned row = 0;
};
CellPlace cell_place(std::string_view reference);

}  // namespace evidence::reader
