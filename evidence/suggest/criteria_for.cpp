#include <algorithm>
#include <cmath>

#include "evidence/base/utf8.hpp"
#include "evidence/suggest/reasons.hpp"

namespace evidence::suggest {
namespace {

constexpr std::size_t reasons_of_a_guess = 3;

std::uint32_t times_in(std::string_view text, std::string_view sought) {
  std::uint32_t times = 0;
  for (std::size_t at = 0; (at = text.find(sought, at)) != std::string_view::npos; at += sought.size()) ++times;
  return times;
}

}  // namespace

std::vector<CriterionGuess> criteria_for(const Catalogue& catalogue, const TermTable& terms,
                                         const index::TextFolding& folding, std::string_view text, std::size_t limit) {
  const std::string folded = folding.fold(make_valid_utf8(text));
  std::vector<CriterionGuess> guesses;
  for (std::size_t i = 0; i < std::min(terms.of_criterion.size(), catalogue.criteria.size()); ++i) {
    std::vector<Ground> grounds;
    for (const WeightedTerm& term : terms.of_criterion[i]) {
      const std::uint32_t times = times_in(folded, term.folded);
      if (times > 0) grounds.push_back({term.weight * often(times), found_on_page(term, times)});
    }
    if (grounds.empty()) continue;
    guesses.push_back({catalogue.criteria[i].id, total_weight(grounds), strongest(grounds, reasons_of_a_guess)});
  }
  std::ranges::stable_sort(guesses, [](const auto& a, const auto& b) { return a.score > b.score; });
  if (guesses.size() > limit) guesses.resize(limit);
  return guesses;
}

}  // namespace evidence::suggest
