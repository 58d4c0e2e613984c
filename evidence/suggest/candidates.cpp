#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/suggest/reasons.hpp"

namespace evidence::suggest {
namespace {

// A document's name speaks for all of its pages: it is worth more than one mention on a page (0.5).
constexpr double name_share = 1.5;

using Place = std::pair<Sha256, std::uint32_t>;  // blob and page
using Grounds = std::map<Place, std::vector<Ground>>;

struct TermPages {
  std::vector<index::PhrasePage> pages;
  double rarity = 0;  // in (0, 1]: on every page next to nothing, on one page all
};

// Searches for every term once.
class Occurrences {
 public:
  Occurrences(const index::SearchIndex& search, std::size_t limit, std::uint64_t pages)
      : search_(search), limit_(limit), pages_(static_cast<double>(std::max<std::uint64_t>(pages, 1))) {}

  Result<const TermPages*> of(const WeightedTerm& term) {
    const auto known = found_.find(term.folded);
    if (known != found_.end()) return &known->second;
    auto pages = search_.pages_with(term.folded, limit_);
    if (!pages) return pass_on(pages);
    TermPages found;
    const double holding = std::max(static_cast<double>(pages->size()), 1.0);
    found.rarity = std::log(1 + pages_ / holding) / std::log(1 + pages_);
    found.pages = std::move(*pages);
    return &found_.emplace(term.folded, std::move(found)).first->second;
  }

 private:
  const index::SearchIndex& search_;
  std::size_t limit_;
  double pages_;
  std::map<std::string, TermPages> found_;
};

struct FoldedName {
  const NamedBlob* file = nullptr;
  std::string folded;
};

void add_names(const WeightedTerm& term, const std::vector<FoldedName>& names,
               std::map<Sha256, std::vector<Ground>>& grounds) {
  for (const FoldedName& name : names) {
    if (name.folded.find(term.folded) == std::string::npos) continue;
    grounds[name.file->blob].push_back({term.weight * name_share, found_in_name(term, name.file->path)});
  }
}

// One path of a blob may say the same as another: only its best word for each term counts.
void keep_one_ground_a_word(std::vector<Ground>& grounds) {
  std::ranges::stable_sort(grounds, [](const Ground& a, const Ground& b) { return a.weight > b.weight; });
  std::vector<Ground> kept;
  for (Ground& ground : grounds) {
    const auto same_word = [&](const Ground& other) {
      return other.reason.arguments.front() == ground.reason.arguments.front();
    };
    if (std::ranges::none_of(kept, same_word)) kept.push_back(std::move(ground));
  }
  grounds = std::move(kept);
}

Result<Grounds> grounds_of(const std::vector<WeightedTerm>& terms, Occurrences& occurrences,
                           const std::vector<FoldedName>& names) {
  Grounds grounds;
  std::map<Sha256, std::vector<Ground>> of_names;
  for (const WeightedTerm& term : terms) {
    auto found = occurrences.of(term);
    if (!found) return pass_on(found);
    for (const index::PhrasePage& page : (*found)->pages) {
      const double weight = term.weight * (*found)->rarity * often(page.times);
      grounds[{page.blob, page.page}].push_back({weight, found_on_page(term, page.times)});
    }
    add_names(term, names, of_names);
  }
  for (auto& [blob, said] : of_names) {
    keep_one_ground_a_word(said);
    bool on_a_page = false;
    for (auto at = grounds.lower_bound({blob, 0}); at != grounds.end() && at->first.first == blob; ++at) {
      at->second.insert(at->second.end(), said.begin(), said.end());
      on_a_page = true;
    }
    if (!on_a_page) grounds.emplace(Place{blob, 1}, said);
  }
  return grounds;
}

// Best first; equal ones in the order of blob and page, so that the same case gives the same list.
std::vector<Candidate> best_of(const CriterionId& criterion, const Grounds& grounds, const Limits& limits) {
  std::vector<Candidate> all;
  for (const auto& [place, said] : grounds)
    all.push_back({criterion, place.first, place.second, total_weight(said), strongest(said, limits.reasons)});
  std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::vector<Candidate> best;
  std::map<Sha256, std::size_t> pages;
  for (Candidate& candidate : all) {
    if (best.size() == limits.candidates) break;
    if (++pages[candidate.blob] <= limits.pages_a_blob) best.push_back(std::move(candidate));
  }
  return best;
}

}  // namespace

Result<std::vector<Candidate>> candidates_for(const Catalogue& catalogue, const TermTable& terms,
                                              const std::vector<CriterionId>& criteria,
                                              const index::SearchIndex& search, const std::vector<NamedBlob>& files,
                                              const Limits& limits) {
  auto pages = search.pages_indexed();
  if (!pages) return pass_on(pages);
  Occurrences occurrences(search, limits.pages_a_term, *pages);
  std::vector<FoldedName> names;
  for (const NamedBlob& file : files) names.push_back({&file, search.folding().fold(make_valid_utf8(file.path))});
  std::vector<Candidate> all;
  for (const CriterionId& id : criteria) {
    const auto place = catalogue.criterion_index.find(id.value);
    if (place == catalogue.criterion_index.end() || place->second >= terms.of_criterion.size()) continue;
    auto grounds = grounds_of(terms.of_criterion[place->second], occurrences, names);
    if (!grounds) return pass_on(grounds);
    std::ranges::move(best_of(id, *grounds, limits), std::back_inserter(all));
  }
  return all;
}

}  // namespace evidence::suggest
