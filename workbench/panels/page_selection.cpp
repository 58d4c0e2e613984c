#include "workbench/panels/page_selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "evidence/base/utf8.hpp"

namespace workbench::panels {

using evidence::Box;
using evidence::Page;

namespace {

// A drag starts on a word when it starts this near to it (1/1000 of the page: half a millimetre on A4).
constexpr float reach = 3;
// A line away counts as much as this many columns: a drag that strays between lines stays on the nearer line.
constexpr float line_weight = 6;

float outside(float value, float low, float high) { return std::max({low - value, value - high, 0.0F}); }

float right_of(const Box& box) { return static_cast<float>(box.x) + static_cast<float>(box.w); }
float bottom_of(const Box& box) { return static_cast<float>(box.y) + static_cast<float>(box.h); }

bool same_line(const Box& one, const Box& other) {
  const float middle = static_cast<float>(other.y) + static_cast<float>(other.h) / 2;
  return middle >= static_cast<float>(one.y) && middle <= bottom_of(one);
}

void widen(Box& box, const Box& by) {
  const float right = std::max(right_of(box), right_of(by));
  const float bottom = std::max(bottom_of(box), bottom_of(by));
  box.x = std::min(box.x, by.x);
  box.y = std::min(box.y, by.y);
  box.w = static_cast<std::int16_t>(right - static_cast<float>(box.x));
  box.h = static_cast<std::int16_t>(bottom - static_cast<float>(box.y));
}

}  // namespace

std::optional<std::size_t> word_at(const Page& page, PagePoint point) {
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    const Box& box = page.words[n].box;
    if (outside(point.x, box.x, right_of(box)) <= reach && outside(point.y, box.y, bottom_of(box)) <= reach) return n;
  }
  return std::nullopt;
}

std::optional<std::size_t> word_near(const Page& page, PagePoint point) {
  std::optional<std::size_t> nearest;
  float least = std::numeric_limits<float>::max();
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    const Box& box = page.words[n].box;
    const float distance =
        outside(point.x, box.x, right_of(box)) + line_weight * outside(point.y, box.y, bottom_of(box));
    if (distance < least) {
      least = distance;
      nearest = n;
    }
  }
  return nearest;
}

WordRange line_of(const Page& page, std::size_t word) {
  WordRange range{word, word};
  while (range.first > 0 && same_line(page.words[word].box, page.words[range.first - 1].box)) --range.first;
  while (range.second + 1 < page.words.size() && same_line(page.words[word].box, page.words[range.second + 1].box))
    ++range.second;
  return range;
}

std::vector<Box> boxes_of_words(const Page& page, WordRange range) {
  std::vector<Box> boxes;
  for (std::size_t n = range.first; n <= range.second && n < page.words.size(); ++n) {
    const Box& box = page.words[n].box;
    if (!boxes.empty() && same_line(boxes.back(), box) && box.x >= boxes.back().x)
      widen(boxes.back(), box);
    else
      boxes.push_back(box);
  }
  return boxes;
}

std::string text_of_words(const Page& page, WordRange range) {
  if (range.first >= page.words.size() || range.second >= page.words.size()) return {};
  const std::size_t begin = page.words[range.first].begin;
  const std::size_t end = page.words[range.second].end;
  if (end > page.text.size() || begin >= end) return {};
  return evidence::collapse_blanks(std::string_view(page.text).substr(begin, end - begin));
}

std::string text_in(const Page& page, const Box& place) {
  const PagePoint min{static_cast<float>(place.x), static_cast<float>(place.y)};
  std::string text;
  std::optional<std::size_t> before;
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    const evidence::Word& word = page.words[n];
    const float x = static_cast<float>(word.box.x) + static_cast<float>(word.box.w) / 2;
    const float y = static_cast<float>(word.box.y) + static_cast<float>(word.box.h) / 2;
    if (x < min.x || x > right_of(place) || y < min.y || y > bottom_of(place)) continue;
    if (word.end > page.text.size() || word.begin > word.end) continue;
    if (before) {  // what stands between neighbours: nothing, a blank or a line end; words left out are not said
      const std::size_t from = page.words[*before].end;
      const std::string_view gap =
          from <= word.begin ? std::string_view(page.text).substr(from, word.begin - from) : std::string_view();
      if (gap.find('\n') != std::string_view::npos)
        text += '\n';
      else if (*before + 1 == n)
        text += gap;
    }
    text += page.text.substr(word.begin, word.end - word.begin);
    before = n;
  }
  return text;
}

Box box_round(const Box& one, const Box& other) {
  Box both = one;
  widen(both, other);
  return both;
}

Box box_between(PagePoint from, PagePoint to) {
  const auto whole = [](float value) {
    return static_cast<std::int16_t>(std::lround(std::clamp(value, 0.0F, 1000.0F)));
  };
  const std::int16_t left = whole(std::min(from.x, to.x));
  const std::int16_t top = whole(std::min(from.y, to.y));
  return {left, top, static_cast<std::int16_t>(whole(std::max(from.x, to.x)) - left),
          static_cast<std::int16_t>(whole(std::max(from.y, to.y)) - top)};
}

}  // namespace workbench::panels
