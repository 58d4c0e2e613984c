// PDF: the text layer where a page has one, else OCR of the drawn page.
#pragma once

#include <memory>

#include "evidence/reader/document.hpp"

namespace evidence::reader {

// Problems: "encrypted" (the empty password does not open it), "damaged" (no page can be found).
OrProblem<std::unique_ptr<Document>> open_pdf(ByteView bytes, const reading::ReadLimits& limits);

}  // namespace evidence::reader
