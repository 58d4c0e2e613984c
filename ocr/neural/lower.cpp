#include <algorithm>
#include <optional>
#include <utility>

#include "ocr/neural/fold.hpp"
#include "ocr/neural/graph_uses.hpp"
#include "ocr/neural/network.hpp"

namespace ocr::neural {

using namespace evidence::literals;
using evidence::Result;

namespace {

// In which order a graph's value has its axes. In memory they all are the same: pixel after pixel, each with its
// channels. So what only changes the order, or takes an axis of one away, is no step at all.
enum class Axes : std::uint8_t {
  Picture,   // 1, channels, rows, columns
  Planes,    // 1, channels, positions
  Sequence,  // 1, positions, channels
  Rows,      // 1, rows, columns, channels
};

struct Value {
  TensorNumber tensor = 0;
  std::int64_t channels = 0;
  Axes axes = Axes::Picture;
};

// A list of whole numbers that a graph computes from shapes; nothing stands for what depends on the picture.
using Numbers = std::vector<std::optional<std::int64_t>>;

constexpr std::int64_t picture_channels = 3;

std::unexpected<evidence::Error> unusable(const char* reason) {
  return evidence::fail(evidence::ErrorKind::Input, "error.ocr.model"_key, {{"reason", reason}});
}

class Lowering {
 public:
  explicit Lowering(const Graph& graph) : uses_(graph), done_(graph.nodes.size()) {
    values_[graph.input] = Value{0, picture_channels, Axes::Picture};
  }

  Result<Network> run() {
    if (!is_ordered(uses_.graph())) return unusable("order");
    for (NodeNumber number = 0; number < done_.size(); ++number) {
      if (!done_[number] && !lower(number)) {
        const Node& node = uses_.node(number);
        return evidence::fail(evidence::ErrorKind::Input, "error.ocr.operator"_key, {{"operator", node.kind}},
                              node.outputs.front());
      }
    }
    const auto last = values_.find(uses_.graph().output);
    if (last == values_.end()) return unusable("output");
    network_.output = last->second.tensor;
    return std::move(network_);
  }

 private:
  bool lower(NodeNumber number) {
    const std::string& kind = uses_.node(number).kind;
    if (kind == "Conv") return convolution(number);
    if (kind == "ConvTranspose") return unfold(number);
    if (kind == "MatMul") return linear(number);
    if (kind == "Add" || kind == "Mul") return combine(number);
    if (kind == "Concat") return concat(number);
    if (kind == "GlobalAveragePool" || kind == "AveragePool") return pool(number);
    if (kind == "Resize") return enlarge(number);
    if (kind == "ReduceMean") return normalise(number);
    if (kind == "Reshape") return reshape(number);
    if (kind == "Transpose") return transpose(number);
    if (kind == "Squeeze") return squeeze(number);
    if (kind == "Shape" || kind == "Cast" || kind == "Slice") return numbers(number);
    if (kind == "Softmax") return last_softmax(number);
    return false;
  }

  const Value* input(NodeNumber number, std::size_t index = 0) const {
    const Node& node = uses_.node(number);
    if (index >= node.inputs.size()) return nullptr;
    const auto found = values_.find(node.inputs[index]);
    return found == values_.end() ? nullptr : &found->second;
  }

  TensorNumber next_tensor() { return network_.tensors++; }
  bool gives(const std::string& name, Value value) {
    values_[name] = value;
    return true;
  }
  void finish(const std::vector<NodeNumber>& nodes) {
    for (const NodeNumber number : nodes) done_[number] = true;
  }

  // A convolution and all that folds into it.
  bool add_convolution(Folded folded, const Value& from, Axes axes) {
    if (folded.step.inputs != from.channels) return false;
    finish(folded.nodes);
    folded.step.from = from.tensor;
    folded.step.to = next_tensor();
    gives(folded.result, Value{folded.step.to, folded.step.outputs, axes});
    network_.steps.emplace_back(std::move(folded.step));
    return true;
  }

  bool convolution(NodeNumber number) {
    const Value* from = input(number);
    auto folded = fold_convolution(uses_, number);
    return from != nullptr && from->axes == Axes::Picture && folded &&
           add_convolution(std::move(*folded), *from, Axes::Picture);
  }

  bool linear(NodeNumber number) {
    const Value* from = input(number);
    auto folded = fold_linear(uses_, number);
    return from != nullptr && from->axes == Axes::Sequence && folded &&
           add_convolution(std::move(*folded), *from, Axes::Sequence);
  }

