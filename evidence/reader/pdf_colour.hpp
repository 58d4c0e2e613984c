// Samples of a PDF's picture → grey or red-green-blue. Private to the pdf_ files.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "ocr/picture.hpp"

namespace evidence::reader {

// PDF 32000-1, 8.6, as far as a page's picture uses it.
struct ColourSpace {
  enum class Kind : std::uint8_t { Grey, Ink, Rgb, Cmyk, Palette } kind = Kind::Grey;  // Ink: a black separation
  std::vector<std::uint8_t> palette;                                                   // red-green-blue
  [[nodiscard]] int components() const { return kind == Kind::Rgb ? 3 : kind == Kind::Cmyk ? 4 : 1; }
};

// Nothing for those that only a renderer knows: Lab, colour separations, patterns.
std::optional<ColourSpace> colour_space(QPDF& pdf, QPDFObjectHandle space);

// `samples`: as many channels as the space has components, 0…255; those of a palette are its indices. `inverted`:
// as /Decode [1 0 …] says.
ocr::Picture in_colours(ocr::Picture samples, const ColourSpace& space, bool inverted);

}  // namespace evidence::reader
