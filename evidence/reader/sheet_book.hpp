// What the sheets of a workbook share (ECMA-376 part 1, 18.2, 18.4, 18.8).
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "evidence/reader/package.hpp"

namespace evidence::reader {

struct SheetPlace {
  std::string name;
  std::string part;  // stored; empty: not there
  bool hidden = false;
};

struct SheetBook {
  std::vector<SheetPlace> sheets;     // in the order of their tabs
  std::vector<std::string> strings;   // shared
  std::vector<std::string> formats;   // the code of each cell format
  std::vector<std::string> external;  // names of sheets in other files that formulas take values from
  bool from_1904 = false;
};

// "damaged" where there is no workbook or no sheet.
OrProblem<SheetBook> read_sheet_book(const Package& package);

// All text below a node but the pronunciation of it.
std::string sheet_string(const pugi::xml_node& parent);

}  // namespace evidence::reader
