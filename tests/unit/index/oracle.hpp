// What a search ought to find, by looking at every character of every page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "evidence/base/utf8.hpp"

namespace evidence::tests {

inline bool oracle_wide(char32_t c) {
  return is_han(c) || (c >= 0x3001 && c <= 0x303F) ||
         std::u32string_view(U":;,!?()").find(c) != std::u32string_view::npos;
}
inline bool oracle_word(char32_t c) { return !is_han(c) && u_isalnum(static_cast<UChar32>(c)) != 0; }

// Folded, without the blanks that stand beside a Chinese character or punctuation that has a full-width form.
inline std::u32string oracle_text(std::string_view text) {
  const std::u32string folded = to_code_points(fold(text));
  std::u32string plain;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!is_blank(folded[i])) {
      plain += folded[i];
      continue;
    }
    std::size_t next = i;
    while (next < folded.size() && is_blank(folded[next])) ++next;
    const bool inside = !plain.empty() && next < folded.size();
    if (inside && !oracle_wide(plain.back()) && !oracle_wide(folded[next])) plain += U' ';
    i = next - 1;
  }
  return plain;
}

// Every character is compared at every place; a Latin word must begin where a word begins.
inline bool oracle_finds(const std::u32string& page, const std::u32string& sought) {
  for (std::size_t at = 0; at + sought.size() <= page.size(); ++at) {
    std::size_t same = 0;
    while (same < sought.size() && page[at + same] == sought[same]) ++same;
    if (same < sought.size()) continue;
    if (at > 0 && oracle_word(sought.front()) && oracle_word(page[at - 1])) continue;
    return true;
  }
  return false;
}

}  // namespace evidence::tests
