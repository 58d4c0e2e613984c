// Where a levelled page carries ink, small: what skew, way up and rules are measured on.
#pragma once

#include <vector>

#include "ocr/picture.hpp"

namespace ocr {

// A mask (0, 1) of about 100 dpi: 1 where any of the factor × factor pixels is dark, so that a hairline is not lost.
struct Ink {
  Picture mask;
  int factor = 1;  // page pixels a mask pixel
};

Ink ink_of(const Picture& level, double dpi);

// A printed line of a table or form, in mask pixels.
struct Rule {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool vertical = false;
};

// Straight strokes longer than any character's: level ones of at least 10 mm, upright ones of at least 8 mm, thinner
// than 2 mm. Up to 2 degrees of lean.
std::vector<Rule> find_rules(const Ink& ink);

// The mask with the rules' ink taken out.
Picture without(const Picture& mask, const std::vector<Rule>& rules);

}  // namespace ocr
