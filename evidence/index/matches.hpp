// Where a query or a quote stands on one page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/index/folding.hpp"
#include "evidence/model/page.hpp"

namespace evidence::index {

struct PageMatches {
  std::vector<ByteRange> ranges;  // of page.text, in order, not overlapping
  std::vector<Box> rects;         // of the words in them, one a line and match
};

// The words that a query finds on a page: empty where the page is no hit. For the viewer. Fails (Input) where the query
// is wrong.
Result<PageMatches> find_on_page(const TextFolding& folding, const Page& page, std::string_view query);

struct LocatedQuote {
  std::string quote;       // the words as they stand on the page, line ends taken out: what a Citation stores
  ByteRange range;         // of page.text
  Box box;                 // round all of them; all zero where the page has no words with boxes
  std::vector<Box> rects;  // one a line
  std::size_t places = 1;  // how often the page holds the quote; the first place is given
};

// Finds a quote (`--quote T`) whatever its width forms, letter case, and blanks or line ends beside Chinese characters.
// Nothing where the page does not hold it.
std::optional<LocatedQuote> locate_quote(const TextFolding& folding, const Page& page, std::string_view quote);

// The boxes of the words in a range of page.text, merged where they stand on one line. A Chinese run that the range
// cuts is cut in proportion to its characters; a Latin word is taken whole.
std::vector<Box> boxes_of(const Page& page, ByteRange range);
Box bounding_box(const std::vector<Box>& boxes);  // all zero for none

}  // namespace evidence::index
