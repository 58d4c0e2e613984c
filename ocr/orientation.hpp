// Pages that lie on their side or stand on their head.
#pragma once

#include "ocr/recogniser.hpp"

namespace ocr {

Picture turned(const Picture& picture, int quarters);  // clockwise

// Recognises; where that gives words of little confidence (scans upright give 95 % and more), tries the three other
// ways up and keeps the surest that is clearly better. Boxes are of the picture as it was handed in.
evidence::Result<Recognition> recognise_upright(Recogniser& engine, const Picture& picture);

}  // namespace ocr
