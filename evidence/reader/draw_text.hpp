// Draws laid-out words on a white page.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/reader/document.hpp"
#include "evidence/reader/layout.hpp"

namespace evidence::reader {

// Each word in its own rectangle, in Noto Sans Mono CJK SC where it is there, made narrower where another font is
// wider.
OrProblem<Raster> draw_words(std::string_view page_text, const std::vector<PlacedWord>& words, RasterSize size);

}  // namespace evidence::reader
