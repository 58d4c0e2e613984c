#include "ocr/neural/line_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "ocr/each_processor.hpp"
#include "ocr/neural/marks.hpp"

namespace ocr::neural {

using namespace evidence::literals;
using evidence::Result;

namespace {

constexpr int line_height = 48;  // pixels; what the network was trained on
constexpr int pixels_a_position = 8;
// Measured on Chinese office scans: lines made this much narrower read as well, in a quarter less time.
constexpr double squeeze = 0.8;
// Except short ones: a digit is half as wide as a Chinese character, and of an amount squeezed so the last one gets
// lost (measured on the tables of tests/pages: 12 digits of 10,000; none at their own width). Times the height; such a
// line costs little.
constexpr double short_line = 12;
constexpr int least_width = 16;
constexpr int most_width = 3'200;
constexpr int width_step = 64;  // few widths: each needs preparing once

struct Winner {
  std::size_t index = 0;
  float score = 0;
};

// Sixteen runs beside each other, so that the compiler can compare many numbers at once.
OCR_EACH_PROCESSOR Winner winner_of(const float* scores, std::size_t count) {
  constexpr std::size_t lanes = 16;
  std::array<float, lanes> best;
  best.fill(scores[0]);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane)
      best[lane] = scores[i + lane] > best[lane] ? scores[i + lane] : best[lane];
  }
  float most = *std::max_element(best.begin(), best.end());
  for (; i < count; ++i) most = std::max(most, scores[i]);
  return {static_cast<std::size_t>(std::find(scores, scores + count, most) - scores), most};
}

// The winner's share of the softmax.
float share_of(const Winner& winner, const float* scores, std::size_t count) {
  std::vector<float> powers(scores, scores + count);
  for (float& power : powers) power -= winner.score;
  exponentials(powers.data(), count);
  constexpr std::size_t lanes = 16;
  std::array<float, lanes> sums{};
  for (std::size_t i = 0; i < count; ++i) sums[i % lanes] += powers[i];
  return 1.0F / std::accumulate(sums.begin(), sums.end(), 0.0F);
}

}  // namespace

int reading_width(const Strip& strip) {
  const double heights = strip.length / std::max(1.0, strip.height);
  const double width = line_height * heights * (heights <= short_line ? 1 : squeeze);
  return static_cast<int>(std::clamp(std::ceil(width), double{least_width}, double{most_width}));
}

std::vector<std::string> classes_of(std::string_view keys) {
  std::vector<std::string> classes{{}};
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find('\n'), keys.size());
    std::string_view line = keys.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    classes.emplace_back(line);
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  classes.emplace_back(" ");
  return classes;
}

std::vector<Character> decode(const View& scores, const std::vector<std::string>& classes, double positions) {
  std::vector<Character> characters;
  std::size_t last = 0;
  const std::size_t count = scores.extent.channels;
  for (std::size_t t = 0; t < scores.extent.pixels(); ++t) {
    const float* row = scores.numbers + t * count;
    const Winner winner = winner_of(row, count);
    if (winner.index != 0 && winner.index != last) {
      const double middle = std::min(1.0, (static_cast<double>(t) + 0.5) / positions);
      characters.push_back({classes[winner.index], share_of(winner, row, count), middle});
    }
    last = winner.index;
  }
  return characters;
}

Result<std::vector<Character>> read_strip(Executor& recogniser, const std::vector<std::string>& classes,
                                          const Picture& page, const Strip& strip) {
  const int width = reading_width(strip);
  const int whole = (width + width_step - 1) / width_step * width_step;
  auto input = recogniser.prepare(line_height, static_cast<std::size_t>(whole));
  if (!input) return evidence::pass_on(input);
  const Picture line = cut(page, strip, width, line_height);
  const auto channels = static_cast<std::size_t>(line.channels);
  const auto row = static_cast<std::size_t>(whole) * 3;
  for (int y = 0; y < line_height; ++y) {
    float* to = input->data() + static_cast<std::size_t>(y) * row;
    const std::uint8_t* from = line.row(y);
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      // Blue, green, red; -1…1.
      for (std::size_t c = 0; c < 3; ++c)
        to[x * 3 + c] = static_cast<float>(from[x * channels + (channels == 3 ? 2 - c : 0)]) / 127.5F - 1.0F;
    }
    std::fill(to + static_cast<std::size_t>(width) * 3, to + row, 0.0F);
  }
  const auto output = recogniser.run();
  if (!output) return std::unexpected(output.error());
  if (output->extent.channels != classes.size())
    return evidence::fail(evidence::ErrorKind::Input, "error.ocr.model"_key, {{"reason", "classes"}});
  auto characters = decode(*output, classes, static_cast<double>(width) / pixels_a_position);
  mend_marks(characters);
  return characters;
}

}  // namespace ocr::neural
