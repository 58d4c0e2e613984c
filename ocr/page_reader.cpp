#include "ocr/page_reader.hpp"

#include <algorithm>
#include <utility>

#include "ocr/orientation.hpp"
#include "ocr/paper.hpp"
#include "ocr/seals.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr double least_ink = 0.00003;  // share of dark pixels of a page with anything on it
constexpr int least_side = 8;          // pixels; nothing smaller can be read
constexpr int doubtful = 92;           // mean confidence, percent
constexpr int clearly_better = 3;      // percentage points
constexpr std::size_t few_words = 4;   // too little to judge by

std::size_t count_words(const Recognition& recognition) {
  std::size_t count = 0;
  for (const Line& line : recognition.lines) count += line.words.size();
  return count;
}

Result<Recognition> read_as_it_lies(Recogniser& engine, const Picture& picture) {
  Recognition result;
  result.engine = engine.name();
  result.dpi = working_dpi(picture);
  if (std::min(picture.width, picture.height) < least_side) return result;
  result.seals = find_seals(picture, result.dpi);
  const Picture page = level_paper(grey_without_seals(picture, result.seals), result.dpi);
  if (ink_share(page) < least_ink) return result;
  auto lines = engine.read_lines(page, result.dpi);
  if (!lines) return evidence::pass_on(lines);
  result.lines = std::move(*lines);
  result.confidence = mean_confidence(result.lines);
  return result;
}

Result<Recognition> read_turned(Recogniser& engine, const Picture& picture, int quarters) {
  auto result = read_as_it_lies(engine, turned(picture, quarters));
  if (result) turn_back(*result, quarters, picture);
  return result;
}

}  // namespace

Result<Recognition> read_page(Recogniser& first, Recogniser* /*second*/, const Picture& picture,
                              const PageOptions& options) {
  if (options.quarters) return read_turned(first, picture, *options.quarters);
  auto best = read_as_it_lies(first, picture);
  if (!best || best->confidence >= doubtful || count_words(*best) < few_words) return best;
  const std::size_t words = count_words(*best);
  for (const int quarters : {1, 3, 2}) {
    auto other = read_turned(first, picture, quarters);
    if (!other) return other;
    if (other->confidence < best->confidence + clearly_better || count_words(*other) * 2 < words) continue;
    best = std::move(other);
    if (best->confidence >= doubtful) break;
  }
  return best;
}

}  // namespace ocr
