// One image XObject of a PDF → a picture. Private to the pdf_ files.
#pragma once

#include <cstdint>
#include <optional>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "ocr/decode.hpp"

namespace evidence::reader {

bool is_mask(QPDFObjectHandle image);    // a stencil: it paints with the colour in force, and lets shine through
bool is_opaque(QPDFObjectHandle image);  // neither a stencil nor with a mask of its own
std::uint64_t pixels_of(QPDFObjectHandle image);  // as it says itself

// The picture as stored, its first row at the top. A stencil is taken to paint in black. Nothing for what only a
// renderer can show right, for what is damaged, and for more than `most_pixels`. `shrink`: 1, 2, 4 or 8; honoured
// where that saves work (JPEG). Throws what qpdf throws.
std::optional<ocr::Decoded> decode_image(QPDF& pdf, const QPDFObjectHandle& image, std::uint64_t most_pixels,
                                         int shrink);

}  // namespace evidence::reader
