// Simplified and traditional characters.
#pragma once

#include <cstdint>
#include <string>

namespace tests::pages {

enum class Script : std::uint8_t { Simplified, Traditional };

// By ICU's table, character for character and some words; a text already in that script stays as it is.
std::string to_script(const std::string& text, Script script);

}  // namespace tests::pages
