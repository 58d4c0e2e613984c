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
  std::map<std::string, std::string, std::less<>> stored;  // the name, by its plain path in small letters

  void add_name(std::string name);
  [[nodiscard]] const std::string* part(std::string_view name) const;
  // The stored name of what `path` asks for: without regard to case, to which way slashes lean, to a slash in front and
  // to "." and ".." in it. Programs write such paths, and others read them. Empty where there is no such part.
  [[nodiscard]] std::string find(std::string_view path) const;
};

// "/Doc_0/./Pages/../Res\\a.png" → "Doc_0/Res/a.png". What climbs above the top stays at the top.
std::string plain_path(std::string_view path);

// A path that stands in the part `from`: as it is where it begins with a slash, else beside that part.
std::string path_beside(std::string_view from, std::string_view path);

// Unpacks the XML parts, together at most `most_bytes`: "bomb" beyond it, "damaged" where the zip cannot be read,
// "encrypted" where it has a password.
OrProblem<Package> open_package(ByteView bytes, std::uint64_t most_bytes);

// One part of any kind: a picture, a font. `name` as stored. The same Problems, and "damaged" where it is not there.
OrProblem<std::string> unpack_part(ByteView bytes, std::string_view name, std::uint64_t most_bytes);

}  // namespace evidence::reader
