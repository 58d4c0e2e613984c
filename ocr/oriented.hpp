// Turning and mirroring by whole quarters.
#pragma once

#include "ocr/picture.hpp"

namespace ocr {

// EXIF 2.3, tag 0x0112 (and TIFF 6.0, tag 274): how the stored rows must be turned to stand upright. 1…8; anything
// else leaves them.
Picture oriented(Picture picture, int orientation);

}  // namespace ocr
