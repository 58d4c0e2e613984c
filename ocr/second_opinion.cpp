#include "ocr/second_opinion.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "ocr/page_reader.hpp"
#include "ocr/scale.hpp"

namespace ocr {

using evidence::Result;

namespace {

constexpr int unsure = 97;            // mean confidence of a line, percent: below, another engine is asked
constexpr std::size_t most = 12;      // lines of a page it is asked about: bounds the cost to that of a third of a page
constexpr std::size_t longest = 400;  // characters that are compared

std::u32string folded(const Line& line) {
  std::string text;
  for (const Word& word : line.words) text += word.text;
  std::u32string result = evidence::to_code_points(evidence::fold(text));
  std::erase_if(result, [](char32_t c) { return evidence::is_blank(c); });
  result.resize(std::min(result.size(), longest));
  return result;
}

std::size_t edits_between(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t changed = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = std::exchange(row[k], std::min({changed, row[k] + 1, row[k - 1] + 1}));
    }
  }
  return row[b.size()];
}

Area place_of(const Line& line) {
  Area area{line.words.front().x, line.words.front().y, 0, 0};
  int right = area.x;
  int bottom = area.y;
  for (const Word& word : line.words) {
    area.x = std::min(area.x, word.x), area.y = std::min(area.y, word.y);
    right = std::max(right, word.x + word.width), bottom = std::max(bottom, word.y + word.height);
  }
  const int around = (bottom - area.y) / 4 + 2;  // an engine wants a little paper around a line
  const int left = std::max(0, area.x - around);
  const int top = std::max(0, area.y - around);
  return {left, top, right + around - left, bottom + around - top};
}

}  // namespace

double likeness(const Line& a, const Line& b) {
  const std::u32string left = folded(a);
  const std::u32string right = folded(b);
  const std::size_t longer = std::max(left.size(), right.size());
  if (longer == 0) return 1;
  return 1 - static_cast<double>(edits_between(left, right)) / static_cast<double>(longer);
}

Result<std::vector<Opinion>> second_opinion(Recogniser& engine, const Picture& page, const std::vector<Line>& lines) {
  std::vector<std::pair<int, std::size_t>> asked;  // mean confidence, line
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int mean = mean_confidence({lines[i]});
    if (!lines[i].vertical && !lines[i].words.empty() && mean < unsure) asked.emplace_back(mean, i);
  }
  std::stable_sort(asked.begin(), asked.end());
  asked.resize(std::min(asked.size(), most));
  std::sort(asked.begin(), asked.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<Opinion> opinions;
  for (const auto& [mean, i] : asked) {
    const Area area = place_of(lines[i]);
    auto line = engine.read_line(cut_out(page, area));
    if (!line) return evidence::pass_on(line);
    for (Word& word : line->words) word.x += area.x, word.y += area.y;
    opinions.push_back({i, std::move(*line)});
  }
  return opinions;
}

}  // namespace ocr
