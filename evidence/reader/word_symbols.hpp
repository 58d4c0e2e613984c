// Characters of symbol fonts that mean something: ticks and boxes in forms.
#pragma once

#include <string>
#include <string_view>

namespace evidence::reader {

// w:sym: `font` "Wingdings 2", `code` "F052" → "☑". Empty for what has no meaning outside of its font.
std::string word_symbol(std::string_view font, std::string_view code);

}  // namespace evidence::reader
