// JSON with the line of every value, so that an error can say where. Private to this room.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace evidence {

struct JsonDocument {
  nlohmann::json root;
  std::map<std::string, std::size_t, std::less<>> lines;  // path ("clauses[3].rule"; "" = the whole) → line, from 1
  std::vector<std::string> repeated;                      // paths of keys that stand twice in one object
};

struct JsonFault {
  std::size_t line = 1;
  std::size_t column = 1;
};

// The document, or where its syntax breaks. Depth is limited: a hostile file cannot exhaust the stack.
struct JsonRead {
  JsonDocument document;
  bool ok = false;
  JsonFault fault;
};
JsonRead read_json(std::string_view text);

// The line of a path, or of the nearest thing around it.
std::size_t line_of(const JsonDocument& document, std::string_view path);

}  // namespace evidence
