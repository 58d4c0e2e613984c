#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/index/matches.hpp"
#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

struct Edges {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

Edges edges_of(const Box& box) { return {box.x, box.y, box.x + box.w, box.y + box.h}; }

Box box_of(const Edges& edges) {
  return {static_cast<std::int16_t>(edges.left), static_cast<std::int16_t>(edges.top),
          static_cast<std::int16_t>(edges.right - edges.left), static_cast<std::int16_t>(edges.bottom - edges.top)};
}

Edges around(const Edges& a, const Edges& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// Two boxes stand on one line where they share at least half the height of the lower one.
bool on_one_line(const Edges& a, const Edges& b) {
  const int shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return 2 * shared >= std::min(a.bottom - a.top, b.bottom - b.top);
}

// A Latin word is not cut: its letters have no common width.
bool may_be_cut(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (class_of(next_code_point(word, at)) == CharClass::Wide) return true;
  }
  return false;
}

// A Latin letter or digit takes about half the width of a Chinese character.
int half_widths(std::string_view text) {
  int widths = 0;
  for (std::size_t at = 0; at < text.size();) widths += next_code_point(text, at) < 0x2E80 ? 1 : 2;
  return widths;
}

Edges cut(const Edges& whole, std::string_view word, std::size_t begin, std::size_t end) {
  const int all = half_widths(word);
  const int before = half_widths(word.substr(0, begin));
  const int until = half_widths(word.substr(0, end));
  Edges part = whole;
  const int width = whole.right - whole.left;
  const int height = whole.bottom - whole.top;
  if (height > width && all > 2) {  // set vertically
    part.top = whole.top + height * before / all;
    part.bottom = whole.top + height * until / all;
  } else {
    part.left = whole.left + width * before / all;
    part.right = whole.left + width * until / all;
  }
  return part;
}

}  // namespace

std::vector<Box> boxes_of(const Page& page, ByteRange range) {
  std::vector<Edges> lines;
  auto word = std::ranges::find_if(page.words, [&](const Word& candidate) { return candidate.end > range.begin; });
  for (; word != page.words.end() && word->begin < range.end; ++word) {
    if (word->end > page.text.size() || word->begin >= word->end || (word->box.w == 0 && word->box.h == 0)) continue;
    const std::string_view text(page.text.data() + word->begin, word->end - word->begin);
    const std::size_t begin = std::max<std::size_t>(range.begin, word->begin) - word->begin;
    const std::size_t end = std::min<std::size_t>(range.end, word->end) - word->begin;
    const bool whole = begin == 0 && end == text.size();
    const Edges edges = edges_of(word->box);
    const Edges part = whole || !may_be_cut(text) ? edges : cut(edges, text, begin, end);
    if (!lines.empty() && on_one_line(lines.back(), part)) {
      lines.back() = around(lines.back(), part);
    } else {
      lines.push_back(part);
    }
  }
  std::vector<Box> boxes;
  std::ranges::transform(lines, std::back_inserter(boxes), box_of);
  return boxes;
}

Box bounding_box(const std::vector<Box>& boxes) {
  if (boxes.empty()) return {};
  Edges all = edges_of(boxes.front());
  for (const Box& box : boxes) all = around(all, edges_of(box));
  return box_of(all);
}

}  // namespace evidence::index
