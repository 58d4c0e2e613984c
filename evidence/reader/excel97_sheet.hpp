// One sheet of an Excel 5–2003 workbook.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/reader/marked_text.hpp"

namespace evidence::reader {

// What the workbook says once for all its sheets.
struct Excel97Book {
  bool excel5 = false;   // no Unicode: strings are in `encoding`
  std::string encoding;  // empty for Excel 97 and later
  bool from_1904 = false;
  std::vector<std::string> strings;         // shared by all sheets
  std::vector<std::uint16_t> cell_formats;  // a cell format's number format
  std::map<std::uint16_t, std::string> number_formats;
};

// Reads the sheet that begins at `offset` of the workbook stream and writes its rows, then text boxes and comments.
// `hidden`: the whole sheet is.
void write_sheet(ByteView stream, std::uint64_t offset, const Excel97Book& book, bool hidden, TextBuilder& text);

}  // namespace evidence::reader
