// The words of a seal: its owner's name along the rim, what it is for within.
#pragma once

#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// Fills in `ring`, `inner` and `confidence`. `picture`: in colour, the one in which the seal was found. The band
// between 0.56 and 0.925 of the way out is unrolled clockwise, the seam in the widest gap between words. What is read
// of it gives the distance between two characters, which is the same all along a ring; then each is cut out unbent, and
// the row of them is read by the ink's shade, and where that leaves doubts in other ways. For every place the readings
// vote; the name is the surest stretch of places, better where it ends as organisations' names do. Where its middle
// lies is up: below the centre the straight text is read. Texts that the engine is not sure of stay empty; so do those
// of seals of fewer than 40 pixels across. For engines that read strips (Recogniser::reads_strips): 84 % of Tesseract's
// characters are wrong.
evidence::Result<void> read_seal_text(Recogniser& engine, const Picture& picture, Seal& seal);

}  // namespace ocr
