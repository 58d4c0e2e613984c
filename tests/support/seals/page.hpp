// Pages with seals whose truth is known: invented organisations on drawn A4 sheets, scanned (noise, lean, JPEG) at 150
// to 300 dpi. Every page follows from its set and number alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ocr/picture.hpp"
#include "tests/support/seals/names.hpp"

namespace tests::seals {

struct TrueSeal {
  double x = 0;  // centre, pixels; may lie beside the page
  double y = 0;
  double across = 0;  // half axes, pixels
  double down = 0;
  bool oval = false;
  bool pale = false;   // less than 36 % of its ink
  double visible = 1;  // share of its width on the page
  bool overlapped = false;
  std::string ring;
  std::string inner;
};

struct SealPage {
  ocr::Picture picture;
  std::vector<TrueSeal> seals;
  std::vector<std::string> besides;  // names of the distractors
};

SealPage make_page(Set set, std::uint32_t number);

}  // namespace tests::seals
