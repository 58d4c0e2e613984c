// A few words of the page round the best place.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/index/search.hpp"

namespace evidence::index {

// How much of the page is shown, in characters; the place stands in its first third.
inline constexpr std::size_t snippet_characters = 60;

// `ranges` of the text, in order, not overlapping; the window with most of them is taken, the first of equals.
Snippet make_snippet(std::string_view text, const std::vector<ByteRange>& ranges);

}  // namespace evidence::index
