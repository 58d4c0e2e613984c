// A red seal (公章) on a page: where it is and what it says.
#pragma once

#include <cstdint>
#include <string>

namespace ocr {

enum class SealShape { Round, Oval };

// In pixels of the picture.
struct Seal {
  SealShape shape = SealShape::Round;
  double x = 0;  // centre
  double y = 0;
  double across = 0;  // half axes; equal for a round one
  double down = 0;
  double tilt = 0;              // of the axis `across`, degrees, clockwise
  double vote = 0;              // share of the ring that carries ink, 0…1
  std::string ring;             // the text along the edge; empty where it cannot be read
  std::string inner;            // straight text within
  std::uint8_t confidence = 0;  // of `ring`, percent
};

}  // namespace ocr
