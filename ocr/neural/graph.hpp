// A neural network as an ONNX file describes it (onnx.ai/onnx/repo-docs/IR.html): operators between named values.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidence/base/bytes.hpp"
#include "evidence/base/result.hpp"

namespace ocr::neural {

// Constant numbers: of one kind, row by row. No shape: a single number.
struct Constant {
  std::vector<std::int64_t> shape;
  std::vector<float> reals;
  std::vector<std::int64_t> integers;
};

struct Attribute {
  float real = 0;
  std::int64_t integer = 0;
  std::string text;
  std::vector<std::int64_t> integers;
  Constant constant;
};

struct Node {
  std::string kind;  // "Conv", "Add", …
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::map<std::string, Attribute, std::less<>> attributes;
};

struct Graph {
  std::vector<Node> nodes;  // in an order in which they can be computed
  std::map<std::string, Constant, std::less<>> constants;
  std::string input;
  std::string output;
};

// Reads an ONNX model with one input and one output whose numbers are float32, int32 or int64. Fails with
// "error.ocr.model" for bytes that are no such model or are cut short anywhere.
evidence::Result<Graph> read_onnx(evidence::ByteView file);

}  // namespace ocr::neural
