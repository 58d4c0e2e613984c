// The real networks: equal to ONNX Runtime 1.30 on a drawn input, and right on real lines.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "unit/ocr_neural/neural_fixture.hpp"
#include <gtest/gtest.h>

#include "evidence/base/bytes.hpp"
#include "ocr/decode.hpp"
#include "ocr/neural/executor.hpp"
#include "ocr/neural/line_reader.hpp"
#include "ocr/neural/network.hpp"
#include "ocr/neural/ppocr_recogniser.hpp"
#include "ocr/paper.hpp"

namespace ocr::neural::test {
namespace {

using evidence::as_bytes;

class Weights : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_models(models())) GTEST_SKIP() << "weights not installed";
  }
  static Network network(const char* file) {
    const auto bytes = evidence::read_whole_file(models() / file);
    const auto graph = read_onnx(as_bytes(*bytes));
    auto lowered = lower(*graph);
    EXPECT_TRUE(lowered) << (lowered ? "" : lowered.error().detail);
    return lowered ? std::move(*lowered) : Network{};
  }
};

struct Stroke {
  double left, top, right, bottom;  // of a square of ten
};

// 十口二工王, drawn with straight strokes: 1 where there is ink.
std::vector<int> drawn(int width, int height, int left, int top, double scale) {
  const std::vector<std::vector<Stroke>> characters{
      {{0, 4, 10, 5.2}, {4.4, 0, 5.6, 10}},
      {{1, 1, 9, 2}, {1, 8, 9, 9}, {1, 1, 2, 9}, {8, 1, 9, 9}},
      {{2, 2, 8, 3}, {0, 8, 10, 9}},
      {{1, 1, 9, 2}, {0, 8, 10, 9}, {4.5, 1, 5.5, 9}},
      {{1, 1, 9, 2}, {1.5, 4.5, 8.5, 5.5}, {0, 8.5, 10, 9.5}, {4.5, 1, 5.5, 9}}};
  std::vector<int> ink(static_cast<std::size_t>(width * height));
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const double x = left + static_cast<double>(i) * 12 * scale;
    for (const Stroke& stroke : characters[i]) {
      for (int v = static_cast<int>(top + stroke.top * scale); v < static_cast<int>(top + stroke.bottom * scale); ++v) {
        for (int u = static_cast<int>(x + stroke.left * scale); u < static_cast<int>(x + stroke.right * scale); ++u)
          ink[static_cast<std::size_t>(v * width + u)] = 1;
      }
    }
  }
  return ink;
}

TEST_F(Weights, TheRecogniserComputesWhatOnnxRuntimeComputes) {
  Arena arena;
  Executor executor(network("ch_PP-OCRv4_rec_infer.onnx"), arena);
  auto input = executor.prepare(48, 256);
  ASSERT_TRUE(input);
  const auto ink = drawn(256, 48, 12, 7, 3.4);
  for (std::size_t i = 0; i < input->size(); ++i) (*input)[i] = ink[i / 3] == 1 ? -1.0F : 1.0F;
  const auto output = executor.run();
  ASSERT_TRUE(output);
  ASSERT_EQ(output->extent.pixels(), 32U);
  ASSERT_EQ(output->extent.channels, 6625U);
  const auto keys = evidence::read_whole_file(models() / "ppocr_keys_v1.txt");
  const auto characters = decode(*output, classes_of(*keys), 32);
  struct Expected {
    const char* text;
    double confidence;
    int position;
  };
  const std::array<Expected, 5> expected{
      {{"十", 0.990677, 3}, {"□", 0.751146, 8}, {"二", 0.999415, 13}, {"工", 0.862236, 18}, {"王", 0.998984, 23}}};
  ASSERT_EQ(characters.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(characters[i].text, expected[i].text);
    EXPECT_NEAR(characters[i].confidence, expected[i].confidence, 2e-4);
    EXPECT_DOUBLE_EQ(characters[i].middle, (expected[i].position + 0.5) / 32);
  }
}

TEST_F(Weights, TheDetectorComputesWhatOnnxRuntimeComputes) {
  Arena arena;
  Executor executor(network("ch_PP-OCRv4_det_infer.onnx"), arena);
  auto input = executor.prepare(96, 192);
  ASSERT_TRUE(input);
  constexpr std::array means{0.485F, 0.456F, 0.406F};
  constexpr std::array deviations{0.229F, 0.224F, 0.225F};
  const auto ink = drawn(192, 96, 30, 36, 2);
  for (std::size_t i = 0; i < input->size(); ++i)
    (*input)[i] = ((ink[i / 3] == 1 ? 0.0F : 1.0F) - means[i % 3]) / deviations[i % 3];
  const auto output = executor.run();
  ASSERT_TRUE(output);
  ASSERT_EQ(output->extent.size(), 96U * 192U);
  EXPECT_NEAR(std::accumulate(output->numbers, output->numbers + output->extent.size(), 0.0), 987.661, 0.02);
  const auto at = [&](std::size_t x, std::size_t y) { return *output->pixel(y, x); };
  EXPECT_NEAR(at(127, 43), 0.604144, 1e-4);
  EXPECT_NEAR(at(48, 52), 0.645179, 1e-4);
  EXPECT_NEAR(at(80, 52), 0.342724, 1e-4);
  EXPECT_NEAR(at(129, 52), 0.809941, 1e-4);
  EXPECT_NEAR(at(90, 46), 1, 1e-4);
  EXPECT_NEAR(at(150, 46), 0, 1e-4);
}

