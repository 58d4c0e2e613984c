#include "evidence/index/matches.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/index/page_matches.hpp"
#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

// The words as they stand, without what only the line breaking put there.
std::string without_line_ends(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c != U'\n' && c != U'\r') {
      joined.append(text.substr(begin, at - begin));
      continue;
    }
    const bool beside_wide = ignores_blanks(code_point_before(text, begin)) || ignores_blanks(code_point_at(text, at));
    if (!beside_wide && !joined.ends_with(' ')) joined += ' ';
  }
  return joined;
}

}  // namespace

std::vector<ByteRange> merged_ranges(const FoldedText& folded, const std::vector<TermPlace>& places) {
  std::vector<ByteRange> ranges;
  for (const TermPlace& place : places) {
    const ByteRange range = folded.original(place.range);
    if (!ranges.empty() && range.begin < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

PageMatches matches_on(const TextFolding& folding, const Page& page, const Query& query) {
  const FoldedText folded = folding.fold_with_origins(page.text);
  PageMatches matches;
  matches.ranges = merged_ranges(folded, places_of(folded.text, query));
  for (const ByteRange& range : matches.ranges) {
    for (const Box& box : boxes_of(page, range)) matches.rects.push_back(box);
  }
  return matches;
}

Result<PageMatches> find_on_page(const TextFolding& folding, const Page& page, std::string_view query) {
  auto parsed = parse_query(folding, query);
  if (!parsed) return pass_on(parsed);
  return matches_on(folding, page, *parsed);
}

std::optional<LocatedQuote> locate_quote(const TextFolding& folding, const Page& page, std::string_view quote) {
  const std::string sought = folding.fold(make_valid_utf8(quote));
  if (sought.empty()) return std::nullopt;
  const FoldedText folded = folding.fold_with_origins(page.text);
  const std::size_t first = folded.text.find(sought);
  if (first == std::string::npos) return std::nullopt;
  LocatedQuote located;
  located.range = folded.original({first, first + sought.size()});
  located.quote = without_line_ends(
      std::string_view(page.text).substr(located.range.begin, located.range.end - located.range.begin));
  located.rects = boxes_of(page, located.range);
  located.box = bounding_box(located.rects);
  for (std::size_t at = first; (at = folded.text.find(sought, at + sought.size())) != std::string::npos;)
    ++located.places;
  return located;
}

}  // namespace evidence::index
