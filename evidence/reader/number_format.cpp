#include "evidence/reader/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace evidence::reader {
namespace {

using namespace std::string_view_literals;

// A format code taken apart. `text` of a literal: what is shown; of a date field: its letters in small ("yyyy").
struct Token {
  enum class Kind { Literal, Field, Elapsed, HalfDay, Digits, Point, Comma, Percent, Exponent, General, Text };
  Kind kind = Kind::Literal;
  std::string text;
};
using Kind = Token::Kind;

std::string small(std::string_view text) {
  std::string made(text);
  for (char& c : made) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return made;
}

// The part of "positive;negative;zero;text" that is for this value.
std::string_view section_for(std::string_view code, double value) {
  std::vector<std::string_view> sections;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at <= code.size(); ++at) {
    if (at < code.size() && code[at] == '"') quoted = !quoted;
    if (at < code.size() && code[at] == '\\' && !quoted) {
      ++at;
      continue;
    }
    if (at >= code.size() || (code[at] == ';' && !quoted)) {
      sections.push_back(code.substr(std::min(begin, code.size()), at - std::min(begin, at)));
      begin = at + 1;
    }
  }
  if (value < 0 && sections.size() > 1) return sections[1];
  if (value == 0 && sections.size() > 2) return sections[2];
  return sections.empty() ? code : sections.front();
}

// "[$¥-804]" shows ¥, "[h]" counts beyond a day, colours and conditions show nothing.
void add_bracket(std::string_view inside, std::vector<Token>& tokens) {
  const std::string letters = small(inside);
  if (inside.starts_with('$')) {
    tokens.push_back({Kind::Literal, std::string(inside.substr(1, inside.find('-') - 1))});
  } else if (!letters.empty() && letters.find_first_not_of(letters[0]) == std::string::npos &&
             "hms"sv.find(letters[0]) != std::string_view::npos) {
    tokens.push_back({Kind::Elapsed, letters});
  }
}

// The word at the beginning of `rest` that is one token, and how long it is; 0: none.
std::size_t add_word(std::string_view rest, std::vector<Token>& tokens) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 7> words{{{"general"sv, Kind::General},
                                                                           {"g/通用格式"sv, Kind::General},
                                                                           {"am/pm"sv, Kind::HalfDay},
                                                                           {"a/p"sv, Kind::HalfDay},
                                                                           {"上午/下午"sv, Kind::HalfDay},
                                                                           {"e+"sv, Kind::Exponent},
                                                                           {"e-"sv, Kind::Exponent}}};
  for (const auto& [word, kind] : words) {
    if (small(rest.substr(0, word.size())) != word) continue;
    tokens.push_back({kind, std::string(word)});
    return word.size();
  }
  const std::string letter = small(rest.substr(0, 1));
  if ("ymdhsae"sv.find(letter) == std::string_view::npos) return 0;
  std::size_t length = 1;
  while (length < rest.size() && small(rest.substr(length, 1)) == letter) ++length;
  tokens.push_back({Kind::Field, std::string(length, letter[0])});
  return length;
}

std::vector<Token> tokens_of(std::string_view section) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < section.size();) {
    const char c = section[at];
    if (c == '"') {
      const std::size_t close = std::min(section.find('"', at + 1), section.size());
      tokens.push_back({Kind::Literal, std::string(section.substr(at + 1, close - at - 1))});
      at = close + 1;
    } else if (c == '[') {
      const std::size_t close = std::min(section.find(']', at), section.size());
      add_bracket(section.substr(at + 1, close - at - 1), tokens);
      at = close + 1;
    } else if (c == '\\') {
      tokens.push_back({Kind::Literal, std::string(section.substr(std::min(at + 1, section.size()), 1))});
      at += 2;
    } else if (c == '_' || c == '*') {
      at += 2;  // room for a character, or filled with it
    } else if (c == '0' || c == '#' || c == '?') {
      tokens.push_back({Kind::Digits, std::string(1, c)});
      ++at;
    } else if (const std::size_t length = add_word(section.substr(at), tokens); length > 0) {
      at += length;
    } else {
      const Kind kind = c == '.'   ? Kind::Point
                        : c == ',' ? Kind::Comma
                        : c == '%' ? Kind::Percent
                        : c == '@' ? Kind::Text
                                   : Kind::Literal;
      tokens.push_back({kind, std::string(1, c)});
      ++at;
    }
  }
  return tokens;
}

std::string decimal(double value, std::chars_format format, int precision) {
  std::array<char, 512> room{};
  const auto made = std::to_chars(room.data(), room.data() + room.size(), value, format, precision);
  return made.ec == std::errc() ? std::string(room.data(), made.ptr) : std::string();
}

std::string general(double value) {
  constexpr int digits = 15;  // what a spreadsheet keeps of a number
  return decimal(value == 0 ? 0 : value, std::chars_format::general, digits);
}

