// ONNX files: what is read, what is refused, what is folded.
#include "unit/ocr_neural/neural_fixture.hpp"
#include <gtest/gtest.h>

#include "evidence/base/bytes.hpp"
#include "ocr/neural/executor.hpp"
#include "ocr/neural/graph.hpp"
#include "ocr/neural/network.hpp"

namespace ocr::neural::test {
namespace {

using evidence::as_bytes;

TEST(Onnx, NodesAndConstantsAreRead) {
  const auto graph = read_onnx(as_bytes(small_model()));
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->nodes.size(), 4U);
  EXPECT_EQ(graph->nodes[0].kind, "Conv");
  EXPECT_EQ(graph->nodes[0].inputs, (std::vector<std::string>{"x", "w"}));
  EXPECT_EQ(graph->constants.at("w").shape, (std::vector<std::int64_t>{1, 3, 1, 1}));
  EXPECT_EQ(graph->constants.at("w").reals, (std::vector{0.5F, 0.25F, 0.25F}));
  EXPECT_EQ(graph->input, "x");
  EXPECT_EQ(graph->output, "y");
}

TEST(Onnx, CutShortAnywhereItIsRefused) {
  const std::string whole = small_model();
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(read_onnx(as_bytes(std::string_view(whole).substr(0, length)))) << length;
}

TEST(Onnx, TheDetectorCutShortIsRefused) {
  const auto whole = evidence::read_whole_file(models() / "ch_PP-OCRv4_det_infer.onnx");
  if (!whole) GTEST_SKIP() << "weights not installed";
  ASSERT_TRUE(read_onnx(as_bytes(*whole)));
  constexpr std::size_t lengths = 60;
  for (std::size_t i = 0; i < lengths; ++i) {
    const std::size_t length = whole->size() * i / lengths + i % 7;
    EXPECT_FALSE(read_onnx(as_bytes(std::string_view(*whole).substr(0, length)))) << length;
  }
  EXPECT_FALSE(read_onnx(as_bytes(std::string_view(*whole).substr(0, whole->size() - 1))));
}

TEST(Onnx, ASoundGraphBehindABrokenOneDoesNotMendIt) {
  // Found by the fuzzer: the first graph's node makes nothing.
  const Message broken = Message().message(1, Message().text(4, "Relu"));
  const std::string file = Message().message(7, broken).bytes() + small_model();
  EXPECT_FALSE(read_onnx(as_bytes(file)));
}

TEST(Onnx, AConstantThatDoesNotFillItsShapeIsRefused) {
  EXPECT_FALSE(read_onnx(as_bytes(model({node("Relu", {"x"}, "y")}, {constant("w", {2, 2}, {1, 2, 3})}))));
  EXPECT_FALSE(read_onnx(as_bytes(model({node("Relu", {"x"}, "y")}, {constant("w", {1U << 31U, 1U << 31U, 4}, {})}))));
}

TEST(Network, ScalesAndActivationsFoldIntoTheConvolution) {
  const auto graph = read_onnx(as_bytes(small_model()));
  ASSERT_TRUE(graph);
  auto network = lower(*graph);
  ASSERT_TRUE(network);
  ASSERT_EQ(network->steps.size(), 1U);
  const auto& step = std::get<Convolution>(network->steps.front());
  EXPECT_EQ(step.weights, (std::vector{1.0F, 0.5F, 0.5F}));
  EXPECT_EQ(step.bias, std::vector{-1.0F});
  ASSERT_EQ(step.then.size(), 1U);
  EXPECT_EQ(step.then[0].kind, Activation::Kind::Relu);

  Arena arena;
  Executor executor(std::move(*network), arena);
  auto input = executor.prepare(1, 2);
  ASSERT_TRUE(input);
  const std::vector<float> pixels{1, 1, 0, 0, 1, 0};
  std::copy(pixels.begin(), pixels.end(), input->begin());
  const auto output = executor.run();
  ASSERT_TRUE(output);
  ASSERT_EQ(output->extent.size(), 2U);
  EXPECT_FLOAT_EQ(output->numbers[0], 0.5F);
  EXPECT_FLOAT_EQ(output->numbers[1], 0.0F);
}

TEST(Network, AnOperatorThatIsNotKnownIsNamed) {
  const auto graph = read_onnx(as_bytes(model({node("Einsum", {"x"}, "y")}, {})));
  ASSERT_TRUE(graph);
  const auto network = lower(*graph);
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().key.name, "error.ocr.operator");
  EXPECT_EQ(network.error().arguments, (evidence::TextArguments{{"operator", "Einsum"}}));
}

TEST(Network, WeightsForOtherChannelsAreRefused) {
  const auto graph =
      read_onnx(as_bytes(model({node("Conv", {"x", "w"}, "y")}, {constant("w", {1, 4, 1, 1}, {1, 2, 3, 4})})));
  ASSERT_TRUE(graph);
  EXPECT_FALSE(lower(*graph));
}

TEST(Network, AGraphThatLeadsBackToItselfIsRefused) {
  // "m" is made out of itself: following what stands behind the convolution would never end.
  const auto graph = read_onnx(
      as_bytes(model({node("Conv", {"x", "w"}, "m"), node("Mul", {"m", "two"}, "m"), node("Relu", {"m"}, "y")},
                     {constant("w", {1, 3, 1, 1}, {1, 2, 3}), constant("two", {}, {2})})));
  ASSERT_TRUE(graph);
  EXPECT_FALSE(lower(*graph));
}

TEST(Network, APictureSmallerThanTheKernelIsAnErrorNotACrash) {
  const auto graph = read_onnx(
      as_bytes(model({node("Conv", {"x", "w"}, "y")}, {constant("w", {1, 3, 3, 3}, std::vector<float>(27, 1))})));
  ASSERT_TRUE(graph);
  auto network = lower(*graph);
  ASSERT_TRUE(network);
  Arena arena;
  Executor executor(std::move(*network), arena);
  EXPECT_FALSE(executor.prepare(2, 2));
  EXPECT_TRUE(executor.prepare(3, 3));
}

}  // namespace
}  // namespace ocr::neural::test
