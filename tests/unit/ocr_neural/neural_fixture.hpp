// What the tests of the neural recogniser share: where the weights are, small ONNX files written by hand.
#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ocr::neural::test {

inline std::filesystem::path models() {
  return std::filesystem::path(WORKBENCH_BINARY_DIR) / "share/evidence-workbench/models";
}
inline std::filesystem::path corpus() {
  return std::filesystem::path(WORKBENCH_SOURCE_DIR).parent_path() / "shared/corpus";
}

// Writes one message of a protocol buffer.
class Message {
 public:
  Message& number(unsigned field, std::uint64_t value) {
    varint(field << 3U);
    varint(value);
    return *this;
  }
  Message& text(unsigned field, std::string_view bytes) {
    varint(field << 3U | 2U);
    varint(bytes.size());
    bytes_ += bytes;
    return *this;
  }
  Message& message(unsigned field, const Message& inner) { return text(field, inner.bytes_); }
  Message& floats(unsigned field, const std::vector<float>& values) {
    std::string packed;
    for (const float value : values) {
      const auto bits = std::bit_cast<std::uint32_t>(value);
      for (unsigned shift = 0; shift < 32; shift += 8) packed += static_cast<char>(bits >> shift & 0xFFU);
    }
    return text(field, packed);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  std::string bytes_;
};

inline Message node(std::string_view kind, const std::vector<std::string>& inputs, const std::string& output) {
  Message result;
  for (const std::string& input : inputs) result.text(1, input);
  return result.text(2, output).text(4, kind);
}

inline Message constant(std::string_view name, const std::vector<std::uint64_t>& shape,
                        const std::vector<float>& values) {
  Message result;
  for (const std::uint64_t side : shape) result.number(1, side);
  return result.number(2, 1).text(8, name).floats(9, values);
}

// x → nodes → y.
inline std::string model(const std::vector<Message>& nodes, const std::vector<Message>& constants) {
  Message graph;
  for (const Message& one : nodes) graph.message(1, one);
  for (const Message& one : constants) graph.message(5, one);
  graph.message(11, Message().text(1, "x")).message(12, Message().text(1, "y"));
  return Message().number(1, 7).message(7, graph).message(8, Message().number(2, 11)).bytes();
}

// A mean over three channels, twice that, cut at zero: y = max(0, 2 · (0.5 r + 0.25 g + 0.25 b) - 1).
inline std::string small_model() {
  return model(
      {node("Conv", {"x", "w"}, "c"), node("Mul", {"c", "two"}, "m"), node("Add", {"m", "minus"}, "a"),
       node("Relu", {"a"}, "y")},
      {constant("w", {1, 3, 1, 1}, {0.5F, 0.25F, 0.25F}), constant("two", {}, {2}), constant("minus", {}, {-1})});
}

}  // namespace ocr::neural::test
