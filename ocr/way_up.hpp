// Which way up a page was scanned.
#pragma once

#include "evidence/base/result.hpp"
#include "ocr/ink.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/scale.hpp"
#include "ocr/skew.hpp"

namespace ocr {

// Whether the lines of a page seem to run from top to bottom: the sums of its columns differ more than those of its
// rows. `mask`: without rules; `lean`: measured on it. Cheap, and to be confirmed by reading: vertical text runs so as
// well.
bool seems_on_its_side(const Picture& mask, const Lean& lean);

// Of a page that seems to lie on its side: by how many quarters it must be turned clockwise (1, 3), found by reading
// some of its longest lines both ways; 0 where neither makes sense.
evidence::Result<int> quarters_upright(Recogniser& engine, const Picture& page, const Ink& ink, const Picture& mask);

}  // namespace ocr
