// The words of a seal: its owner's name along the rim, what it is for within.
#pragma once

#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// Fills in `ring`, `inner` and `confidence`. `picture`: in colour, the one in which the seal was found. The band
// between 0.56 and 0.925 of the way out is unrolled clockwise, an oval's along its own axes, with the seam in the
// widest gap between words; where that gives no name of an organisation, twice round from the bottom; of the readings
// the surest one that ends as organisations' names do is kept. Where the name's middle lies is up: below the centre the
// straight text is read. Texts that the engine is not sure of stay empty; so do those of seals of fewer than 40 pixels
// across. For engines that read strips (Recogniser::reads_strips): 84 % of Tesseract's characters are wrong.
evidence::Result<void> read_seal_text(Recogniser& engine, const Picture& picture, Seal& seal);

}  // namespace ocr
