// How good a hit is: how often its terms stand on the page, how rare they are, how near to each other.
#pragma once

#include <cstdint>
#include <vector>

#include "evidence/index/term_match.hpp"

namespace evidence::index {

struct Rarity {
  std::uint64_t pages = 0;             // in the index
  std::vector<std::uint64_t> holding;  // per sought term: pages that may hold it
};

// Term frequency and rarity as in BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", eq. 3.15,
// with their k1 = 1.2 and b = 0.75), plus a share of the best term's rarity for terms that stand near each other.
// `usual_length` is the mean length of the pages compared, in bytes, as `length` is.
double score_of(const std::vector<TermPlace>& places, const Rarity& rarity, std::size_t length, double usual_length);

}  // namespace evidence::index
