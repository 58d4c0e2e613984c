#include "ocr/weigh.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "ocr/calibration.hpp"
#include "ocr/left_over.hpp"
#include "ocr/second_opinion.hpp"
#include "ocr/vertical.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr int doubtful = 50;               // mean confidence of a line, percent: below it is told apart
constexpr std::size_t shortest_run = 4;    // characters of a number or name
constexpr int least_of_run = 20;           // percent
constexpr double larger_than_print = 1.2;  // height of handwriting against the usual line's
constexpr double alike = 0.5;              // readings of print by two engines have at least that in common
constexpr std::size_t few_words = 2;
constexpr std::size_t most_columns = 60;  // of vertical text on a page that are read; the others are unread

char32_t first_of(const std::string& text) {
  std::size_t at = 0;
  return evidence::next_code_point(text, at);
}

void calibrate(Line& line, std::string_view engine) {
  for (Word& word : line.words) word.confidence = calibrated(engine, word.confidence);
}

// Whether a line is believed. A number carries the confidence of its weakest digit: as long as that is no mere guess,
// the number is judged by half the doubt, or amounts would be taken out of their rows for one pale digit.
bool is_believed(const Line& line) {
  double sum = 0;
  for (const Word& word : line.words) {
    const bool is_run = word.text.size() >= shortest_run && !evidence::is_han(first_of(word.text));
    sum += is_run && word.confidence >= least_of_run ? (100 + word.confidence) / 2.0 : word.confidence;
  }
  return sum >= doubtful * static_cast<double>(line.words.size());
}

int mean_of(const Line& line) { return mean_confidence({line}); }

Unread unread_at(const Line& line, Unread::Why why) {
  const Area area = bounds_of(line);
  return {why, area.x, area.y, area.width, area.height};
}

int usual_height(const std::vector<Line>& lines) {
  std::vector<int> heights;
  for (const Line& line : lines)
    if (!line.vertical && !line.words.empty() && mean_of(line) >= doubtful) heights.push_back(bounds_of(line).height);
  if (heights.empty()) return 0;
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), at, heights.end());
  return *at;
}

bool is_handwriting(const Line& line, const Line* other, int usual) {
  if (other == nullptr || line.vertical || line.words.size() < few_words || mean_of(line) >= doubtful) return false;
  if (mean_of(*other) >= doubtful || likeness(line, *other) >= alike) return false;
  return usual > 0 && bounds_of(line).height > larger_than_print * usual;
}

// Engines turn a tall line on its side: right where the whole line was printed so, wrong where its characters stand
// upright. The surer reading is kept.
Result<void> read_columns(Recogniser& engine, const Picture& page, std::vector<Line>& lines) {
  std::size_t read = 0;
  for (Line& line : lines) {
    if (!line.vertical || line.words.empty() || ++read > most_columns) continue;
    auto column = read_column(engine, page, bounds_of(line));
    if (!column) return evidence::pass_on(column);
    calibrate(*column, engine.name());
    if (!column->words.empty() && mean_of(*column) > mean_of(line)) line = std::move(*column);
  }
  return {};
}

}  // namespace

Result<Recognition> weigh(const Engines& engines, const Picture& page, std::vector<Line> lines) {
  Recognition result;
  for (Line& line : lines) calibrate(line, engines.first.name());
  const auto columns = read_columns(engines.first, page, lines);
  if (!columns) return std::unexpected(columns.error());
  std::vector<const Line*> others(lines.size(), nullptr);
  std::vector<Opinion> opinions;
  if (engines.second != nullptr)
    opinions = second_opinion(*engines.second, page, lines).value_or(std::vector<Opinion>());
  for (Opinion& opinion : opinions) {
    calibrate(opinion.line, engines.second->name());
    others[opinion.of] = &opinion.line;
  }
  const int usual = usual_height(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.words.empty()) continue;
    const bool believed = is_believed(line);
    if (!believed && line.vertical) result.unread.push_back(unread_at(line, Unread::Why::Vertical));
    const bool handwritten = is_handwriting(line, others[i], usual);
    if (handwritten) result.unread.push_back(unread_at(line, Unread::Why::Handwriting));
    if (others[i] != nullptr && !others[i]->words.empty() && !handwritten && likeness(line, *others[i]) < 1)
      result.second.push_back(*others[i]);
    (believed ? result.lines : result.doubtful).push_back(std::move(line));
  }
  return result;
}

}  // namespace ocr
