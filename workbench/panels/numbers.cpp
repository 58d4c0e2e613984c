#include "workbench/panels/numbers.hpp"

#include <fmt/format.h>

namespace workbench::panels {

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string bytes_for_people(std::uint64_t value) {
  constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB"};
  double amount = static_cast<double>(value);
  std::size_t unit = 0;
  while (amount >= 1000 && unit + 1 < std::size(units)) {
    amount /= 1000;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", value) : fmt::format("{:.3g} {}", amount, units[unit]);
}

}  // namespace workbench::panels
