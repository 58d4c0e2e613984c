#include "ocr/neural/graph_uses.hpp"

#include <algorithm>
#include <set>

namespace ocr::neural {

GraphUses::GraphUses(const Graph& graph) : graph_(graph) {
  for (NodeNumber number = 0; number < graph.nodes.size(); ++number) {
    for (const std::string& input : graph.nodes[number].inputs) uses_[input].push_back(number);
  }
}

const std::vector<NodeNumber>& GraphUses::uses(std::string_view value) const {
  static const std::vector<NodeNumber> none;
  const auto found = uses_.find(value);
  return found == uses_.end() ? none : found->second;
}

std::optional<NodeNumber> GraphUses::only_use(std::string_view value, std::string_view kind) const {
  const auto& all = uses(value);
  if (all.size() != 1 || value == graph_.output) return std::nullopt;
  if (!kind.empty() && node(all.front()).kind != kind) return std::nullopt;
  return all.front();
}

const Constant* GraphUses::constant(std::string_view value) const {
  const auto found = graph_.constants.find(value);
  return found == graph_.constants.end() ? nullptr : &found->second;
}

const Constant* GraphUses::constant_operand(NodeNumber number) const {
  const Node& at = node(number);
  if (at.inputs.size() != 2) return nullptr;
  const Constant* second = constant(at.inputs[1]);
  return second != nullptr ? second : constant(at.inputs[0]);
}

std::optional<float> GraphUses::number_operand(NodeNumber number) const {
  const Constant* operand = constant_operand(number);
  if (operand == nullptr || operand->reals.size() != 1) return std::nullopt;
  return operand->reals.front();
}

bool is_ordered(const Graph& graph) {
  std::set<std::string_view> made{graph.input};
  for (const auto& [name, constant] : graph.constants) made.insert(name);
  if (made.size() != graph.constants.size() + 1) return false;
  for (const Node& node : graph.nodes) {
    const auto is_made = [&](const std::string& name) { return name.empty() || made.contains(name); };
    if (!std::ranges::all_of(node.inputs, is_made)) return false;
    for (const std::string& name : node.outputs) {
      if (!made.insert(name).second) return false;
    }
  }
  return true;
}

std::vector<std::int64_t> integers_of(const Node& node, std::string_view attribute) {
  const auto found = node.attributes.find(attribute);
  return found == node.attributes.end() ? std::vector<std::int64_t>{} : found->second.integers;
}

std::int64_t integer_of(const Node& node, std::string_view attribute, std::int64_t otherwise) {
  const auto found = node.attributes.find(attribute);
  return found == node.attributes.end() ? otherwise : found->second.integer;
}

float real_of(const Node& node, std::string_view attribute, float otherwise) {
  const auto found = node.attributes.find(attribute);
  return found == node.attributes.end() ? otherwise : found->second.real;
}

}  // namespace ocr::neural
