// Pictures made smaller.
#pragma once

#include "ocr/picture.hpp"

namespace ocr {

// A rectangle of whole pixels.
struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// The part `area` of the picture as width × height pixels: each the mean of the source pixels it covers, those at its
// edge by the share it covers of them. Never larger than the area. One pass, no copy of the source.
Picture shrunk(const Picture& picture, const Area& area, int width, int height);
inline Picture shrunk(const Picture& picture, int width, int height) {
  return shrunk(picture, {0, 0, picture.width, picture.height}, width, height);
}

// The part `area`, cut to the picture, as it is.
Picture cut_out(const Picture& picture, const Area& area);

}  // namespace ocr
