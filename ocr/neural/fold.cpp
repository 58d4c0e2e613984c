#include "ocr/neural/fold.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace ocr::neural {
namespace {

// Weights that are still being folded. `copies`: how many runs of output channels share one set of scales.
struct Kernel {
  Convolution step;
  std::vector<double> weights;
  std::vector<double> bias;
  std::size_t copies = 1;
};

std::size_t channels(const Kernel& kernel) { return kernel.bias.size() / kernel.copies; }

void scale_output(Kernel& kernel, std::size_t output, double factor, double offset) {
  const std::size_t each = kernel.weights.size() / kernel.bias.size();
  for (std::size_t i = 0; i < each; ++i) kernel.weights[output * each + i] *= factor;
  kernel.bias[output] = kernel.bias[output] * factor + offset;
}

bool fold_constant(Kernel& kernel, const std::string& kind, const std::vector<float>& operand) {
  if (operand.size() != 1 && operand.size() != channels(kernel)) return false;
  for (std::size_t output = 0; output < kernel.bias.size(); ++output) {
    const double value = operand.size() == 1 ? operand[0] : operand[output % operand.size()];
    if (kind == "Mul")
      scale_output(kernel, output, value, 0);
    else
      scale_output(kernel, output, 1, value);
  }
  return true;
}

// (x - mean) / √(variance + ε) · scale + offset
bool fold_batch_normalisation(Kernel& kernel, const GraphUses& uses, const Node& node) {
  if (node.inputs.size() != 5) return false;
  std::vector<const Constant*> of;
  for (std::size_t i = 1; i < 5; ++i) {
    of.push_back(uses.constant(node.inputs[i]));
    if (of.back() == nullptr || of.back()->reals.size() != channels(kernel)) return false;
  }
  const double epsilon = real_of(node, "epsilon", 1e-5F);
  for (std::size_t output = 0; output < kernel.bias.size(); ++output) {
    const std::size_t c = output % channels(kernel);
    const double factor = of[0]->reals[c] / std::sqrt(of[3]->reals[c] + epsilon);
    scale_output(kernel, output, factor, of[1]->reals[c] - of[2]->reals[c] * factor);
  }
  return true;
}

bool fold_next(Kernel& kernel, const GraphUses& uses, NodeNumber number) {
  const Node& node = uses.node(number);
  if (node.kind == "BatchNormalization") return fold_batch_normalisation(kernel, uses, node);
  if (node.kind != "Mul" && node.kind != "Add") return false;
  const Constant* operand = uses.constant_operand(number);
  return operand != nullptr && fold_constant(kernel, node.kind, operand->reals);
}

// Joins a linear activation to one before it.
void append(std::vector<Activation>& then, const Activation& activation) {
  if (activation.kind == Activation::Kind::Linear && !then.empty() && then.back().kind == Activation::Kind::Linear) {
    then.back().scale *= activation.scale;
    then.back().offset = then.back().offset * activation.scale + activation.offset;
    return;
  }
  then.push_back(activation);
}

Folded fold(Kernel kernel, const GraphUses& uses, NodeNumber number) {
  Folded folded;
  folded.nodes.push_back(number);
  folded.result = uses.output(number);
  for (auto next = uses.only_use(folded.result); next; next = uses.only_use(folded.result)) {
    if (!fold_next(kernel, uses, *next)) break;
    folded.nodes.push_back(*next);
    folded.result = uses.output(*next);
  }
  while (auto found = find_activation(uses, folded.result)) {
    append(kernel.step.then, found->activation);
    folded.nodes.insert(folded.nodes.end(), found->nodes.begin(), found->nodes.end());
    folded.result = found->result;
  }
  kernel.step.weights.assign(kernel.weights.begin(), kernel.weights.end());
  kernel.step.bias.assign(kernel.bias.begin(), kernel.bias.end());
  folded.step = std::move(kernel.step);
  return folded;
}

// "strides", "pads" and their like: one number down, one across; both ends of an axis alike.
bool read_geometry(const Node& node, Convolution& step) {
  const auto steps = integers_of(node, "strides");
  const auto margins = integers_of(node, "pads");
  const auto dilations = integers_of(node, "dilations");
  if (steps.size() == 2) step.step_down = steps[0], step.step_across = steps[1];
  if (margins.size() == 4) step.margin_down = margins[0], step.margin_across = margins[1];
  const bool even = margins.size() != 4 || (margins[0] == margins[2] && margins[1] == margins[3]);
  const bool dense = dilations.empty() || dilations == std::vector<std::int64_t>{1, 1};
  return even && dense && step.step_down > 0 && step.step_across > 0 && step.margin_down >= 0 &&
         step.margin_across >= 0;
}

bool has_sides(const Constant* weights, std::size_t sides) {
  if (weights == nullptr || weights->shape.size() != sides || weights->reals.empty()) return false;
  return true;
}

}  // namespace