  // 2 × 2 with step 2: a convolution of one pixel gives the four pixels as channels, which are then spread out.
  bool unfold(NodeNumber number) {
    const Value* from = input(number);
    auto folded = fold_transposed(uses_, number);
    if (from == nullptr || from->axes != Axes::Picture || !folded) return false;
    const std::string result = folded->result;
    if (!add_convolution(std::move(*folded), *from, Axes::Picture)) return false;
    const Value wide = values_[result];
    const TensorNumber to = next_tensor();
    network_.steps.emplace_back(Unfold{wide.tensor, to});
    return gives(result, Value{to, wide.channels / 4, Axes::Picture});
  }

  bool combine(NodeNumber number) {
    const Value* first = input(number, 0);
    const Value* second = input(number, 1);
    if (first == nullptr || second == nullptr || first->channels != second->channels || first->axes != second->axes)
      return false;
    const TensorNumber to = next_tensor();
    const Value result{to, first->channels, first->axes};
    if (uses_.node(number).kind == "Add") {
      network_.steps.emplace_back(Sum{first->tensor, second->tensor, to});
      return gives(uses_.output(number), result);
    }
    // The one of the two that is a mean of all pixels, or computed from one, has a number for each channel.
    if (is_single_pixel(first->tensor)) std::swap(first, second);
    if (!is_single_pixel(second->tensor)) return false;
    ScaleChannels step{first->tensor, second->tensor, to, 0};
    std::string name = uses_.output(number);
    // x + x · f is x · (f + 1).
    const auto add = uses_.only_use(name, "Add");
    if (add && (input(*add, 0) == first || input(*add, 1) == first)) {
      step.offset = 1;
      name = uses_.output(*add);
      finish({*add});
    }
    network_.steps.emplace_back(step);
    return gives(name, result);
  }

  bool is_single_pixel(TensorNumber tensor) const {
    for (const Step& step : network_.steps) {
      if (target_of(step) != tensor) continue;
      if (std::holds_alternative<MeanOfAll>(step)) return true;
      const auto* convolved = std::get_if<Convolution>(&step);
      return convolved != nullptr && convolved->height == 1 && convolved->width == 1 &&
             is_single_pixel(convolved->from);
    }
    return false;
  }

  bool concat(NodeNumber number) {
    const Node& node = uses_.node(number);
    if (node.inputs.empty()) return false;
    if (numbers_of(node.inputs.front())) return numbers(number);
    Join step;
    std::int64_t channels = 0;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      const Value* from = input(number, i);
      if (from == nullptr || from->axes != Axes::Picture) return false;
      step.from.push_back(from->tensor);
      channels += from->channels;
    }
    if (integer_of(node, "axis", 0) != 1) return false;
    step.to = next_tensor();
    const Value result{step.to, channels, Axes::Picture};
    network_.steps.emplace_back(std::move(step));
    return gives(uses_.output(number), result);
  }

  bool pool(NodeNumber number) {
    const Value* from = input(number);
    if (from == nullptr || from->axes != Axes::Picture) return false;
    const TensorNumber to = next_tensor();
    const Value result{to, from->channels, Axes::Picture};
    const Node& node = uses_.node(number);
    if (node.kind == "GlobalAveragePool") {
      network_.steps.emplace_back(MeanOfAll{from->tensor, to});
      return gives(uses_.output(number), result);
    }
    const auto size = integers_of(node, "kernel_shape");
    const auto margins = integers_of(node, "pads");
    if (size.size() != 2 || std::ranges::any_of(size, [](auto side) { return side < 1; }) ||
        integers_of(node, "strides") != size || std::ranges::any_of(margins, [](auto side) { return side != 0; }))
      return false;
    network_.steps.emplace_back(MeanOfBlocks{from->tensor, to, size[0], size[1]});
    return gives(uses_.output(number), result);
  }

  bool enlarge(NodeNumber number) {
    const Node& node = uses_.node(number);
    const Value* from = input(number);
    const Constant* scales = node.inputs.size() == 3 ? uses_.constant(node.inputs[2]) : nullptr;
    if (from == nullptr || from->axes != Axes::Picture || scales == nullptr || scales->reals.size() != 4) return false;
    const auto mode = node.attributes.find("mode");
    constexpr float most = 32;
    if (!(scales->reals[3] >= 1 && scales->reals[3] <= most)) return false;
    const auto factor = static_cast<std::int64_t>(scales->reals[3]);
    if (mode == node.attributes.end() || mode->second.text != "nearest" ||
        scales->reals != std::vector{1.0F, 1.0F, static_cast<float>(factor), static_cast<float>(factor)})
      return false;
    const TensorNumber to = next_tensor();
    const Value result{to, from->channels, Axes::Picture};
    network_.steps.emplace_back(Enlarge{from->tensor, to, factor});
    return gives(uses_.output(number), result);
  }

