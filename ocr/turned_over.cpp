#include "ocr/turned_over.hpp"

#include <algorithm>
#include <utility>

#include "ocr/left_over.hpp"
#include "ocr/orientation.hpp"
#include "ocr/page_reader.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr int sure = 85;                // mean confidence, percent, of a line that is the right way up
constexpr int clearly_surer = 10;       // percentage points
constexpr std::size_t samples = 3;      // lines that decide on the page
constexpr std::size_t most_turned = 6;  // lines read upside down, at most
constexpr std::size_t few_words = 4;    // of a line: too little to turn it for

struct Candidate {
  Area area;
  int confidence = 0;
  std::optional<std::size_t> of;
};

std::vector<Candidate> candidates_of(const std::vector<Line>& lines, const std::vector<Area>& unread) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].vertical || lines[i].words.size() < few_words) continue;
    const int mean = mean_confidence({lines[i]});
    if (mean < sure) candidates.push_back({bounds_of(lines[i]), mean, i});
  }
  for (const Area& area : unread) candidates.push_back({area, 0, std::nullopt});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.area.width > b.area.width; });
  return candidates;
}

Result<Line> read_upside_down(Recogniser& engine, const Picture& page, Area area) {
  area = grown(area, area.height / 6 + 1);
  area.x = std::max(0, area.x), area.y = std::max(0, area.y);
  const Picture cut = cut_out(page, area);
  auto line = engine.read_line(turned(cut, 2));
  if (!line) return line;
  for (Word& word : line->words) {
    word.x = area.x + cut.width - word.x - word.width;
    word.y = area.y + cut.height - word.y - word.height;
  }
  return line;
}

}  // namespace

Result<TurnedOver> read_turned_over(Recogniser& engine, const Picture& page, const std::vector<Line>& lines,
                                    const std::vector<Area>& unread) {
  TurnedOver result;
  std::vector<Candidate> candidates = candidates_of(lines, unread);
  int width = 0;
  int whole = 0;
  for (const Candidate& candidate : candidates) width += candidate.area.width;
  for (const Line& line : lines)
    if (!line.words.empty()) whole += bounds_of(line).width;
  for (const Area& area : unread) whole += area.width;
  candidates.resize(std::min(candidates.size(), most_turned));
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const Candidate& candidate = candidates[k];
    auto line = read_upside_down(engine, page, candidate.area);
    if (!line) return evidence::pass_on(line);
    const int mean = mean_confidence({*line});
    if (mean >= sure && mean >= candidate.confidence + clearly_surer && line->words.size() >= few_words)
      result.lines.push_back({candidate.of, std::move(*line)});
    const bool all = result.lines.size() == k + 1;
    result.whole_page = k + 1 == std::min(samples, candidates.size()) && all && width * 2 > whole;
    if (result.whole_page) break;
  }
  return result;
}

}  // namespace ocr
