// A package of parts out of the input: "%part NAME\n" begins each. For seeds that a person can read.
#pragma once

#include <string>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/package.hpp"
#include "tests/fuzz/oracle.hpp"

namespace fuzz {

inline evidence::reader::Package package_of(std::string_view input) {
  constexpr std::string_view mark = "%part ";
  evidence::reader::Package package;
  for (std::size_t at = input.find(mark); at != std::string_view::npos;) {
    const std::size_t next = input.find(mark, at + mark.size());
    const std::string_view part = input.substr(at + mark.size(), next - at - mark.size());
    const std::size_t line = std::min(part.find('\n'), part.size());
    const std::string name(part.substr(0, line));
    package.add_name(name);
    package.parts[name] = part.substr(std::min(line + 1, part.size()));
    at = next;
  }
  return package;
}

// Passages stand in text order, do not overlap and end no character in its middle.
inline void check_passages(std::string_view text, const std::vector<evidence::Passage>& passages) {
  const auto is_boundary = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  std::size_t end = 0;
  for (const evidence::Passage& passage : passages) {
    require(passage.begin >= end && passage.begin < passage.end && passage.end <= text.size(),
            "passages stand in the text, in order");
    require(is_boundary(passage.begin) && is_boundary(passage.end), "a passage holds whole characters");
    require(evidence::is_valid_utf8(passage.note), "a note is UTF-8");
    end = passage.end;
  }
}

}  // namespace fuzz
