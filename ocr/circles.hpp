// Circles of red ink, whole or cut off by the page's edge.
#pragma once

#include <vector>

#include "ocr/rings.hpp"

namespace ocr {

// Sizes of seals in pixels at 100 dpi. Round ones measure 38–50 mm (State Council, 国发〔1999〕25号: 42 mm for
// companies, 60 mm for the State Council); copies are made smaller and larger.
inline constexpr int smallest_radius = 45;  // 23 mm across
inline constexpr int largest_radius = 130;  // 66 mm

// Candidates, best first: Hough's centres (every edge votes along the direction of its ink), each with the radius at
// which most sectors have an edge. Centres may lie beside the page.
std::vector<Ring> find_circles(const std::vector<Edge>& edges, int width, int height);

}  // namespace ocr
