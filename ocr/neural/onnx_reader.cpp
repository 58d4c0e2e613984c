// Field numbers: onnx/onnx.proto3 of ONNX 1.12.
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>

#include "ocr/neural/graph.hpp"
#include "ocr/neural/wire.hpp"

namespace ocr::neural {

using namespace evidence::literals;
using evidence::ByteView;
using evidence::Result;

namespace {

constexpr std::int64_t float_type = 1;
constexpr std::int64_t int32_type = 6;
constexpr std::int64_t int64_type = 7;

std::string text_of(const Field& field) { return std::string(evidence::as_text(field.bytes)); }

// Numbers as they lie in memory, little endian.
template <class Stored, class Kept>
bool append_raw(ByteView bytes, std::vector<Kept>& numbers) {
  if (bytes.size() % sizeof(Stored) != 0) return false;
  numbers.reserve(bytes.size() / sizeof(Stored));
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(Stored)) {
    std::uint64_t bits = 0;
    for (std::size_t i = sizeof(Stored); i-- > 0;) bits = bits << 8U | std::to_integer<std::uint64_t>(bytes[at + i]);
    if constexpr (std::is_same_v<Stored, float>) {
      numbers.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    } else {
      numbers.push_back(static_cast<Stored>(bits));
    }
  }
  return true;
}

// How many numbers a shape holds; nothing for a negative side or more than memory could hold.
std::optional<std::uint64_t> count_of(const std::vector<std::int64_t>& shape) {
  constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
  std::uint64_t count = 1;
  for (const std::int64_t side : shape) {
    if (side < 0 || static_cast<std::uint64_t>(side) > most) return std::nullopt;
    count *= static_cast<std::uint64_t>(side);
    if (count > most) return std::nullopt;
  }
  return count;
}

bool read_raw(ByteView raw, std::int64_t type, Constant& constant) {
  if (type == float_type) return append_raw<float>(raw, constant.reals);
  if (type == int32_type) return append_raw<std::int32_t>(raw, constant.integers);
  if (type == int64_type) return append_raw<std::int64_t>(raw, constant.integers);
  return raw.empty();
}

// TensorProto.
bool read_constant(ByteView message, std::string& name, Constant& constant) {
  Fields fields(message);
  std::int64_t type = 0;
  ByteView raw;
  bool sound = true;
  while (const auto field = fields.next()) {
    if (field->number == 1) sound = append_integers(*field, constant.shape) && sound;
    if (field->number == 2) type = static_cast<std::int64_t>(field->value);
    if (field->number == 4) sound = append_floats(*field, constant.reals) && sound;
    if (field->number == 5 || field->number == 7) sound = append_integers(*field, constant.integers) && sound;
    if (field->number == 8) name = text_of(*field);
    if (field->number == 9) raw = field->bytes;
  }
  if (!fields.sound() || !sound || !read_raw(raw, type, constant)) return false;
  const auto count = count_of(constant.shape);
  const std::size_t held = type == float_type ? constant.reals.size() : constant.integers.size();
  return count && *count == held && (constant.reals.empty() || constant.integers.empty());
}

// AttributeProto.
bool read_attribute(ByteView message, std::string& name, Attribute& attribute) {
  Fields fields(message);
  bool sound = true;
  std::string unused;
  while (const auto field = fields.next()) {
    if (field->number == 1) name = text_of(*field);
    if (field->number == 2) attribute.real = std::bit_cast<float>(static_cast<std::uint32_t>(field->value));
    if (field->number == 3) attribute.integer = static_cast<std::int64_t>(field->value);
    if (field->number == 4) attribute.text = text_of(*field);
    if (field->number == 5) sound = read_constant(field->bytes, unused, attribute.constant) && sound;
    if (field->number == 8) sound = append_integers(*field, attribute.integers) && sound;
  }
  return fields.sound() && sound;
}

// NodeProto.
bool read_node(ByteView message, Node& node) {
  Fields fields(message);
  bool sound = true;
  while (const auto field = fields.next()) {
    if (field->number == 1) node.inputs.push_back(text_of(*field));
    if (field->number == 2) node.outputs.push_back(text_of(*field));
    if (field->number == 4) node.kind = text_of(*field);
    if (field->number == 5) {
      std::string name;
      Attribute attribute;
      sound = read_attribute(field->bytes, name, attribute) && sound;
      node.attributes.insert_or_assign(std::move(name), std::move(attribute));
    }
  }
  return fields.sound() && sound && !node.kind.empty() && !node.outputs.empty();
}

// ValueInfoProto: the name alone.
std::string name_of(ByteView message, bool& sound) {
  Fields fields(message);
  std::string name;
  while (const auto field = fields.next()) {
    if (field->number == 1) name = text_of(*field);
  }
  sound = sound && fields.sound() && !name.empty();
  return name;
}

// GraphProto. A Constant node is a constant like one that stands beside the nodes.
bool read_graph(ByteView message, Graph& graph) {
  Fields fields(message);
  bool sound = true;
  while (const auto field = fields.next()) {
    if (field->number == 1) {
      Node node;
      sound = read_node(field->bytes, node) && sound;
      const auto value = node.attributes.find("value");
      if (node.kind == "Constant" && value != node.attributes.end() && !node.outputs.empty())
        graph.constants.insert_or_assign(node.outputs.front(), std::move(value->second.constant));
      else
        graph.nodes.push_back(std::move(node));
    }
    if (field->number == 5) {
      std::string name;
      Constant constant;
      sound = read_constant(field->bytes, name, constant) && sound;
      graph.constants.insert_or_assign(std::move(name), std::move(constant));
    }
    if (field->number == 11 && graph.input.empty()) graph.input = name_of(field->bytes, sound);
    if (field->number == 12 && graph.output.empty()) graph.output = name_of(field->bytes, sound);
  }
  return fields.sound() && sound && !graph.input.empty() && !graph.output.empty();
}

}  // namespace

Result<Graph> read_onnx(ByteView file) {
  Fields fields(file);
  Graph graph;
  bool has_graph = false;
  bool sound = true;
  bool has_operators = false;  // the set of operators stands last: without it the file is cut short
  while (const auto field = fields.next()) {
    if (field->number == 7) {
      sound = !has_graph && read_graph(field->bytes, graph) && sound;
      has_graph = true;
    }
    if (field->number == 8) has_operators = true;
  }
  if (!fields.sound() || !sound || !has_graph || !has_operators)
    return evidence::fail(evidence::ErrorKind::Input, "error.ocr.model"_key, {{"reason", "ONNX"}});
  return graph;
}

}  // namespace ocr::neural
