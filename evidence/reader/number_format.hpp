// A cell's number as the spreadsheet shows it: ECMA-376 part 1, 18.8.30 and 18.8.31 (numFmts), the same codes in
// [MS-XLS].
#pragma once

#include <string>
#include <string_view>

namespace evidence::reader {

// The code of a format that spreadsheets know by number, with the Chinese ones (27–36, 50–58); "General" for others.
std::string_view built_in_number_format(unsigned number);

// `value`: for dates the days since 30 December 1899 (or since 1904 where `from_1904`). What a code asks that is not
// known here (fractions, Buddhist years) is shown as General.
std::string shown_number(double value, std::string_view code, bool from_1904);

}  // namespace evidence::reader
