// PDF. What a page's text is:
// - its text layer, where that can be believed (pdf_layer_quality.hpp) and is not short; what is read in large pictures
//   beside it follows (join_pages.hpp);
// - where the page is one picture, or its text is hidden below or behind one: what is recognised on the picture, which
//   is what a person sees. A hidden layer may say something else, by mistake or on purpose: it is kept behind the page
//   as a SecondReading and serves alone only where nothing was recognised;
// - else what is recognised on the drawn page, joined with a short layer.
// Pages that are one picture are decoded, not drawn (pdf_page_picture.hpp), for reading and for showing. Notes, fields
// and names of attachments follow as passages.
#pragma once

#include <memory>

#include "evidence/reader/document.hpp"

namespace evidence::reader {

// Problems: "encrypted" (the empty password does not open it), "damaged" (no page can be found).
OrProblem<std::unique_ptr<Document>> open_pdf(ByteView bytes, const reading::ReadLimits& limits);

}  // namespace evidence::reader
