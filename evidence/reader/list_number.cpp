#include "evidence/reader/list_number.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

constexpr int longest_letters = 780;  // Word writes Z thirty times at most

std::string roman(int value, bool upper) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> steps{{{1000, "m"},
                                                                           {900, "cm"},
                                                                           {500, "d"},
                                                                           {400, "cd"},
                                                                           {100, "c"},
                                                                           {90, "xc"},
                                                                           {50, "l"},
                                                                           {40, "xl"},
                                                                           {10, "x"},
                                                                           {9, "ix"},
                                                                           {5, "v"},
                                                                           {4, "iv"},
                                                                           {1, "i"}}};
  std::string text;
  for (const auto& [size, letters] : steps) {
    for (; value >= size; value -= size) text += letters;
  }
  if (upper) std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 32); });
  return text;
}

// 1 → a, 27 → aa, 28 → bb.
std::string letters(int value, char first) {
  const int place = (value - 1) % 26;
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>(first + place));
}

std::string counted(int value, std::u32string_view digits, std::u32string_view units) {
  std::u32string text;
  int unit = 1000;
  bool zero = false;
  for (std::size_t place = 0; place < 4; ++place, unit /= 10) {
    const auto digit = static_cast<std::size_t>(value / unit % 10);
    if (digit == 0) {
      zero = !text.empty();
      continue;
    }
    if (std::exchange(zero, false)) text += digits[0];
    text += digits[digit];
    if (place < 3) text += units[place];
  }
  // 十一, not 一十一.
  if (value >= 10 && value < 20 && text.starts_with(U"一十")) text.erase(0, 1);
  return to_utf8(text);
}

std::string one_by_one(int value, std::u32string_view digits) {
  std::u32string text;
  for (const char c : std::to_string(value)) text += digits[static_cast<std::size_t>(c - '0')];
  return to_utf8(text);
}

std::string of_row(int value, std::u32string_view row) {
  const auto place = static_cast<std::size_t>(value - 1) % row.size();
  return to_utf8(row.substr(place, 1));
}

std::string enclosed(int value, char32_t first) {
  std::string text;
  append_utf8(text, first + static_cast<char32_t>(value - 1));
  return text;
}

}  // namespace

std::string list_number(int value, std::string_view format) {
  constexpr int most_counted = 9999;
  std::string decimal = std::to_string(value);
  if (format == "decimalZero") return value < 10 && value >= 0 ? "0" + decimal : decimal;
  if (value < 1 || value > most_counted) return decimal;
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" ||
      format == "taiwaneseCounting" || format == "taiwaneseCountingThousand")
    return counted(value, U"零一二三四五六七八九", U"千百十");
  if (format == "chineseLegalSimplified") return counted(value, U"零壹贰叁肆伍陆柒捌玖", U"仟佰拾");
  if (format == "ideographLegalTraditional") return counted(value, U"零壹貳參肆伍陸柒捌玖", U"仟佰拾");
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital")
    return one_by_one(value, U"〇一二三四五六七八九");
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return one_by_one(value, U"０１２３４５６７８９");
  if (format == "ideographTraditional") return of_row(value, U"甲乙丙丁戊己庚辛壬癸");
  if (format == "ideographZodiac") return of_row(value, U"子丑寅卯辰巳午未申酉戌亥");
  if (value <= longest_letters && format == "upperLetter") return letters(value, 'A');
  if (value <= longest_letters && format == "lowerLetter") return letters(value, 'a');
  if (format == "upperRoman") return roman(value, true);
  if (format == "lowerRoman") return roman(value, false);
  if (value <= 20 && (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese"))
    return enclosed(value, U'①');
  if (value <= 20 && format == "decimalEnclosedParen") return enclosed(value, U'⑴');
  if (value <= 20 && format == "decimalEnclosedFullstop") return enclosed(value, U'⒈');
  if (value <= 10 && format == "ideographEnclosedCircle") return enclosed(value, U'㊀');
  if (format == "numberInDash") return "- " + decimal + " -";
  return decimal;
}

}  // namespace evidence::reader
