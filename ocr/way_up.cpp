#include "ocr/way_up.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "ocr/left_over.hpp"
#include "ocr/orientation.hpp"
#include "ocr/patches.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr int letter_gap = 4;         // mask pixels (100 dpi): between two characters
constexpr double clearly_more = 1.3;  // contrast along one direction against the other
constexpr double least_contrast = 2;  // less is no lines in any direction
constexpr std::size_t samples = 3;    // lines read to find out
constexpr int makes_sense = 65;       // of sample lines read the right way up, at least
constexpr int clearly_surer = 10;     // percentage points
constexpr std::size_t few_words = 4;  // of sample lines: too little to turn a page for

struct Sureness {
  double sum = 0;
  std::size_t words = 0;
  [[nodiscard]] double mean() const { return words == 0 ? 0 : sum / static_cast<double>(words); }
};

// A line in which nothing is read counts as one word of no confidence.
Result<Sureness> read_samples(Recogniser& engine, const Picture& page, const std::vector<Area>& lines) {
  Sureness sureness;
  for (const Area& area : lines) {
    auto line = engine.read_line(cut_out(page, area));
    if (!line) return evidence::pass_on(line);
    if (line->words.empty()) ++sureness.words;
    for (const Word& word : line->words) sureness.sum += word.confidence, ++sureness.words;
  }
  return sureness;
}

// The longest lines of a mask whose lines are level.
std::vector<Area> longest_lines(const Picture& mask) {
  std::vector<Area> lines;
  for (const Patch& patch : find_patches(close(mask, 2 * letter_gap + 1)))
    if (patch.width >= 4 * patch.height && patch.height >= letter_gap)
      lines.push_back(grown({patch.x, patch.y, patch.width, patch.height}, 2));
  std::sort(lines.begin(), lines.end(), [](const Area& a, const Area& b) { return a.width > b.width; });
  lines.resize(std::min(lines.size(), samples));
  return lines;
}

}  // namespace

bool seems_on_its_side(const Picture& mask, const Lean& lean) {
  const Lean other = measure_lean(turned(mask, 1));
  return other.contrast > least_contrast && other.contrast > clearly_more * lean.contrast;
}

Result<int> quarters_upright(Recogniser& engine, const Picture& page, const Ink& ink, const Picture& mask) {
  int best = 0;
  double surest = 0;
  for (const int quarters : {0, 1, 3}) {
    std::vector<Area> lines = longest_lines(turned(mask, quarters));
    for (Area& line : lines)
      line = {line.x * ink.factor, line.y * ink.factor, line.width * ink.factor, line.height * ink.factor};
    const auto sureness = read_samples(engine, turned(page, quarters), lines);
    if (!sureness) return std::unexpected(sureness.error());
    if (sureness->words < few_words) continue;
    if (quarters != 0 &&
        (sureness->mean() < makes_sense || sureness->mean() < surest + (best == 0 ? clearly_surer : 0)))
      continue;
    surest = sureness->mean();
    best = quarters;
  }
  return best;
}

}  // namespace ocr
