// matches.hpp for a query that is parsed already.
#pragma once

#include "evidence/index/matches.hpp"
#include "evidence/index/term_match.hpp"

namespace evidence::index {

std::vector<ByteRange> merged_ranges(const FoldedText& folded, const std::vector<TermPlace>& places);
PageMatches matches_on(const TextFolding& folding, const Page& page, const Query& query);

}  // namespace evidence::index
