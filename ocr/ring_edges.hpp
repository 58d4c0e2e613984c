// The edges of red strokes, each with the direction in which the ink lies.
#pragma once

#include <vector>

#include "ocr/picture.hpp"

namespace ocr {

struct Edge {
  float x = 0;
  float y = 0;
  float dx = 0;  // unit vector from paper to ink
  float dy = 0;
};

// Thin: only where the slope is steepest along its own direction (Canny's non-maximum suppression). The steepest ones
// where a page has more than a seal could need.
std::vector<Edge> edges_of(const Picture& ink);

}  // namespace ocr
