#include "evidence/facts/values.hpp"

#include <array>
#include <limits>
#include <string>

#include "evidence/base/utf8.hpp"

namespace evidence::facts {
namespace {

constexpr std::u32string_view arabic = U"0123456789";
constexpr std::u32string_view chinese_digits = U"〇零一二三四五六七八九十";
constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万亿";

bool is_digit(char32_t c) { return arabic.find(c) != std::u32string_view::npos; }
char32_t character(std::u32string_view text, std::size_t at) { return at < text.size() ? text[at] : U'\0'; }
bool stands(std::u32string_view text, std::size_t at, std::u32string_view sought) {
  return at <= text.size() && text.substr(at).starts_with(sought);
}

std::size_t behind(std::u32string_view text, std::size_t at, std::u32string_view allowed) {
  while (at < text.size() && allowed.find(text[at]) != std::u32string_view::npos) ++at;
  return at;
}

std::optional<Parsed<int>> small_number(std::u32string_view text, std::size_t at, std::size_t digits) {
  const std::size_t end = behind(text, at, arabic);
  if (end > at && end - at <= digits) return Parsed<int>{std::stoi(to_utf8(text.substr(at, end - at))), end};
  const std::size_t chinese_end = behind(text, at, chinese_digits);
  const auto value = chinese_number(text.substr(at, chinese_end - at));
  if (end == at && value && *value <= 31) return Parsed<int>{static_cast<int>(*value), chinese_end};
  return std::nullopt;
}

// 2015 or 二〇一五: four digits, each for itself.
std::optional<Parsed<int>> year_number(std::u32string_view text, std::size_t at) {
  constexpr std::size_t length = 4;
  int year = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const char32_t c = character(text, at + i);
    const auto value = is_digit(c) ? std::optional<std::int64_t>(c - U'0') : chinese_number(std::u32string_view(&c, 1));
    if (c == U'\0' || !value || *value > 9) return std::nullopt;
    year = year * 10 + static_cast<int>(*value);
  }
  return Parsed<int>{year, at + length};
}

struct Amount {
  std::string text;  // for parse_yuan, without its unit
  std::size_t end = 0;
};

std::optional<Amount> arabic_amount(std::u32string_view text, std::size_t at) {
  const std::size_t begin = at;
  if (character(text, at) == U'-') ++at;
  if (!is_digit(character(text, at))) return std::nullopt;
  at = behind(text, at, U"0123456789,.");
  while (!is_digit(text[at - 1])) --at;  // a full stop or comma behind it is the sentence's
  return Amount{to_utf8(text.substr(begin, at - begin)), at};
}

std::optional<Parsed<Fen>> chinese_amount(std::u32string_view text, std::size_t at) {
  const std::size_t end = behind(text, at, numerals);
  const bool yuan = stands(text, end, U"元") || stands(text, end, U"圆");
  const auto number = chinese_number(text.substr(at, end - at));
  if (!yuan || !number || *number > std::numeric_limits<std::int64_t>::max() / 100) return std::nullopt;
  return Parsed<Fen>{{*number * 100}, end + 1};
}

// "万" alone may be 万美元, 万股, 万余元: only what ends a figure may follow.
bool ends_figure(std::u32string_view text, std::size_t at) {
  return !is_han(character(text, at)) || stands(text, at, U"人民币") || stands(text, at, U"整");
}

}  // namespace

std::optional<Parsed<Fen>> read_money(std::u32string_view text, std::size_t at, MoneyUnit unit) {
  if (const auto chinese = chinese_amount(text, at)) return chinese;
  auto amount = arabic_amount(text, at);
  if (!amount) return std::nullopt;
  std::size_t end = amount->end;
  std::string large;
  if (stands(text, end, U"万")) large = "万";
  if (stands(text, end, U"亿")) large = "亿";
  if (!large.empty()) ++end;
  const bool yuan = stands(text, end, U"元") || stands(text, end, U"圆");
  if (yuan) ++end;
  if (!large.empty() || yuan) {
    if (!yuan && !ends_figure(text, end)) return std::nullopt;
  } else {
    if (unit == MoneyUnit::Unknown || !ends_figure(text, end) || character(text, end) == U'%') return std::nullopt;
    if (unit == MoneyUnit::TenThousand) large = "万";
    if (unit == MoneyUnit::HundredMillion) large = "亿";
  }
  const auto fen = parse_yuan(amount->text + large);
  if (!fen) return std::nullopt;
  return Parsed<Fen>{*fen, end};
}

std::optional<Parsed<CivilDate>> read_date(std::u32string_view text, std::size_t at) {
  const auto year = year_number(text, at);
  if (!year) return std::nullopt;
  const char32_t mark = character(text, year->end);
  const bool chinese = mark == U'年';
  if (!chinese && mark != U'-' && mark != U'.' && mark != U'/') return std::nullopt;
  const auto month = small_number(text, year->end + 1, 2);
  if (!month || character(text, month->end) != (chinese ? U'月' : mark)) return std::nullopt;
  const auto day = small_number(text, month->end + 1, 2);
  if (!day || (chinese && character(text, day->end) != U'日')) return std::nullopt;
  const CivilDate date{std::chrono::year(year->value), std::chrono::month(static_cast<unsigned>(month->value)),
                       std::chrono::day(static_cast<unsigned>(day->value))};
  if (!date.ok()) return std::nullopt;
  return Parsed<CivilDate>{date, day->end + (chinese ? 1 : 0)};
}

std::optional<Parsed<std::int64_t>> read_count(std::u32string_view text, std::size_t at) {
  constexpr std::size_t longest = 9;
  const std::size_t end = behind(text, at, arabic);
  if (end == at || end - at > longest || character(text, end) == U'.' || character(text, end) == U'%')
    return std::nullopt;
  return Parsed<std::int64_t>{std::stoll(to_utf8(text.substr(at, end - at))), end};
}

std::optional<Parsed<std::string>> read_code(std::u32string_view text, std::size_t at) {
  std::string code;
  for (; at < text.size(); ++at) {
    const char32_t c = text[at];
    const bool letter = c >= U'a' && c <= U'z';
    if (!letter && !is_digit(c) && c != U'-') break;
    code += static_cast<char>(letter ? c - U'a' + U'A' : c);
  }
  if (code.empty()) return std::nullopt;
  return Parsed<std::string>{code, at};
}

}  // namespace evidence::facts
