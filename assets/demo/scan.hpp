// A page as a scanner would give it: tinted paper, a little askew, noisy.
#pragma once

#include "demo/plan.hpp"

namespace evidence::demo {

struct PixelSize {
  int width = 0;
  int height = 0;
};
PixelSize scan_size(const ScanLook& look);  // of a whole A4 page

}  // namespace evidence::demo