std::optional<Folded> fold_convolution(const GraphUses& uses, NodeNumber number) {
  const Node& node = uses.node(number);
  const Constant* weights = node.inputs.size() >= 2 ? uses.constant(node.inputs[1]) : nullptr;
  if (!has_sides(weights, 4)) return std::nullopt;
  Kernel kernel;
  kernel.step.outputs = weights->shape[0];
  kernel.step.groups = integer_of(node, "group", 1);
  if (kernel.step.groups < 1 || kernel.step.groups > kernel.step.outputs ||
      kernel.step.outputs % kernel.step.groups != 0 || !read_geometry(node, kernel.step))
    return std::nullopt;
  kernel.step.inputs = weights->shape[1] * kernel.step.groups;
  kernel.step.height = weights->shape[2];
  kernel.step.width = weights->shape[3];
  kernel.weights.assign(weights->reals.begin(), weights->reals.end());
  kernel.bias.resize(static_cast<std::size_t>(kernel.step.outputs));
  if (node.inputs.size() == 3) {
    const Constant* bias = uses.constant(node.inputs[2]);
    if (bias == nullptr || bias->reals.size() != kernel.bias.size()) return std::nullopt;
    kernel.bias.assign(bias->reals.begin(), bias->reals.end());
  }
  return fold(std::move(kernel), uses, number);
}

std::optional<Folded> fold_linear(const GraphUses& uses, NodeNumber number) {
  const Node& node = uses.node(number);
  const Constant* weights = node.inputs.size() == 2 ? uses.constant(node.inputs[1]) : nullptr;
  if (!has_sides(weights, 2)) return std::nullopt;
  Kernel kernel;
  kernel.step.inputs = weights->shape[0];
  kernel.step.outputs = weights->shape[1];
  const auto inputs = static_cast<std::size_t>(kernel.step.inputs);
  const auto outputs = static_cast<std::size_t>(kernel.step.outputs);
  kernel.weights.resize(weights->reals.size());
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t o = 0; o < outputs; ++o) kernel.weights[o * inputs + i] = weights->reals[i * outputs + o];
  }
  kernel.bias.resize(outputs);
  return fold(std::move(kernel), uses, number);
}

std::optional<Folded> fold_transposed(const GraphUses& uses, NodeNumber number) {
  const Node& node = uses.node(number);
  const Constant* weights = node.inputs.size() == 2 ? uses.constant(node.inputs[1]) : nullptr;
  constexpr std::size_t quarters = 4;
  const std::vector<std::int64_t> two{2, 2};
  const auto margins = integers_of(node, "pads");
  if (!has_sides(weights, 4) || weights->shape[2] != 2 || weights->shape[3] != 2 ||
      integers_of(node, "strides") != two || integer_of(node, "group", 1) != 1 ||
      (!margins.empty() && margins != std::vector<std::int64_t>{0, 0, 0, 0}))
    return std::nullopt;
  const auto inputs = static_cast<std::size_t>(weights->shape[0]);
  const auto outputs = static_cast<std::size_t>(weights->shape[1]);
  Kernel kernel;
  kernel.copies = quarters;
  kernel.step.inputs = weights->shape[0];
  kernel.step.outputs = weights->shape[1] * static_cast<std::int64_t>(quarters);
  kernel.weights.resize(weights->reals.size());
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t o = 0; o < outputs; ++o) {
      for (std::size_t quarter = 0; quarter < quarters; ++quarter)
        kernel.weights[(quarter * outputs + o) * inputs + i] = weights->reals[(i * outputs + o) * quarters + quarter];
    }
  }
  kernel.bias.resize(outputs * quarters);
  return fold(std::move(kernel), uses, number);
}

}  // namespace ocr::neural
