// A network made ready to run: few large steps between numbered tensors, for pictures of any size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/neural/graph.hpp"

namespace ocr::neural {

// Tensors are pictures of many channels, the channels of a pixel beside each other; one after the other in the order in
// which they are made. A sequence is a picture of one row.
using TensorNumber = std::size_t;

// What becomes of each number that a convolution gives.
struct Activation {
  enum class Kind : std::uint8_t {
    Linear,       // scale · x + offset
    Relu,         // max(0, x)
    Sigmoid,      // 1 / (1 + e^-x)
    Swish,        // x · sigmoid(x)
    HardSigmoid,  // scale · x + offset, cut to 0…1
    HardSwish,    // x · min(1, max(0, x / 6 + 1/2))
  } kind = Kind::Linear;
  float scale = 1;
  float offset = 0;
};

struct Convolution {
  TensorNumber from = 0;
  TensorNumber to = 0;
  std::int64_t outputs = 0;  // channels
  std::int64_t inputs = 0;
  std::int64_t groups = 1;
  std::int64_t height = 1;  // of the kernel
  std::int64_t width = 1;
  std::int64_t step_down = 1;
  std::int64_t step_across = 1;
  std::int64_t margin_down = 0;
  std::int64_t margin_across = 0;
  std::vector<float> weights;  // outputs × (inputs / groups) × height × width
  std::vector<float> bias;     // outputs
  std::vector<Activation> then;
};

struct MeanOfAll {  // of each channel
  TensorNumber from = 0;
  TensorNumber to = 0;
};

struct MeanOfBlocks {
  TensorNumber from = 0;
  TensorNumber to = 0;
  std::int64_t height = 1;
  std::int64_t width = 1;
};

struct Enlarge {  // each pixel becomes factor × factor of them
  TensorNumber from = 0;
  TensorNumber to = 0;
  std::int64_t factor = 1;
};

struct Unfold {  // a pixel's four quarters of channels become 2 × 2 pixels
  TensorNumber from = 0;
  TensorNumber to = 0;
};

struct Join {  // channels of all, beside each other
  std::vector<TensorNumber> from;
  TensorNumber to = 0;
};

struct ScaleChannels {  // from · (factors + offset), one factor a channel
  TensorNumber from = 0;
  TensorNumber factors = 0;
  TensorNumber to = 0;
  float offset = 0;
};

struct Sum {
  TensorNumber first = 0;
  TensorNumber second = 0;
  TensorNumber to = 0;
};

struct Normalise {  // each pixel's channels to mean 0 and variance 1, then · weights + bias
  TensorNumber from = 0;
  TensorNumber to = 0;
  float epsilon = 0;
  std::vector<float> weights;
  std::vector<float> bias;
};

struct Attend {  // self-attention; `from` holds queries, keys and values beside each other
  TensorNumber from = 0;
  TensorNumber to = 0;
  std::int64_t heads = 1;
  float scale = 1;
};

using Step =
    std::variant<Convolution, MeanOfAll, MeanOfBlocks, Enlarge, Unfold, Join, ScaleChannels, Sum, Normalise, Attend>;

struct Network {
  std::vector<Step> steps;  // tensor 0 is the input
  std::size_t tensors = 1;
  TensorNumber output = 0;
};

// Folds what can be folded (batch normalisation, scales, activations) and names the steps. A softmax at the end is left
// out: it moves no winner. Fails with "error.ocr.operator", naming it, for an operator or a use of one that is not
// known here.
evidence::Result<Network> lower(const Graph& graph);

TensorNumber target_of(const Step& step);
std::vector<TensorNumber> sources_of(const Step& step);

}  // namespace ocr::neural
