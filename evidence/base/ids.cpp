#include "evidence/base/ids.hpp"

#include <charconv>

namespace evidence {

std::string to_text(OriginId origin) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (int at = 15; at >= 0; --at, origin.value >>= 4) text[static_cast<std::size_t>(at)] = digits[origin.value & 15U];
  return text;
}

std::optional<OriginId> parse_origin(std::string_view text) {
  OriginId origin;
  if (text.size() != 16) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), origin.value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return origin;
}

std::optional<ParsedId> parse_id(char prefix, std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const char letter = text.front();
  if (letter != prefix && letter != static_cast<char>(prefix - 'A' + 'a')) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t mark = text.find_first_of(".@");
  const std::string_view number = text.substr(0, mark);
  ParsedId parsed;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), parsed.counter);
  if (error != std::errc{} || end != number.data() + number.size() || parsed.counter == 0) return std::nullopt;
  if (mark != std::string_view::npos) {
    parsed.origin_digits = text.substr(mark + 1);
    if (parsed.origin_digits.empty() || parsed.origin_digits.size() > 16 ||
        parsed.origin_digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return std::nullopt;
    }
  }
  return parsed;
}

}  // namespace evidence
