// What of the lines that were read is believed.
#pragma once

#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/page_reader.hpp"
#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"

namespace ocr {

struct Engines {
  Recogniser& first;
  Recogniser* second;  // may be null
};

// Sorts an engine's lines (on this page, confidence as it gives it) into those believed, those doubtful and places not
// read, with calibrated confidence; asks the second engine where the first is unsure. A second engine that fails gives
// no opinion: the page was read. Lines from top to bottom are read again character by character. Handwriting is what
// neither engine makes sense of and what is larger than the print around it: its guess is doubtful, never believed.
evidence::Result<Recognition> weigh(const Engines& engines, const Picture& page, std::vector<Line> lines);

}  // namespace ocr
