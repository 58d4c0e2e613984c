// Two readings of a page, line by line. A pure function.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workbench::panels {

struct DifferenceRow {
  std::optional<std::string> before;  // nothing: the line is new
  std::optional<std::string> after;   // nothing: the line is gone
  bool same = false;
  friend bool operator==(const DifferenceRow&, const DifferenceRow&) = default;
};

// By the longest common subsequence of lines (Hunt and McIlroy, 1976); lines that differ at the same place stand in one
// row. Blanks and full or half width make no difference: engines differ in them, the paper does not. Empty lines are
// left out. Texts of more than 2,000 lines are compared line against line.
std::vector<DifferenceRow> compare_lines(std::string_view before, std::string_view after);

}  // namespace workbench::panels
