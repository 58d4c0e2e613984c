// A seal's ink alone, told from paper and from what is printed under it.
#pragma once

#include "ocr/picture.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// How ink is told from paper. JPEG keeps colours at half the resolution: Colour is blurred, and leaves most of black
// print out; Shade is green's where the colour is red; BareShade keeps the finest strokes, and the soft edges of black
// print.
enum class InkBy { Shade, BareShade, Colour };

// What lies around a seal, one channel: 0 is paper, 255 the seal's full ink.
struct SealInk {
  Picture ink;
  Seal seal;  // in pixels of `ink`
};
// `picture`: in colour.
SealInk seal_ink(const Picture& picture, const Seal& seal, InkBy by);

}  // namespace ocr
