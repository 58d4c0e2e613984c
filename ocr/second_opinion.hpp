// What another engine reads where the first is unsure.
#pragma once

#include <cstddef>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"

namespace ocr {

struct Opinion {
  std::size_t of = 0;  // index of the line
  Line line;           // on the page; no words where the engine reads nothing there
};

// The engine's reading of the places of the least sure lines: those with a mean confidence below 90 %, the worst 12 of
// a page. In the lines' order.
evidence::Result<std::vector<Opinion>> second_opinion(Recogniser& engine, const Picture& page,
                                                      const std::vector<Line>& lines);

// What two readings of one line have in common when blanks and full-width forms are left aside: 1 where they are equal,
// 0 where nothing is; 1 less the edit distance by the longer one's length.
double likeness(const Line& a, const Line& b);

}  // namespace ocr