struct Moment {
  std::chrono::year_month_day day;
  std::int64_t serial_day = 0;
  std::int64_t seconds = 0;  // of the day
};

Moment moment_of(double value, bool from_1904) {
  constexpr double day_seconds = 86'400;
  const auto all = static_cast<std::int64_t>(std::llround(value * day_seconds));
  std::int64_t days = all / static_cast<std::int64_t>(day_seconds);
  Moment moment;
  moment.seconds = all % static_cast<std::int64_t>(day_seconds);
  moment.serial_day = days;
  // Spreadsheets count a 29 February 1900 that never was.
  constexpr std::int64_t false_leap_day = 60;
  using namespace std::chrono;
  sys_days start = from_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / 30);
  if (!from_1904 && days < false_leap_day) ++days;
  moment.day = year_month_day(start + std::chrono::days(days));
  return moment;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string date_field(const std::string& letters, const Moment& moment, bool minutes, bool half_days) {
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  static constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
  const int year = static_cast<int>(moment.day.year());
  const unsigned month = static_cast<unsigned>(moment.day.month());
  const auto weekday = static_cast<std::size_t>(std::chrono::weekday(moment.day).c_encoding());
  std::int64_t hour = moment.seconds / 3600;
  if (half_days) hour = hour % 12 == 0 ? 12 : hour % 12;
  switch (letters[0]) {
    case 'y':
    case 'e':
      return letters.size() == 2 && letters[0] == 'y' ? padded(year % 100, 2) : padded(year, 4);
    case 'm':
      if (minutes) return padded(moment.seconds / 60 % 60, letters.size());
      return letters.size() > 2 ? std::string(months[(month + 11) % 12]) : padded(month, letters.size());
    case 'd':
      if (letters.size() <= 2) return padded(static_cast<unsigned>(moment.day.day()), letters.size());
      [[fallthrough]];
    case 'a':
      return (letters.size() == 3 && letters[0] == 'a' ? "" : "星期") + std::string(weekdays[weekday % 7]);
    case 'h':
      return padded(hour, letters.size());
    default:
      return padded(moment.seconds % 60, letters.size());
  }
}

// An m stands for minutes behind an hour or before a second.
bool is_minutes(const std::vector<Token>& tokens, std::size_t at) {
  for (std::size_t i = at; i-- > 0;) {
    if (tokens[i].kind != Kind::Field && tokens[i].kind != Kind::Elapsed) continue;
    if (tokens[i].text[0] == 'h') return true;
    break;
  }
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::Field) return tokens[i].text[0] == 's';
  }
  return false;
}

std::string shown_date(double value, const std::vector<Token>& tokens, bool from_1904) {
  const Moment moment = moment_of(value, from_1904);
  const bool half_days =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == Kind::HalfDay; });
  std::string shown;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.kind == Kind::Field) {
      shown += date_field(token.text, moment, is_minutes(tokens, at), half_days);
    } else if (token.kind == Kind::Elapsed) {
      const std::int64_t all = moment.serial_day * 86'400 + moment.seconds;
      shown += padded(token.text[0] == 'h' ? all / 3600 : token.text[0] == 'm' ? all / 60 : all, token.text.size());
    } else if (token.kind == Kind::HalfDay) {
      const bool morning = moment.seconds < 43'200;  // noon
      shown += token.text.front() == 'a' ? (morning ? "AM" : "PM") : (morning ? "上午" : "下午");
    } else if (token.kind == Kind::Digits || token.kind == Kind::Point) {
      continue;  // parts of a second
    } else {
      shown += token.text;
    }
  }
  return shown;
}

void group_thousands(std::string& digits) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole; at > first + 3;) digits.insert(at -= 3, 1, ',');
}

