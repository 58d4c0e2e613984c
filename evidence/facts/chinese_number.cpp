#include <algorithm>
#include <array>
#include <limits>

#include "evidence/facts/values.hpp"

namespace evidence::facts {
namespace {

constexpr std::u32string_view ordinary_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹贰叁肆伍陆柒捌玖";

std::optional<std::int64_t> digit(char32_t c) {
  for (const std::u32string_view digits : {ordinary_digits, formal_digits}) {
    const std::size_t at = digits.find(c);
    if (at != std::u32string_view::npos) return static_cast<std::int64_t>(at);
  }
  if (c == U'两') return 2;
  return std::nullopt;
}

std::int64_t small_unit(char32_t c) {
  if (c == U'十' || c == U'拾') return 10;
  if (c == U'百' || c == U'佰') return 100;
  if (c == U'千' || c == U'仟') return 1000;
  return 0;
}

}  // namespace

// Units fall from left to right inside 亿 and inside 万; anything else is no number.
std::optional<std::int64_t> chinese_number(std::u32string_view text) {
  constexpr std::int64_t ten_thousand = 10'000;
  constexpr std::int64_t hundred_million = 100'000'000;
  std::int64_t total = 0;
  std::int64_t section = 0;  // below 万
  std::int64_t pending = 0;  // a digit that waits for its unit
  std::int64_t last_small = std::numeric_limits<std::int64_t>::max();
  std::int64_t last_large = std::numeric_limits<std::int64_t>::max();
  if (text.empty() || text.size() > 30) return std::nullopt;  // longer than any amount of money
  for (const char32_t c : text) {
    if (const auto value = digit(c)) {
      if (pending != 0) return std::nullopt;
      pending = *value;
    } else if (const std::int64_t unit = small_unit(c); unit != 0) {
      if (unit >= last_small) return std::nullopt;
      section += (pending == 0 && unit == 10 && section == 0 ? 1 : pending) * unit;
      last_small = unit;
      pending = 0;
    } else if (c == U'万' || c == U'亿') {
      const std::int64_t large = c == U'万' ? ten_thousand : hundred_million;
      if (large >= last_large || section + pending == 0) return std::nullopt;
      total += (section + pending) * large;
      section = 0;
      pending = 0;
      last_small = std::numeric_limits<std::int64_t>::max();
      last_large = large;
    } else {
      return std::nullopt;
    }
  }
  return total + section + pending;
}

}  // namespace evidence::facts
