// Pages that lie on their side or stand on their head.
#pragma once

#include "ocr/page_reader.hpp"

namespace ocr {

Picture turned(const Picture& picture, int quarters);  // clockwise

// Everything in a Recognition of turned(picture, quarters), back on `picture`.
void turn_back(Recognition& recognition, int quarters, const Picture& picture);

}  // namespace ocr
