// What stands beside a page's own text goes behind it.
#pragma once

#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"

namespace evidence::reader {

// Appends the text of `more` as lines of its own, with its words, passages, seals and problems. "page-too-long" where
// that would break the limits.
void append_page(Page& page, const Page& more, const reading::ReadLimits& limits);

}  // namespace evidence::reader
