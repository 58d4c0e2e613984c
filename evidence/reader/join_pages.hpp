// A page with a short text layer above a picture: both together.
#pragma once

#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"

namespace evidence::reader {

// The words of the text layer, which are exact, and then those read from the drawn page that stand elsewhere. Its
// origin is OCR.
Page join_pages(const Page& layer, const Page& drawn, const reading::ReadLimits& limits);

}  // namespace evidence::reader
