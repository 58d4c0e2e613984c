#include <algorithm>
#include <cmath>

#include "ocr/neural/graph_uses.hpp"

namespace ocr::neural {
namespace {

using Kind = Activation::Kind;

bool is_near(std::optional<float> value, float wanted) {
  return value && std::abs(*value - wanted) <= 1e-6F * std::max(1.0F, std::abs(wanted));
}

bool combines(const Node& node, const std::string& one, const std::string& other) {
  return node.inputs.size() == 2 &&
         ((node.inputs[0] == one && node.inputs[1] == other) || (node.inputs[0] == other && node.inputs[1] == one));
}

// Clip carries its limits as attributes (before operator set 11) or as inputs.
bool clips_to(const GraphUses& uses, const Node& node, float low, float high) {
  if (node.inputs.size() == 3) {
    const Constant* least = uses.constant(node.inputs[1]);
    const Constant* most = uses.constant(node.inputs[2]);
    return least != nullptr && most != nullptr && least->reals.size() == 1 && most->reals.size() == 1 &&
           is_near(least->reals.front(), low) && is_near(most->reals.front(), high);
  }
  return is_near(real_of(node, "min", 0), low) && is_near(real_of(node, "max", 0), high);
}

// Walks along values that are used once each; falls off at the first that is not of the wanted kind.
class Walk {
 public:
  Walk(const GraphUses& uses, std::string value) : uses_(uses), value_(std::move(value)) {}
  bool step(std::string_view kind) {
    const auto next = uses_.only_use(value_, kind);
    return next && take(*next);
  }
  bool take(NodeNumber number) {
    nodes_.push_back(number);
    value_ = uses_.output(number);
    return true;
  }
  [[nodiscard]] NodeNumber last() const { return nodes_.back(); }
  [[nodiscard]] const std::string& value() const { return value_; }
  [[nodiscard]] const std::vector<NodeNumber>& nodes() const { return nodes_; }

