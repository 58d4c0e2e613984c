// How grounds are weighed and worded.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/suggest/suggest.hpp"

namespace evidence::suggest {

struct Ground {
  double weight = 0;
  Reason reason;
};

Reason found_on_page(const WeightedTerm& term, std::uint32_t times);
Reason found_in_name(const WeightedTerm& term, std::string_view path);
// The sum of the weights, and the strongest reasons.
double total_weight(const std::vector<Ground>& grounds);
std::vector<Reason> strongest(std::vector<Ground> grounds, std::size_t limit);
// Saying a word often helps less and less: 1 → 0.5, 2 → 0.67, many → 1.
double often(std::uint32_t times);

}  // namespace evidence::suggest
