// Connected patches of a mask.
#pragma once

#include <cstddef>
#include <vector>

#include "ocr/picture.hpp"

namespace ocr {

struct Patch {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  std::size_t pixels = 0;
};

// Masks are pictures of one channel with 0 and 1.
Picture majority(const Picture& mask);                 // of each 3 × 3 neighbourhood: drops specks
Picture close(const Picture& mask, int size);          // closes gaps narrower than `size`, at most 255 pixels
std::vector<Patch> find_patches(const Picture& mask);  // 8-connected

}  // namespace ocr