 private:
  const GraphUses& uses_;
  std::string value_;
  std::vector<NodeNumber> nodes_;
};

// x · clip(x + 3, 0, 6) / 6
std::optional<ActivationPattern> find_hard_swish(const GraphUses& uses, const std::string& value, NodeNumber add,
                                                 NodeNumber product) {
  if (uses.node(add).kind != "Add" || !is_near(uses.number_operand(add), 3)) return std::nullopt;
  Walk walk(uses, value);
  walk.take(add);
  if (!walk.step("Clip") || !clips_to(uses, uses.node(walk.last()), 0, 6)) return std::nullopt;
  if (uses.only_use(walk.value(), "Mul") != product || !combines(uses.node(product), value, walk.value()))
    return std::nullopt;
  walk.take(product);
  if (!walk.step("Div") || !is_near(uses.number_operand(walk.last()), 6)) return std::nullopt;
  return ActivationPattern{{walk.nodes(), walk.value()}, {Kind::HardSwish}};
}

// x · sigmoid(1 · x)
std::optional<ActivationPattern> find_swish(const GraphUses& uses, const std::string& value, NodeNumber first,
                                            NodeNumber product) {
  Walk walk(uses, value);
  walk.take(first);
  if (uses.node(first).kind == "Mul" && (!is_near(uses.number_operand(first), 1) || !walk.step("Sigmoid")))
    return std::nullopt;
  if (uses.node(walk.last()).kind != "Sigmoid" || uses.only_use(walk.value(), "Mul") != product ||
      !combines(uses.node(product), value, walk.value()))
    return std::nullopt;
  walk.take(product);
  return ActivationPattern{{walk.nodes(), walk.value()}, {Kind::Swish}};
}

std::optional<ActivationPattern> find_single(const GraphUses& uses, NodeNumber number) {
  const Node& node = uses.node(number);
  const Pattern pattern{{number}, uses.output(number)};
  if (node.kind == "Relu") return ActivationPattern{pattern, {Kind::Relu}};
  if (node.kind == "Sigmoid") return ActivationPattern{pattern, {Kind::Sigmoid}};
  if (node.kind == "HardSigmoid")
    return ActivationPattern{pattern, {Kind::HardSigmoid, real_of(node, "alpha", 0.2F), real_of(node, "beta", 0.5F)}};
  const auto operand = uses.number_operand(number);
  if (operand && node.kind == "Mul") return ActivationPattern{pattern, {Kind::Linear, *operand, 0}};
  if (operand && node.kind == "Add") return ActivationPattern{pattern, {Kind::Linear, 1, *operand}};
  return std::nullopt;
}

// The value of the node of this kind that takes `index` out of the queries, keys and values.
bool take_part(const GraphUses& uses, Walk& walk, const std::string& all, std::int64_t index) {
  for (const NodeNumber number : uses.uses(all)) {
    const Node& node = uses.node(number);
    if (node.kind != "Slice" || integers_of(node, "axes") != std::vector<std::int64_t>{0} ||
        integers_of(node, "starts") != std::vector{index} || integers_of(node, "ends") != std::vector{index + 1})
      continue;
    walk.take(number);
    return walk.step("Squeeze") && integers_of(uses.node(walk.last()), "axes") == std::vector<std::int64_t>{0};
  }
  return false;
}

bool step_transpose(const GraphUses& uses, Walk& walk, const std::vector<std::int64_t>& order) {
  return walk.step("Transpose") && integers_of(uses.node(walk.last()), "perm") == order;
}

void append(std::vector<NodeNumber>& nodes, const std::vector<NodeNumber>& more) {
  nodes.insert(nodes.end(), more.begin(), more.end());
}

}  // namespace

std::optional<ActivationPattern> find_activation(const GraphUses& uses, const std::string& value) {
  const auto& all = uses.uses(value);
  if (value == uses.graph().output) return std::nullopt;
  if (all.size() == 1) return find_single(uses, all.front());
  if (all.size() != 2) return std::nullopt;
  for (const auto& [first, second] : {std::pair{all[0], all[1]}, std::pair{all[1], all[0]}}) {
    if (auto found = find_hard_swish(uses, value, first, second)) return found;
    if (auto found = find_swish(uses, value, first, second)) return found;
  }
  return std::nullopt;
}

std::optional<NormalisePattern> find_normalise(const GraphUses& uses, NodeNumber mean) {
  const Node& node = uses.node(mean);
  if (node.inputs.empty() || integers_of(node, "axes") != std::vector<std::int64_t>{-1}) return std::nullopt;
  Walk walk(uses, node.inputs.front());
  walk.take(mean);
  if (!walk.step("Sub") || uses.node(walk.last()).inputs.front() != node.inputs.front()) return std::nullopt;
  const std::string difference = walk.value();
  const auto& both = uses.uses(difference);
  if (both.size() != 2) return std::nullopt;
  const bool square_first = uses.node(both[0]).kind == "Pow";
  const NodeNumber square = square_first ? both[0] : both[1];
  const NodeNumber quotient = square_first ? both[1] : both[0];
  if (uses.node(square).kind != "Pow" || !is_near(uses.number_operand(square), 2)) return std::nullopt;
  walk.take(square);
  if (!walk.step("ReduceMean") || integers_of(uses.node(walk.last()), "axes") != std::vector<std::int64_t>{-1})
    return std::nullopt;
  if (!walk.step("Add")) return std::nullopt;
  const auto epsilon = uses.number_operand(walk.last());
  if (!epsilon || !walk.step("Sqrt") || uses.only_use(walk.value(), "Div") != quotient) return std::nullopt;
  if (uses.node(quotient).inputs != std::vector{difference, walk.value()}) return std::nullopt;
  walk.take(quotient);
  if (!walk.step("Mul")) return std::nullopt;
  const Constant* weights = uses.constant_operand(walk.last());
  if (!walk.step("Add")) return std::nullopt;
  const Constant* bias = uses.constant_operand(walk.last());
  if (weights == nullptr || bias == nullptr) return std::nullopt;
  return NormalisePattern{{walk.nodes(), walk.value()}, *epsilon, weights, bias};
}

std::optional<AttendPattern> find_attend(const GraphUses& uses, NodeNumber reshape) {
  Walk all(uses, {});
  all.take(reshape);
  if (!step_transpose(uses, all, {2, 0, 3, 1, 4})) return std::nullopt;
  Walk query(uses, all.value());
  Walk key(uses, all.value());
  Walk value(uses, all.value());
  if (!take_part(uses, query, all.value(), 0) || !take_part(uses, key, all.value(), 1) ||
      !take_part(uses, value, all.value(), 2))
    return std::nullopt;
  float scale = 1;
  if (uses.only_use(query.value(), "Mul") && query.step("Mul")) {
    const auto factor = uses.number_operand(query.last());
    if (!factor) return std::nullopt;
    scale = *factor;
  }
  if (!step_transpose(uses, key, {0, 1, 3, 2})) return std::nullopt;
  const std::string keys = key.value();
  if (!query.step("MatMul") || uses.node(query.last()).inputs.back() != keys || !query.step("Softmax"))
    return std::nullopt;
  const std::string shares = query.value();
  if (!query.step("MatMul") || uses.node(query.last()).inputs != std::vector{shares, value.value()})
    return std::nullopt;
  if (!step_transpose(uses, query, {0, 2, 1, 3}) || !query.step("Reshape")) return std::nullopt;
  AttendPattern pattern{{all.nodes(), query.value()}, scale};
  append(pattern.nodes, query.nodes());
  append(pattern.nodes, key.nodes());
  append(pattern.nodes, value.nodes());
  return pattern;
}

}  // namespace ocr::neural
