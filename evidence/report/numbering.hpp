// Numbers of headings as GB/T 9704-2012, 7.3.3 says: 一、 then （一） then 1. then （1）.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "evidence/report/layout.hpp"

namespace evidence::report {

// 1 … 99: 一, 十, 十一, 二十, 二十一. Larger numbers in Arabic digits.
std::string chinese_number(std::uint32_t number);

// Counts headings; a heading starts the levels below it anew.
class Numbering {
 public:
  std::string next(std::uint32_t level);  // 1 … 4

 private:
  std::array<std::uint32_t, heading_levels> counters_{};
};

}  // namespace evidence::report
