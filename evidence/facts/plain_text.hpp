// A page's text as characters: folded, without blanks beside Chinese characters, each with its place in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evidence::facts {

struct PlainText {
  std::u32string characters;
  std::vector<std::size_t> begins;  // bytes of the original text, per character
  std::vector<std::size_t> ends;
};

PlainText plain_text(std::string_view text);
std::u32string plain(std::string_view text);  // the characters alone

}  // namespace evidence::facts
