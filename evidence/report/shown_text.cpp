#include "evidence/report/shown_text.hpp"

#include "evidence/base/utf8.hpp"

namespace evidence::report {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_allowed(char32_t c) {
  if (c == U'\n' || c == U'\t') return true;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return false;
  if ((c & 0xFFFEU) == 0xFFFEU) return false;  // U+xFFFE, U+xFFFF: no characters
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return !turns;
}

}  // namespace

std::string allowed_text(std::string_view text) {
  const std::string valid = make_valid_utf8(text);
  std::string shown;
  shown.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = next_code_point(valid, at);
    append_utf8(shown, is_allowed(c) ? c : replacement);
  }
  return shown;
}

std::string one_line(std::string_view text) { return collapse_blanks(allowed_text(text)); }

std::string shortened(std::string_view text, std::size_t characters) {
  const std::string line = one_line(text);
  std::size_t at = 0;
  for (std::size_t taken = 0; at < line.size() && taken < characters; ++taken) next_code_point(line, at);
  return at == line.size() ? line : line.substr(0, at) + "…";
}

Sentence without_stop(const std::string& text) {
  for (const std::string_view stop : {"。", ". ", "."}) {
    if (text.ends_with(stop)) return {text.substr(0, text.size() - stop.size()), std::string(stop)};
  }
  return {text, ""};
}

}  // namespace evidence::report
