// Whether the text layer of a PDF says what stands on the page. A font without a true map to Unicode leaves text that
// can be neither read nor searched.
#pragma once

#include <cstddef>
#include <string_view>

namespace evidence::reader {

// `text`: of one page. `meaningless`: control and replacement characters that were left out of it. Judged by counts
// alone, each with a margin that tables of numbers, code, names and foreign words do not reach.
bool is_garbage(std::string_view text, std::size_t meaningless);

}  // namespace evidence::reader
