// Ink that looks like a line of text and that no engine read.
#pragma once

#include <vector>

#include "ocr/ink.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/scale.hpp"

namespace ocr {

// Where it stands, in page pixels, the widest first: 1.5–10 mm high, at least four times as wide. `mask`: without
// rules.
std::vector<Area> left_over(const Picture& mask, int factor, const std::vector<Line>& lines);

// The level box around all words; the line must have one.
Area bounds_of(const Line& line);
Area grown(const Area& area, int by);

}  // namespace ocr
