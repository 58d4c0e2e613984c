// How far the lines of a page lean, and the page made straight.
#pragma once

#include "ocr/page_reader.hpp"
#include "ocr/picture.hpp"

namespace ocr {

// How the lines of a page lie. Sheared by each angle in turn, the rows' sums of ink differ most from row to row where
// the lines lie level (Postl 1986; leptonica's pixFindSkew measures the same).
struct Lean {
  double degrees = 0;   // clockwise, from -8 to 8; 0 where no direction stands out
  double contrast = 0;  // of the rows at that angle: the sum of the squared differences, a pixel of ink
};

// `mask`: 0 and 1.
Lean measure_lean(const Picture& mask);

// A grey page turned back by the measured lean about its centre, large enough to lose nothing, white where the page
// ends.
Picture straightened(const Picture& grey, double skew);

// Everything in a Recognition of straightened(page, skew), back on the page.
void lean_back(Recognition& recognition, double skew, const Picture& page);

}  // namespace ocr
