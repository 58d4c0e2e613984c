// A convolution together with the operators behind it that fold into it. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ocr/neural/graph_uses.hpp"
#include "ocr/neural/network.hpp"

namespace ocr::neural {

struct Folded {
  Convolution step;  // without its tensors
  std::vector<NodeNumber> nodes;
  std::string result;
};

// Scales, offsets and batch normalisation before the first activation go into weights and bias, in double precision;
// what comes after them becomes `then`. Nothing for weights that are not constant or do not fit.
std::optional<Folded> fold_convolution(const GraphUses& uses, NodeNumber number);
// x · W + b of a sequence: a convolution of one pixel.
std::optional<Folded> fold_linear(const GraphUses& uses, NodeNumber number);
// A transposed convolution of 2 × 2 with step 2: one of one pixel to four times the channels, quarter by quarter.
std::optional<Folded> fold_transposed(const GraphUses& uses, NodeNumber number);

}  // namespace ocr::neural
