// How a number is written in a list: ST_NumberFormat (ECMA-376 part 1, 17.18.59).
#pragma once

#include <string>
#include <string_view>

namespace evidence::reader {

// "chineseCounting", 21 → "二十一". A format that is not known is decimal.
std::string list_number(int value, std::string_view format);

}  // namespace evidence::reader