// What the product runs where the processor can.
TEST_F(Weights, ShortNumbersReadTheSameLine) {
  if (fastest_precision() != Precision::Short) GTEST_SKIP() << "this processor does not multiply bfloat16";
  const auto keys = evidence::read_whole_file(models() / "ppocr_keys_v1.txt");
  const auto ink = drawn(256, 48, 12, 7, 3.4);
  std::vector<std::vector<Character>> readings;
  for (const Precision precision : {Precision::Full, Precision::Short}) {
    Arena arena;
    Executor executor(network("ch_PP-OCRv4_rec_infer.onnx"), arena, precision);
    auto input = executor.prepare(48, 256);
    ASSERT_TRUE(input);
    for (std::size_t i = 0; i < input->size(); ++i) (*input)[i] = ink[i / 3] == 1 ? -1.0F : 1.0F;
    const auto output = executor.run();
    ASSERT_TRUE(output);
    readings.push_back(decode(*output, classes_of(*keys), 32));
  }
  ASSERT_EQ(readings[0].size(), 5U);
  ASSERT_EQ(readings[1].size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(readings[1][i].text, readings[0][i].text);
    EXPECT_NEAR(readings[1][i].confidence, readings[0][i].confidence, 0.05);
  }
}

TEST_F(Weights, SizesInTurnDoNotDisturbEachOther) {
  Arena arena;
  Executor executor(network("ch_PP-OCRv4_rec_infer.onnx"), arena);
  std::vector<float> first;
  for (const std::size_t width : {256, 640, 64, 256}) {
    auto input = executor.prepare(48, width);
    ASSERT_TRUE(input);
    std::fill(input->begin(), input->end(), 1.0F);
    const auto ink = drawn(64, 48, 2, 7, 1);
    for (std::size_t i = 0; i < ink.size(); ++i)
      std::fill_n(input->begin() + static_cast<std::ptrdiff_t>((i / 64 * width + i % 64) * 3), 3,
                  ink[i] == 1 ? -1.0F : 1.0F);
    const auto output = executor.run();
    ASSERT_TRUE(output);
    const std::vector<float> scores(output->numbers, output->numbers + output->extent.size());
    if (width != 256) continue;
    if (first.empty()) first = scores;
    EXPECT_EQ(scores, first);
  }
}

Picture page(const std::filesystem::path& file) {
  const auto bytes = evidence::read_whole_file(file);
  const auto decoded = decode_picture(as_bytes(*bytes), 0, 100'000'000);
  return level_paper(to_grey(decoded->picture), working_dpi(decoded->picture));
}

std::string text_of(const Line& line) {
  std::string text;
  for (const Word& word : line.words) text += (word.before == Gap::None ? "" : " ") + word.text;
  return text;
}

TEST_F(Weights, RealLinesAreReadExactly) {
  const auto file = corpus() / "scan/cn_multiline_1.png";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no corpus beside the project";
  const auto engine = PpocrRecogniser::open(models());
  ASSERT_TRUE(engine);
  EXPECT_EQ((*engine)->name(), "ppocr-v4");
  const Picture picture = page(file);
  const auto lines = (*engine)->read_lines(picture, 125);
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 7U);
  EXPECT_EQ(text_of((*lines)[0]), "网络支付并无本质的区别，因为");
  EXPECT_EQ(text_of((*lines)[1]), "每一个手机号码和邮件地址背后");
  EXPECT_EQ(text_of((*lines)[3]), "户可以是信用卡账户、借记卡账");
  EXPECT_EQ(text_of((*lines)[4]), "户，也包括邮局汇款、手机代");
  EXPECT_EQ(text_of((*lines)[6]), "等多种形式。");
  // A word a character, from left to right, within the picture and of the line's height.
  const Line& line = lines->front();
  ASSERT_EQ(line.words.size(), 14U);
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    EXPECT_GT(word.confidence, 80);
    EXPECT_NEAR(word.width, 20, 8) << word.text;
    EXPECT_NEAR(word.height, 24, 8) << word.text;
    EXPECT_NEAR(word.x - line.words[0].x, 20 * static_cast<int>(i), 10) << word.text;
  }
  const auto boxes = (*engine)->text_boxes(picture);
  ASSERT_TRUE(boxes);
  EXPECT_EQ(boxes->size(), 7U);
}

TEST_F(Weights, AStripIsReadWithoutDetection) {
  const auto engine = PpocrRecogniser::open(models());
  ASSERT_TRUE(engine);
  Picture strip(256, 48, 1);
  const auto ink = drawn(256, 48, 12, 7, 3.4);
  std::transform(ink.begin(), ink.end(), strip.pixels.begin(),
                 [](int dark) { return static_cast<std::uint8_t>(dark == 1 ? 0 : 255); });
  const auto line = (*engine)->read_line(strip);
  ASSERT_TRUE(line);
  // The square is a box to the network.
  EXPECT_EQ(text_of(*line), "十□二工王");
  const auto nothing = (*engine)->read_line(Picture(1, 1, 3));
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->words.empty());
}

TEST(WithoutWeights, ItSaysThatTheyAreMissing) {
  const auto engine = PpocrRecogniser::open(std::filesystem::path(WORKBENCH_BINARY_DIR) / "no-such-folder");
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().key.name, "error.ocr.models");
}

}  // namespace
}  // namespace ocr::neural::test
