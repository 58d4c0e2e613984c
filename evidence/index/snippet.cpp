#include "evidence/index/snippet.hpp"

#include <algorithm>
#include <iterator>

#include "evidence/base/utf8.hpp"
#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

std::size_t move_back(std::string_view text, std::size_t at, std::size_t characters) {
  while (at > 0 && characters > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) --characters;
  }
  return at;
}

std::size_t move_on(std::string_view text, std::size_t at, std::size_t characters) {
  while (at < text.size() && characters > 0) {
    next_code_point(text, at);
    --characters;
  }
  return at;
}

ByteRange window_at(std::string_view text, const ByteRange& match) {
  const std::size_t begin = move_back(text, match.begin, snippet_characters / 3);
  return {begin, std::max(match.end, move_on(text, begin, snippet_characters))};
}

ByteRange best_window(std::string_view text, const std::vector<ByteRange>& ranges) {
  if (ranges.empty()) return {0, move_on(text, 0, snippet_characters)};
  ByteRange best;
  std::size_t most = 0;
  std::size_t behind = 0;  // the first range that does not end inside the window
  for (std::size_t first = 0; first < ranges.size(); ++first) {
    const ByteRange window = window_at(text, ranges[first]);
    behind = std::max(behind, first);
    while (behind < ranges.size() && ranges[behind].end <= window.end) ++behind;
    if (behind - first > most) {
      most = behind - first;
      best = window;
    }
  }
  return best;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<ByteRange>& ranges) {
  const ByteRange window = best_window(text, ranges);
  Snippet snippet;
  snippet.cut_before = window.begin > 0;
  snippet.cut_after = window.end < text.size();
  // A place that the window cuts is not marked: half a word would look like a hit of its own.
  std::vector<ByteRange> shown_whole;
  std::ranges::copy_if(ranges, std::back_inserter(shown_whole),
                       [&](const ByteRange& range) { return range.begin >= window.begin && range.end <= window.end; });
  auto match = shown_whole.cbegin();
  bool open = false;
  for (std::size_t at = window.begin; at < window.end;) {
    for (; match != shown_whole.cend() && at >= match->end; ++match) open = false;
    const std::size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (c == U'\n') {
      if (ignores_blanks(code_point_before(text, begin)) || ignores_blanks(code_point_at(text, at))) continue;
      c = U' ';
    }
    const std::size_t shown = snippet.text.size();
    append_utf8(snippet.text, c);
    if (match == shown_whole.cend() || begin < match->begin) continue;
    if (!open) snippet.highlights.push_back({shown, shown});
    open = true;
    snippet.highlights.back().end = snippet.text.size();
  }
  return snippet;
}

}  // namespace evidence::index
