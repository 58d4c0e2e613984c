// What is red and no seal, and what is round and not red.
#pragma once

#include "tests/support/seals/drawing.hpp"
#include "tests/support/seals/draws.hpp"
#include "tests/support/seals/names.hpp"

namespace tests::seals {

enum class Distractor {
  Letterhead,
  Rules,
  Paragraph,
  Emblem,
  Photograph,
  FilledLogo,
  BareRing,
  BlueStamp,
  Fingerprint,
  NameSeal
};
inline constexpr int distractors = 10;

// At (x, y); a letterhead, rules and a paragraph take the page's width at that height.
void draw(cairo_t* page, Distractor what, Set set, double x, double y, Draws& draws);

}  // namespace tests::seals
