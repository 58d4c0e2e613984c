// The characters of a seal's ring stand equally far apart: what was read along it, put on that grid.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ocr/seal_strip.hpp"

namespace ocr {

struct RingSign {
  std::string text;
  double place = 0;       // of its middle: a share of a turn, 1.25 is 0.25 again
  double confidence = 0;  // 0…1
  bool chinese = false;
};

// The longest and surest row of Chinese characters at one distance from each other, a lost one here and there allowed;
// nothing where there are fewer than two. `signs`: of a turn, in their order; the same place twice is one sign.
std::optional<Cells> grid_of(std::vector<RingSign> signs);

}  // namespace ocr
