// Pictures → files.
#pragma once

#include <string>

#include "evidence/base/bytes.hpp"
#include "ocr/picture.hpp"
#include "tests/pages/look.hpp"

namespace tests::pages {

struct Encoded {
  std::string extension;
  evidence::Bytes file;
};

// JPEG, CCITT G4 TIFF or PNG, as the look asks; turned clockwise by quarters first. Throws std::runtime_error.
Encoded encode(const ocr::Picture& picture, const Look& look, int quarters, bool says_resolution);

}  // namespace tests::pages
