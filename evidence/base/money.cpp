#include "evidence/base/money.hpp"

#include <limits>

#include <fmt/format.h>

#include "evidence/base/utf8.hpp"

namespace evidence {

std::optional<Fen> parse_yuan(std::string_view text) {
  if (!is_valid_utf8(text)) return std::nullopt;
  std::string plain;
  for (const char c : fold(text)) {  // full-width digits become ordinary ones
    if (c != ',' && c != ' ') plain += c;
  }
  for (const std::string_view sign : {"¥", "￥", "人民币", "cny", "rmb"}) {
    if (plain.starts_with(sign)) plain.erase(0, sign.size());
  }
  if (plain.ends_with("元")) plain.resize(plain.size() - std::string_view("元").size());
  std::int64_t unit = 100;
  for (const auto& [word, factor] :
       {std::pair<std::string_view, std::int64_t>{"万", 1'000'000}, {"亿", 10'000'000'000}}) {
    if (plain.ends_with(word)) {
      plain.resize(plain.size() - word.size());
      unit = factor;
    }
  }
  const bool negative = plain.starts_with('-');
  if (negative) plain.erase(0, 1);
  if (plain.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
  if (plain.find_first_of("0123456789") == std::string::npos) return std::nullopt;
  const std::size_t point = plain.find('.');
  std::int64_t value = 0;
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  for (const char c : plain.substr(0, point)) {
    if (value > (limit - 9) / 10) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > limit / unit) return std::nullopt;
  value *= unit;
  if (point != std::string::npos) {
    std::int64_t place = unit;
    for (const char c : plain.substr(point + 1)) {
      if (c == '.') return std::nullopt;
      if (place % 10 != 0) {
        if (c != '0') return std::nullopt;  // finer than a fen
        continue;
      }
      place /= 10;
      if (place == 0 && c != '0') return std::nullopt;
      const std::int64_t part = place * (c - '0');
      if (value > limit - part) return std::nullopt;
      value += part;
    }
  }
  return Fen{negative ? -value : value};
}

std::string format_yuan(Fen amount) {
  const bool negative = amount.value < 0;
  const std::uint64_t magnitude =
      negative ? 0 - static_cast<std::uint64_t>(amount.value) : static_cast<std::uint64_t>(amount.value);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string format_yuan_for_people(Fen amount) {
  constexpr std::int64_t ten_thousand_yuan = 1'000'000;
  const bool whole_cents = amount.value % 10'000 == 0;
  if ((amount.value >= ten_thousand_yuan || amount.value <= -ten_thousand_yuan) && whole_cents) {
    return format_yuan(Fen{amount.value / 10'000}) + " 万元";
  }
  return format_yuan(amount) + " 元";
}

}  // namespace evidence
