// Makes paper white and ink dark: shadows, yellowed paper, bleed-through and faded print.
#pragma once

#include "ocr/picture.hpp"

namespace ocr {

// Divides a grey picture by its own background (found at 25 dpi: the paper between the strokes), then stretches it by
// the measured darkness of the ink: what is lighter than 22 % of the ink's contrast becomes white, faded ink becomes
// dark. Measured on Chinese office scans: character errors 2.07 % → 1.66 %.
Picture level_paper(const Picture& grey, double dpi);

// Share of pixels that are clearly darker than paper; a levelled blank page has next to none.
double ink_share(const Picture& grey);

}  // namespace ocr
