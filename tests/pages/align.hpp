// Two texts set side by side with the fewest edits.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tests::pages {

std::size_t distance(std::u32string_view truth, std::u32string_view reading);  // Levenshtein

// For each sign of the reading whether it stands against the same sign of the truth, in one cheapest alignment.
std::vector<bool> aligned(std::u32string_view truth, std::u32string_view reading);

}  // namespace tests::pages
