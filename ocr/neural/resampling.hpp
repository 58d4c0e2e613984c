// Pictures at another size, for a network's input: sharper and faster than ocr::resample, which is for detection.
#pragma once

#include "ocr/neural/text_box.hpp"
#include "ocr/picture.hpp"

namespace ocr::neural {

// An upright rectangle of a picture.
struct Region {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// A region of `picture` as width × height pixels. Each axis by its own: where it shrinks, the mean of what a pixel
// covers; where it grows, cubic (Keys, a = -0.75). Beyond the edge the last pixel goes on.
Picture resize(const Picture& picture, const Region& region, int width, int height);

// A rectangle in a picture, perhaps leaning or turned.
struct Strip {
  Point origin;  // its top left corner
  Point along;   // unit vector, towards its right
  double length = 0;
  double height = 0;
};

// The strip in which a line is read: a tall box is turned a quarter to the left.
Strip strip_of(const TextBox& box);

// The strip as an upright picture.
Picture cut(const Picture& picture, const Strip& strip, int width, int height);

}  // namespace ocr::neural
