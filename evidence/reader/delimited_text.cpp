#include "evidence/reader/delimited_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace evidence::reader {
namespace {

// Takes one record from `at` on and moves it behind its line end. `put` gets each field.
template <class Put>
void take_record(std::string_view text, std::size_t& at, char delimiter, const Put& put) {
  std::string field;
  bool quoted = false;
  bool begun = false;  // something stands in the field
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c != '"') {
        field += c == '\n' || c == '\r' ? ' ' : c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += '"';
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && !begun) {
      quoted = begun = true;
    } else if (c == delimiter) {
      put(field);
      field.clear();
      begun = false;
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      field += c;
      begun = true;
    }
  }
  if (at < text.size()) ++at;
  put(field);
}

// How many fields most of the first records have, 0 where they do not agree.
std::size_t agreed_fields(std::string_view text, char delimiter, bool named) {
  constexpr std::size_t sample = 64;
  constexpr std::size_t fewest_unnamed = 3;
  std::map<std::size_t, std::size_t> counts;
  std::size_t records = 0;
  for (std::size_t at = 0; at < text.size() && records < sample;) {
    std::size_t fields = 0;
    const std::size_t begin = at;
    take_record(text, at, delimiter, [&](const std::string& /*field*/) { ++fields; });
    if (text.substr(begin, at - begin).find_first_not_of("\r\n") == std::string_view::npos) continue;
    ++records;
    ++counts[fields];
  }
  if (counts.empty() || (!named && records < fewest_unnamed)) return 0;
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  // Titles and totals around a table may have fewer fields; prose agrees on nothing.
  const bool agreed = most->second * 10 >= records * (named ? 5 : 9);
  return agreed && most->first > 1 ? most->first : 0;
}

}  // namespace

std::optional<std::string> rows_of_delimited(std::string_view text, bool named) {
  char delimiter = '\0';
  std::size_t best = 1;
  // Without the name's word only tabs make a table: commas and bars also stand in prose and source code.
  const std::string_view candidates = named ? ",\t;|" : "\t";
  for (const char candidate : candidates) {
    const std::size_t fields = agreed_fields(text, candidate, named);
    if (fields > best) {
      best = fields;
      delimiter = candidate;
    }
  }
  if (delimiter == '\0') return std::nullopt;
  std::string rows;
  for (std::size_t at = 0; at < text.size();) {
    bool first = true;
    take_record(text, at, delimiter, [&](const std::string& field) {
      if (!first) rows += " | ";
      first = false;
      rows += field;
    });
    rows += '\n';
  }
  return rows;
}

}  // namespace evidence::reader
