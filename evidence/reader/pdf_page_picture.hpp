// A page that is one picture → that picture. Private to the pdf_ files.
#pragma once

#include <cstdint>
#include <optional>

#include <qpdf/QPDF.hh>

#include "evidence/reader/pdf_scene.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {

// The page as shown, at the picture's own resolution: one picture, or strips of one below each other, that fill most
// of the page, with nothing else on it that can be seen. Nothing where that is not so or the picture cannot be decoded
// here: the page must be drawn. `least_width`: pixels that are wanted at least; 0: all. Throws what qpdf throws.
std::optional<ocr::Decoded> page_picture(QPDF& pdf, const Scene& scene, const PageFrame& frame,
                                         std::uint64_t most_pixels, std::uint32_t least_width);

}  // namespace evidence::reader
