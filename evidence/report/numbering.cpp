#include "evidence/report/numbering.hpp"

#include <fmt/format.h>

namespace evidence::report {

std::string chinese_number(std::uint32_t number) {
  static constexpr std::array<const char*, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr std::uint32_t ten = 10;
  if (number == 0 || number >= ten * ten) return std::to_string(number);
  std::string text;
  const std::uint32_t tens = number / ten;
  if (tens > 1) text += digits.at(tens);
  if (tens > 0) text += "十";
  return text + digits.at(number % ten);
}

std::string Numbering::next(std::uint32_t level) {
  const std::uint32_t number = ++counters_.at(level - 1);
  for (std::size_t below = level; below < counters_.size(); ++below) counters_.at(below) = 0;
  switch (level) {
    case 1:
      return chinese_number(number) + "、";
    case 2:
      return fmt::format("（{}）", chinese_number(number));
    case 3:
      return fmt::format("{}.", number);
    default:
      return fmt::format("（{}）", number);
  }
}

}  // namespace evidence::report
