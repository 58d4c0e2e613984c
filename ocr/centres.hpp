// Places that edges vote for as centres of rings.
#pragma once

#include <cstddef>
#include <vector>

namespace ocr {

// In pixels; may lie beside the picture.
struct Centre {
  int x = 0;
  int y = 0;
  int votes = 0;
};

// Those with most votes, no two nearer to each other than `apart` pixels both ways, at most `most`.
std::vector<Centre> best_centres(std::vector<Centre> all, int apart, std::size_t most);

}  // namespace ocr
