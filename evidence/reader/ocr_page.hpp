// A page read by OCR.
#pragma once

#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"
#include "ocr/page_reader.hpp"

namespace evidence::reader {

// `picture`: the whole page. "ocr-failed" among the page's problems where the engine gave up.
Page read_by_ocr(std::uint32_t number, const ocr::Picture& picture, ocr::PageReader& ocr,
                 const reading::ReadLimits& limits);

}  // namespace evidence::reader
