// Draws laid-out words on a white page.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/reader/document.hpp"
#include "evidence/reader/layout.hpp"

namespace evidence::reader {

// Each word in its own rectangle, in Noto Sans Mono CJK SC where it is there, made narrower where another font is
// wider. Of `passages` deleted text is struck out and inserted text underlined, as in the program that tracked it.
OrProblem<Raster> draw_words(std::string_view page_text, const std::vector<PlacedWord>& words, RasterSize size,
                             const std::vector<Passage>& passages = {});

}  // namespace evidence::reader
