// Lines from top to bottom whose characters stand upright.
#pragma once

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/scale.hpp"

namespace ocr {

// The characters of a column, taken apart where rows are white and laid side by side, read as a line. The words come
// back with the places of their characters in the column; `vertical`. No words where it holds fewer than two
// characters.
evidence::Result<Line> read_column(Recogniser& engine, const Picture& page, const Area& column);

}  // namespace ocr
