// Drawing a page of a PDF by poppler.
#pragma once

#include <cstdint>

#include <poppler/cpp/poppler-page.h>

#include "evidence/reader/document.hpp"

namespace evidence::reader {

struct PageSize {
  double width;  // points
  double height;
};

// As shown: after the page's own rotation. Sizes that no sheet has become A4.
PageSize size_of(const poppler::page& page);

// Problem: "page-damaged".
OrProblem<ocr::Picture> draw_page(const poppler::page& page, double dpi, std::uint32_t number);

}  // namespace evidence::reader
