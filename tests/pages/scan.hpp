// A sheet → the picture that a scanner, a fax machine or a camera would make of it.
#pragma once

#include "ocr/picture.hpp"
#include "tests/pages/dice.hpp"
#include "tests/pages/look.hpp"
#include "tests/pages/sheet.hpp"

namespace tests::pages {

// `back`: what stands on the other side, for looks that show through; may be null. Three channels; one where the look
// is grey or a fax.
ocr::Picture scanned(const Sheet& sheet, const Sheet* back, const Look& look, Dice& dice);

}  // namespace tests::pages
