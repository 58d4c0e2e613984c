// One seal as it is drawn.
#pragma once

#include <string>

#include "tests/support/seals/drawing.hpp"
#include "tests/support/seals/draws.hpp"
#include "tests/support/seals/names.hpp"

namespace tests::seals {

struct SealLook {
  bool oval = false;
  double across = 21;  // half axes
  double down = 21;
  double x = 0;
  double y = 0;
  double tilt = 0;    // radians
  double ink = 0.85;  // opacity
  double uneven = 0;  // share of it that is missing on one side
  std::string ring;
  std::string inner;
  std::string number;  // along the bottom of a round seal, in the middle of an oval one
  std::string font;
  bool worn = false;
};

SealLook draw_lots(Set set, Draws& draws);  // everything but its place
void stamp(cairo_t* page, const SealLook& look, Draws& draws);

}  // namespace tests::seals
