// OFD (GB/T 33190-2016): the text that stands in it, else OCR of its pictures; annotations, attachments, seals.
#pragma once

#include <memory>

#include "evidence/reader/document.hpp"
#include "evidence/reader/package.hpp"

namespace evidence::reader {

// Problems: "damaged" (no page can be found). `bytes` must outlive the document.
OrProblem<std::unique_ptr<Document>> open_ofd(ByteView bytes, Package package, const reading::ReadLimits& limits);

}  // namespace evidence::reader
