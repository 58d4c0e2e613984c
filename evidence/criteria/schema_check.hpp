// A JSON document against a JSON Schema (draft-07). Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/criteria/json_lines.hpp"

namespace evidence {

struct SchemaMistake {
  std::string path;  // "clauses[3].gate"
  TextKey key;
  TextArguments arguments;
};

// The mistakes at the leaves, in no order; fails (Defect) where the schema itself cannot be used.
Result<std::vector<SchemaMistake>> check_schema(const nlohmann::json& document, std::string_view schema_text);

}  // namespace evidence
