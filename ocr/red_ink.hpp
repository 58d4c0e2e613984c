// The red ink of a page, made small: what seals are looked for in.
#pragma once

#include "ocr/picture.hpp"

namespace ocr {

// Redness, R - max(G, B) of the mean colour of each cell, less that of the paper (the median) and of its surroundings:
// a morphological opening over 4 mm at 100 dpi (white top-hat; Serra 1982), so that red areas, photographs and toned
// paper are nothing and strokes of red ink remain. Smoothed by 3 × 3. One channel, `scale` times the picture's size.
// Empty where the picture has no colour or holds no red worth looking at.
Picture red_ink(const Picture& picture, double scale);

}  // namespace ocr
