#include "tests/pages/align.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace tests::pages {
namespace {

enum class Step : std::uint8_t { Both, Truth, Reading };  // which text moves on

// The next row of the table of distances (Wagner and Fischer 1974), and each cell's step where wanted.
void next_row(std::vector<std::size_t>& row, char32_t sign, std::u32string_view reading, Step* steps) {
  std::size_t diagonal = row[0]++;
  if (steps != nullptr) steps[0] = Step::Truth;
  for (std::size_t at = 1; at < row.size(); ++at) {
    const std::size_t both = diagonal + (sign == reading[at - 1] ? 0 : 1);
    const std::size_t truth = row[at] + 1, read = row[at - 1] + 1;
    diagonal = row[at];
    row[at] = std::min({both, truth, read});
    if (steps != nullptr) steps[at] = row[at] == both ? Step::Both : row[at] == truth ? Step::Truth : Step::Reading;
  }
}

std::vector<std::size_t> first_row(std::u32string_view reading) {
  std::vector<std::size_t> row(reading.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  return row;
}

}  // namespace

std::size_t distance(std::u32string_view truth, std::u32string_view reading) {
  std::vector<std::size_t> row = first_row(reading);
  for (const char32_t sign : truth) next_row(row, sign, reading, nullptr);
  return row.back();
}

std::vector<bool> aligned(std::u32string_view truth, std::u32string_view reading) {
  const std::size_t width = reading.size() + 1;
  std::vector<Step> steps((truth.size() + 1) * width, Step::Reading);
  std::vector<std::size_t> row = first_row(reading);
  for (std::size_t at = 0; at < truth.size(); ++at) next_row(row, truth[at], reading, &steps[(at + 1) * width]);
  std::vector<bool> right(reading.size(), false);
  for (std::size_t t = truth.size(), r = reading.size(); t > 0 || r > 0;) {
    switch (steps[t * width + r]) {
      case Step::Both:
        right[r - 1] = truth[t - 1] == reading[r - 1];
        --t;
        --r;
        break;
      case Step::Truth:
        --t;
        break;
      case Step::Reading:
        --r;
        break;
    }
  }
  return right;
}

}  // namespace tests::pages
