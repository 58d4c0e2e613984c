// Who uses which value of a graph, and what patterns of operators stand behind a value. Private to this room.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/neural/graph.hpp"
#include "ocr/neural/network.hpp"

namespace ocr::neural {

// Nodes are named by their place in the graph.
using NodeNumber = std::size_t;

class GraphUses {
 public:
  explicit GraphUses(const Graph& graph);

  [[nodiscard]] const Graph& graph() const { return graph_; }
  [[nodiscard]] const Node& node(NodeNumber number) const { return graph_.nodes[number]; }
  [[nodiscard]] const std::string& output(NodeNumber number) const { return node(number).outputs.front(); }
  [[nodiscard]] const std::vector<NodeNumber>& uses(std::string_view value) const;
  // The one node that uses the value, if it is of this kind ("": of any) and the value is not the graph's output.
  [[nodiscard]] std::optional<NodeNumber> only_use(std::string_view value, std::string_view kind = {}) const;
  [[nodiscard]] const Constant* constant(std::string_view value) const;
  // The constant that a node of two inputs combines its other input with.
  [[nodiscard]] const Constant* constant_operand(NodeNumber number) const;
  // The same where it is a single number.
  [[nodiscard]] std::optional<float> number_operand(NodeNumber number) const;

 private:
  const Graph& graph_;
  std::map<std::string, std::vector<NodeNumber>, std::less<>> uses_;
};

// Whether each value is made once, and before it is used: then no path through the graph leads back.
bool is_ordered(const Graph& graph);

// Nodes that were found to be one step together, and the value that they make.
struct Pattern {
  std::vector<NodeNumber> nodes;
  std::string result;
};

struct ActivationPattern : Pattern {
  Activation activation;
};

// An activation that everything behind `value` goes through, whether one operator or several (swish, hard swish).
std::optional<ActivationPattern> find_activation(const GraphUses& uses, const std::string& value);

struct NormalisePattern : Pattern {
  float epsilon = 0;
  const Constant* weights = nullptr;
  const Constant* bias = nullptr;
};

// Layer normalisation spelt out: mean, difference, square, mean, + epsilon, root, quotient, · weights, + bias.
std::optional<NormalisePattern> find_normalise(const GraphUses& uses, NodeNumber mean);

struct AttendPattern : Pattern {
  float scale = 1;
};

// Self-attention spelt out, from the reshape of queries, keys and values (positions × 3 × heads × size) to the reshape
// of its result (positions × channels).
std::optional<AttendPattern> find_attend(const GraphUses& uses, NodeNumber reshape);

std::vector<std::int64_t> integers_of(const Node& node, std::string_view attribute);
std::int64_t integer_of(const Node& node, std::string_view attribute, std::int64_t otherwise);
float real_of(const Node& node, std::string_view attribute, float otherwise);

}  // namespace ocr::neural
