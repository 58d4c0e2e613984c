// Tables kept as text (CSV, TSV): RFC 4180 and what programs make of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace evidence::reader {

// Every record a line, "a | b"; line ends in quoted fields become blanks. Nothing where the text is no such table: its
// delimiter is the one (comma, tab, semicolon, vertical bar) that cuts its records into the same number of fields.
// `named`: the file's name says that it is one, so that two fields in one record are enough.
std::optional<std::string> rows_of_delimited(std::string_view text, bool named);

}  // namespace evidence::reader
