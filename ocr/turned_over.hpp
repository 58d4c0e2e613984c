// Lines that stand on their heads.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/scale.hpp"

namespace ocr {

// What comes of reading upside down what is unsure or was not read at all. A page that stands on its head has little
// else; a page that stands upright may have a line pasted in.
struct TurnedOver {
  struct Better {
    std::optional<std::size_t> of;  // index of the line that it replaces; none: nothing was read there
    Line line;                      // on the page: its words run from right to left
  };
  bool whole_page = false;    // most of the page makes more sense so
  std::vector<Better> lines;  // those that make more sense so, where the page as a whole does not
};

// `unread`: where ink looks like a line and nothing was read. Costs nothing where all is read and sure; at most six
// lines are read.
evidence::Result<TurnedOver> read_turned_over(Recogniser& engine, const Picture& page, const std::vector<Line>& lines,
                                              const std::vector<Area>& unread);

}  // namespace ocr
