// JSON Schema validation in tests.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace tests {

// Empty when the document is valid; else the first faults, one a line.
std::string schema_faults(const std::string& schema_file, const nlohmann::json& document);

}  // namespace tests
