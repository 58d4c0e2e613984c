#include "ocr/neural/marks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "evidence/base/utf8.hpp"

namespace ocr::neural {
namespace {

struct Confusion {
  std::string_view read;
  std::string_view meant;
};

// Between two Chinese characters.
constexpr std::array inside{Confusion{"丶", "、"}, Confusion{",", "，"}, Confusion{";", "；"},
                            Confusion{"°", "。"},  Confusion{"˚", "。"}, Confusion{"｡", "。"}};
// After a Chinese character, at the end of the line.
constexpr std::array at_end{Confusion{"丶", "、"}, Confusion{",", "，"}, Confusion{";", "；"}, Confusion{"°", "。"},
                            Confusion{"˚", "。"},  Confusion{"｡", "。"}, Confusion{"·", "。"}, Confusion{".", "。"},
                            Confusion{"．", "。"}, Confusion{"o", "。"}};

constexpr std::size_t group = 3;     // digits between the commas of a sum
constexpr std::size_t fraction = 2;  // digits after its point

bool is_chinese(const Character& character) {
  if (character.text == "丶") return false;
  std::size_t at = 0;
  return !character.text.empty() && evidence::is_han(evidence::next_code_point(character.text, at));
}

bool is_digit(const Character& character) {
  return character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9';
}

bool parts_groups(const Character& character) { return character.text == "," || character.text == "."; }

template <std::size_t count>
void replace(Character& character, const std::array<Confusion, count>& table) {
  const auto found = std::ranges::find(table, std::string_view(character.text), &Confusion::read);
  if (found != table.end()) character.text = found->meant;
}

// [from, to): digits and signs. A sum with hundredths: 1 to 3 digits, groups of three, two digits. With one sign before
// the last it may be nothing else; with more of them one must be a comma, or it is the address of a computer.
void mend_sum(std::vector<Character>& characters, std::size_t from, std::size_t to) {
  std::vector<std::size_t> signs;
  std::size_t digits = 0;
  bool has_comma = false;
  for (std::size_t i = from; i < to; ++i) {
    if (is_digit(characters[i])) {
      ++digits;
      continue;
    }
    if (signs.empty() ? digits == 0 || digits > group : digits != group) return;
    has_comma = has_comma || characters[i].text == ",";
    signs.push_back(i);
    digits = 0;
  }
  if (signs.size() < 2 || digits != fraction || characters[signs.back()].text != ".") return;
  if (signs.size() > 2 && !has_comma) return;
  signs.pop_back();
  for (const std::size_t i : signs) characters[i].text = ",";
}

// No part of a code: V1.234.56.
bool stands_alone(const std::vector<Character>& characters, std::size_t from, std::size_t to) {
  const auto is_of_code = [](const Character& character) {
    const char first = character.text[0];
    const bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    return character.text.size() == 1 && (letter || first == '/' || first == '_');
  };
  return (from == 0 || !is_of_code(characters[from - 1])) && (to == characters.size() || !is_of_code(characters[to]));
}

bool is_blank(const Character& character) { return character.text == " "; }

// Groups of three digits with commas between them, and hundredths.
bool is_sum(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.size() != point + 1 + fraction) return false;
  if (text.find(',', point) != std::string_view::npos || text.find(',') > group) return false;
  for (std::size_t i = 0; i < point; ++i)
    if ((text[i] == ',') != (i != 0 && (point - i) % (group + 1) == 0)) return false;
  return true;
}

// [from, to): digits, signs and blanks. Blanks behind the first comma are none where the whole is a sum without them:
// 414,1 08.04. The number before a comma may be another one's end: blanks there stay.
void join_sum(std::vector<Character>& characters, std::size_t from, std::size_t to) {
  std::string text;
  bool has_blank = false;
  for (std::size_t i = from; i < to; ++i) {
    if (!is_blank(characters[i])) {
      text += characters[i].text;
      continue;
    }
    if (text.find(',') == std::string::npos) return;
    has_blank = true;
  }
  if (!has_blank || !is_sum(text)) return;
  const auto begin = characters.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = characters.begin() + static_cast<std::ptrdiff_t>(to);
  characters.erase(std::remove_if(begin, end, is_blank), end);
}

bool belongs_to_sum(const Character& character) { return is_digit(character) || parts_groups(character); }

// The end of a run of such characters, blanks within it too.
std::size_t end_of_run(const std::vector<Character>& characters, std::size_t from) {
  std::size_t end = from;
  for (std::size_t i = from; i < characters.size(); ++i) {
    if (belongs_to_sum(characters[i])) {
      end = i + 1;
    } else if (!is_blank(characters[i])) {
      break;
    }
  }
  return end;
}

// A nine that was read as a letter, where the whole is a sum with it.
void mend_nines(std::vector<Character>& characters) {
  const auto may_stand = [](const Character& character) { return belongs_to_sum(character) || character.text == "q"; };
  for (std::size_t from = 0; from < characters.size();) {
    std::size_t to = from;
    std::string text;
    for (; to < characters.size() && may_stand(characters[to]); ++to)
      text += characters[to].text == "q" ? "9" : characters[to].text;
    if (is_sum(text)) {
      for (std::size_t i = from; i < to; ++i)
        if (characters[i].text == "q") characters[i].text = "9";
    }
    from = std::max(to, from + 1);
  }
}

std::size_t digits_from(const std::vector<Character>& characters, std::size_t at) {
  std::size_t count = 0;
  while (at + count < characters.size() && is_digit(characters[at + count])) ++count;
  return count;
}

bool is_one_of(const Character& character, std::initializer_list<std::string_view> marks) {
  return std::ranges::find(marks, std::string_view(character.text)) != marks.end();
}

// 号 behind a year in brackets and a number: that of an official document, whose year stands in 〔〕 (GB/T 9704-2012,
// 7.2.5). Round ones stay: they are written too.
void mend_year_brackets(std::vector<Character>& characters) {
  constexpr std::size_t year = 4;
  constexpr std::size_t longest_number = 5;
  for (std::size_t i = 1; i + year + 3 < characters.size(); ++i) {
    Character& opening = characters[i];
    Character& closing = characters[i + year + 1];
    const bool round = is_one_of(opening, {"(", "（"});
    if (!round && !is_one_of(opening, {"[", "［", "【", "〔"})) continue;
    const bool also_round = is_one_of(closing, {")", "）"});
    if (!also_round && !is_one_of(closing, {"]", "］", "】", "〕"})) continue;
    if ((round && also_round) || !is_chinese(characters[i - 1]) || digits_from(characters, i + 1) != year) continue;
    const std::size_t number = digits_from(characters, i + year + 2);
    const std::size_t end = i + year + 2 + number;
    if (number == 0 || number > longest_number || end >= characters.size() || characters[end].text != "号") continue;
    opening.text = "〔";
    closing.text = "〕";
  }
}

// 2025-10-2311:30: the blank between a day and an hour is easily lost; a date's day has two digits, and so has an hour.
void part_days_from_hours(std::vector<Character>& characters) {
  constexpr std::size_t both = 4;      // digits of day and hour
  constexpr std::size_t shortest = 7;  // of year, sign, month and sign
  for (std::size_t colon = shortest + both; colon + 2 < characters.size(); ++colon) {
    if (!is_one_of(characters[colon], {":", "："}) || digits_from(characters, colon + 1) < 2) continue;
    const std::size_t day = colon - both;
    const std::string sign = characters[day - 1].text;
    if (digits_from(characters, day) != both || (sign != "-" && sign != "/" && sign != ".")) continue;
    const std::size_t month = is_digit(characters[day - 3]) ? day - 3 : day - 2;
    if (month < 5 || digits_from(characters, month) + month != day - 1 || characters[month - 1].text != sign) continue;
    if (digits_from(characters, month - 5) != 4 || (month > 5 && is_digit(characters[month - 6]))) continue;
    Character blank{" ", characters[day + 2].confidence, (characters[day + 1].middle + characters[day + 2].middle) / 2};
    characters.insert(characters.begin() + static_cast<std::ptrdiff_t>(day + 2), std::move(blank));
  }
}

}  // namespace

void mend_marks(std::vector<Character>& characters) {
  for (std::size_t i = 1; i < characters.size(); ++i) {
    if (!is_chinese(characters[i - 1])) continue;
    if (i + 1 == characters.size()) {
      replace(characters[i], at_end);
    } else if (is_chinese(characters[i + 1])) {
      replace(characters[i], inside);
    }
  }
  mend_year_brackets(characters);
  part_days_from_hours(characters);
  mend_nines(characters);
  for (std::size_t from = 0; from < characters.size(); ++from) {
    if (!belongs_to_sum(characters[from])) continue;
    join_sum(characters, from, end_of_run(characters, from));
    while (from < characters.size() && belongs_to_sum(characters[from])) ++from;
    --from;
  }
  for (std::size_t from = 0; from < characters.size();) {
    std::size_t to = from;
    while (to < characters.size() && belongs_to_sum(characters[to])) ++to;
    if (stands_alone(characters, from, to)) mend_sum(characters, from, to);
    from = std::max(to, from + 1);
  }
}

}  // namespace ocr::neural
