// ONNX files: whatever the bytes are, they become a network or an error; each step of a network reads only what an
// earlier one made.
#include "ocr/neural/graph.hpp"
#include "ocr/neural/network.hpp"
#include "tests/fuzz/oracle.hpp"

using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto graph = ocr::neural::read_onnx(fuzz::input(data, size));
  if (!graph) return 0;
  for (const auto& node : graph->nodes) require(!node.kind.empty() && !node.outputs.empty(), "a node makes something");
  const auto network = ocr::neural::lower(*graph);
  if (!network) return 0;
  for (const auto& step : network->steps) {
    const auto target = ocr::neural::target_of(step);
    for (const auto source : ocr::neural::sources_of(step)) require(source < target, "what is read was made before");
    require(target < network->tensors, "every tensor is counted");
  }
  require(network->output < network->tensors, "the output is a tensor");
  return 0;
}