std::string shown_plain(double value, const std::vector<Token>& tokens) {
  std::size_t before = 0;  // zeros that must be there
  std::size_t decimals = 0;
  std::size_t must = 0;  // decimals that must be there
  bool point = false;
  bool grouped = false;
  bool exponent = false;
  double scale = 1;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const bool digit_follows = at + 1 < tokens.size() && tokens[at + 1].kind == Kind::Digits;
    if (token.kind == Kind::Percent) scale *= 100;
    if (token.kind == Kind::Exponent) exponent = true;
    if (token.kind == Kind::Point) point = true;
    if (token.kind == Kind::Comma && digit_follows) grouped = true;
    if (token.kind == Kind::Comma && !digit_follows) scale /= 1000;
    if (token.kind != Kind::Digits || exponent) continue;
    if (!point && token.text == "0") ++before;
    if (point) ++decimals;
    if (point && token.text == "0") must = decimals;
  }
  const auto format = exponent ? std::chars_format::scientific : std::chars_format::fixed;
  constexpr std::size_t most_decimals = 30;
  std::string digits = decimal(value * scale, format, static_cast<int>(std::min(decimals, most_decimals)));
  if (!exponent) {
    for (std::size_t i = decimals; i > must && digits.ends_with('0'); --i) digits.pop_back();
    if (digits.ends_with('.')) digits.pop_back();
    const std::size_t whole = std::min(digits.find('.'), digits.size()) - (digits.starts_with('-') ? 1 : 0);
    constexpr std::size_t most_zeros = 30;
    if (whole < before) digits.insert(digits.starts_with('-') ? 1 : 0, std::min(before - whole, most_zeros), '0');
    if (grouped) group_thousands(digits);
  }
  std::string shown;
  bool written = false;
  for (const Token& token : tokens) {
    const bool number = token.kind == Kind::Digits || token.kind == Kind::Point || token.kind == Kind::Exponent;
    if (number && !std::exchange(written, true)) shown += digits;
    if (token.kind == Kind::Literal || token.kind == Kind::Percent) shown += token.text;
  }
  return shown;
}

}  // namespace

std::string_view built_in_number_format(unsigned number) {
  // 18.8.30: numbers without a code of their own, in the Chinese edition.
  static constexpr std::array<std::pair<unsigned, std::string_view>, 51> codes{{
      {1, "0"},
      {2, "0.00"},
      {3, "#,##0"},
      {4, "#,##0.00"},
      {5, "¥#,##0;-¥#,##0"},
      {6, "¥#,##0;-¥#,##0"},
      {7, "¥#,##0.00;-¥#,##0.00"},
      {8, "¥#,##0.00;-¥#,##0.00"},
      {9, "0%"},
      {10, "0.00%"},
      {11, "0.00E+00"},
      {14, "yyyy/m/d"},
      {15, "d-mmm-yy"},
      {16, "d-mmm"},
      {17, "mmm-yy"},
      {18, "h:mm AM/PM"},
      {19, "h:mm:ss AM/PM"},
      {20, "h:mm"},
      {21, "h:mm:ss"},
      {22, "yyyy/m/d h:mm"},
      {27, "yyyy\"年\"m\"月\""},
      {28, "m\"月\"d\"日\""},
      {29, "m\"月\"d\"日\""},
      {30, "m/d/yy"},
      {31, "yyyy\"年\"m\"月\"d\"日\""},
      {32, "h\"时\"mm\"分\""},
      {33, "h\"时\"mm\"分\"ss\"秒\""},
      {34, "上午/下午h\"时\"mm\"分\""},
      {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
      {36, "yyyy\"年\"m\"月\""},
      {37, "#,##0;-#,##0"},
      {38, "#,##0;-#,##0"},
      {39, "#,##0.00;-#,##0.00"},
      {40, "#,##0.00;-#,##0.00"},
      {41, "#,##0;-#,##0"},
      {42, "¥#,##0;-¥#,##0"},
      {43, "#,##0.00;-#,##0.00"},
      {44, "¥#,##0.00;-¥#,##0.00"},
      {45, "mm:ss"},
      {46, "[h]:mm:ss"},
      {47, "mm:ss"},
      {48, "##0.0E+0"},
      {50, "yyyy\"年\"m\"月\""},
      {51, "m\"月\"d\"日\""},
      {52, "yyyy\"年\"m\"月\""},
      {53, "m\"月\"d\"日\""},
      {54, "m\"月\"d\"日\""},
      {55, "上午/下午h\"时\"mm\"分\""},
      {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
      {57, "yyyy\"年\"m\"月\""},
      {58, "m\"月\"d\"日\""},
  }};
  const auto* const found =
      std::find_if(codes.begin(), codes.end(), [&](const auto& row) { return row.first == number; });
  return found == codes.end() ? "General" : found->second;
}

std::string shown_number(double value, std::string_view code, bool from_1904) {
  constexpr double last_day = 2'958'466;  // 31 December 9999, the last date of a spreadsheet
  if (!std::isfinite(value)) return general(0);
  const std::string_view section = section_for(code, value);
  const std::vector<Token> tokens = tokens_of(section);
  const auto has = [&](Kind kind) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.kind == kind; });
  };
  if (has(Kind::General) || has(Kind::Text) || tokens.empty()) return general(value);
  if (has(Kind::Field) || has(Kind::Elapsed))
    return value < 0 || value >= last_day ? general(value) : shown_date(value, tokens, from_1904);
  const bool fraction = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.text == "/"; });
  if (!has(Kind::Digits) || fraction) return general(value);
  // A section of its own for negative numbers writes their sign itself.
  const bool own_sign = value < 0 && section.data() != code.data();
  return shown_plain(own_sign ? -value : value, tokens);
}

}  // namespace evidence::reader
