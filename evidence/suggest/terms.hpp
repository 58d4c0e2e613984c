// The words by which the Catalogue says what evidence for each Criterion looks like.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/index/folding.hpp"

namespace evidence::suggest {

enum class TermKind { Keyword, Expected, Title };

struct WeightedTerm {
  std::string text;    // as the catalogue writes it
  std::string folded;  // for comparing
  TermKind kind = TermKind::Keyword;
  double weight = 0;  // of the kind, times how few criteria share the term: in (0, 1]
};

// Immutable once made; may be read from any thread.
struct TermTable {
  std::vector<std::vector<WeightedTerm>> of_criterion;  // by place in catalogue.criteria
};

// What each kind is worth in ranking. Ours, for want of a source: a keyword was chosen to be searched for, a work
// product's name is how documents are called, a title describes.
inline constexpr double keyword_weight = 1.0;
inline constexpr double expected_weight = 0.9;
inline constexpr double title_weight = 0.5;
inline constexpr double part_share = 0.4;  // a single word of a longer name, against the whole name

// Keywords as they are; expected evidence and titles cut at punctuation and "或", "和", "及", "与" into names, and
// these into dictionary words as well.
Result<TermTable> make_terms(const Catalogue& catalogue, const index::TextFolding& folding);

}  // namespace evidence::suggest