  bool normalise(NodeNumber number) {
    const Value* from = input(number);
    const auto pattern = find_normalise(uses_, number);
    if (from == nullptr || from->axes != Axes::Sequence || !pattern) return false;
    const auto channels = static_cast<std::size_t>(from->channels);
    if (pattern->weights->reals.size() != channels || pattern->bias->reals.size() != channels) return false;
    finish(pattern->nodes);
    const TensorNumber to = next_tensor();
    const Value result{to, from->channels, Axes::Sequence};
    network_.steps.emplace_back(
        Normalise{from->tensor, to, pattern->epsilon, pattern->weights->reals, pattern->bias->reals});
    return gives(pattern->result, result);
  }

  bool reshape(NodeNumber number) {
    const Value* from = input(number);
    const auto shape = uses_.node(number).inputs.size() == 2 ? numbers_of(uses_.node(number).inputs[1]) : std::nullopt;
    if (from == nullptr || !shape) return false;
    Value result = *from;
    if (from->axes == Axes::Picture && shape->size() == 3 && shape->back() == -1) {
      result.axes = Axes::Planes;
      return gives(uses_.output(number), result);
    }
    if (from->axes == Axes::Sequence && shape->size() == 4 && shape->back() == from->channels) {
      result.axes = Axes::Rows;
      return gives(uses_.output(number), result);
    }
    const bool is_attention = from->axes == Axes::Sequence && shape->size() == 5 && (*shape)[2] == 3 && (*shape)[3] &&
                              (*shape)[4] && *(*shape)[3] > 0 && *(*shape)[3] * *(*shape)[4] * 3 == from->channels;
    const auto pattern = is_attention ? find_attend(uses_, number) : std::nullopt;
    if (!pattern) return false;
    finish(pattern->nodes);
    result = Value{next_tensor(), from->channels / 3, Axes::Sequence};
    network_.steps.emplace_back(Attend{from->tensor, result.tensor, *(*shape)[3], pattern->scale});
    return gives(pattern->result, result);
  }

  bool transpose(NodeNumber number) {
    const Value* from = input(number);
    if (from == nullptr) return false;
    Value result = *from;
    const auto order = integers_of(uses_.node(number), "perm");
    if (order == std::vector<std::int64_t>{0, 2, 1} && from->axes == Axes::Planes)
      result.axes = Axes::Sequence;
    else if (order == std::vector<std::int64_t>{0, 3, 1, 2} && from->axes == Axes::Rows)
      result.axes = Axes::Picture;
    else
      return false;
    return gives(uses_.output(number), result);
  }

  bool squeeze(NodeNumber number) {
    const Value* from = input(number);
    if (from == nullptr || from->axes != Axes::Picture ||
        integers_of(uses_.node(number), "axes") != std::vector<std::int64_t>{2})
      return false;
    return gives(uses_.output(number), Value{from->tensor, from->channels, Axes::Planes});
  }

  bool last_softmax(NodeNumber number) {
    const Value* from = input(number);
    return from != nullptr && from->axes == Axes::Sequence && uses_.output(number) == uses_.graph().output &&
           gives(uses_.output(number), *from);
  }

  // Arithmetic on shapes.
  std::optional<Numbers> numbers_of(const std::string& name) const {
    if (const Constant* constant = uses_.constant(name); constant != nullptr && constant->reals.empty())
      return Numbers(constant->integers.begin(), constant->integers.end());
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  bool numbers(NodeNumber number) {
    const Node& node = uses_.node(number);
    Numbers result;
    if (node.kind == "Shape") {
      const Value* of = input(number);
      if (of == nullptr) return false;
      result.resize(of->axes == Axes::Picture || of->axes == Axes::Rows ? 4 : 3);
    }
    for (const std::string& name : node.kind == "Shape" ? std::vector<std::string>{} : node.inputs) {
      const auto part = numbers_of(name);
      if (!part) return false;
      result.insert(result.end(), part->begin(), part->end());
    }
    if (node.kind == "Slice") {
      const auto starts = integers_of(node, "starts");
      const auto ends = integers_of(node, "ends");
      if (starts.size() != 1 || ends.size() != 1 || starts[0] < 0 || starts[0] > ends[0] ||
          static_cast<std::size_t>(ends[0]) > result.size())
        return false;
      result = Numbers(result.begin() + starts[0], result.begin() + ends[0]);
    }
    numbers_[uses_.output(number)] = std::move(result);
    return true;
  }

  GraphUses uses_;
  std::vector<bool> done_;
  std::map<std::string, Value> values_;
  std::map<std::string, Numbers> numbers_;
  Network network_;
};

}  // namespace

Result<Network> lower(const Graph& graph) { return Lowering(graph).run(); }

}  // namespace ocr::neural
