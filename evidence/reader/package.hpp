// The parts of an office package (a zip), by name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evidence/reader/document.hpp"

namespace evidence::reader {

// Only parts that hold text are unpacked; the names of all are known.
struct Package {
  std::vector<std::string> names;
  std::map<std::string, std::string, std::less<>> parts;
  [[nodiscard]] const std::string* part(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
};

// Unpacks the XML parts, together at most `most_bytes`: "bomb" beyond it, "damaged" where the zip cannot be read,
// "encrypted" where it has a password.
OrProblem<Package> open_package(ByteView bytes, std::uint64_t most_bytes);

}  // namespace evidence::reader
