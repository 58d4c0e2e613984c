// Which way up a page was scanned.
#pragma once

#include <cstddef>
#include <vector>

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

// What comes of reading the least sure lines upside down. A page that stands on its head has only such lines; a page
// that stands upright may have one, pasted in.
struct TurnedOver {
  bool whole_page = false;  // most of the page makes more sense so
  struct Better {
    std::size_t of = 0;  // index of the line
    Line line;           // on the page: its words run from right to left
  };
  std::vector<Better> lines;  // those that make more sense so, where the page as a whole does not
};

// Costs nothing where all lines are sure.
evidence::Result<TurnedOver> read_turned_over(Recogniser& engine, const Picture& page, const std::vector<Line>& lines);

}  // namespace ocr
