#include "evidence/facts/plain_text.hpp"

#include "evidence/base/utf8.hpp"

namespace evidence::facts {
namespace {

bool is_wide(char32_t c) { return is_han(c) || (c >= 0x3001 && c <= 0x303F); }

std::u32string folded(char32_t c) {
  if (is_han(c)) return {c};
  std::string bytes;
  append_utf8(bytes, c);
  return to_code_points(fold(bytes));
}

}  // namespace

PlainText plain_text(std::string_view text) {
  PlainText plain;
  bool blank = false;
  std::size_t blank_at = 0;
  const auto put = [&](char32_t c, std::size_t begin, std::size_t end) {
    plain.characters += c;
    plain.begins.push_back(begin);
    plain.ends.push_back(end);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    for (const char32_t c : folded(next_code_point(text, at))) {
      if (is_blank(c)) {
        if (!blank) blank_at = begin;
        blank = true;
        continue;
      }
      const bool kept = blank && !plain.characters.empty() && !is_wide(plain.characters.back()) && !is_wide(c);
      if (kept) put(U' ', blank_at, begin);
      blank = false;
      put(c, begin, at);
    }
  }
  return plain;
}

std::u32string plain(std::string_view text) { return plain_text(text).characters; }

}  // namespace evidence::facts
