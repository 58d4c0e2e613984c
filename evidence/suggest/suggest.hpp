// What may be evidence for a Criterion, and which Criterion a quote may be evidence for. Proposals of the program:
// shown as such, counting for nothing until a person makes a Link.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"
#include "evidence/base/result.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/index/search.hpp"
#include "evidence/suggest/terms.hpp"

namespace evidence::suggest {

// One ground of a proposal. The sentence is texts.of("suggest.why.", code, arguments).
// "keyword", "expected", "title": {word}, {times}; "file-name": {word}, {path}.
struct Reason {
  std::string code;
  TextArguments arguments;
  friend bool operator==(const Reason&, const Reason&) = default;
};

struct Candidate {
  CriterionId criterion;
  Sha256 blob;
  std::uint32_t page = 1;
  double score = 0;         // greater is better; comparable within one Criterion only
  std::vector<Reason> why;  // strongest first
};

// A blob and one path at which it stands; what the paths say counts as a reason too.
struct NamedBlob {
  Sha256 blob;
  std::string path;
};

struct Limits {
  std::size_t candidates = 20;     // per Criterion
  std::size_t pages_a_blob = 3;    // of one document, per Criterion
  std::size_t reasons = 5;         // per Candidate
  std::size_t pages_a_term = 500;  // looked at, most often first
};

// For each of `criteria` its candidates, best first, Criterion after Criterion. Derived Criteria have none. Many
// criteria in one call are cheaper than many calls: each term is searched for once. Read-only; any thread.
Result<std::vector<Candidate>> candidates_for(const Catalogue& catalogue, const TermTable& terms,
                                              const std::vector<CriterionId>& criteria,
                                              const index::SearchIndex& search, const std::vector<NamedBlob>& files,
                                              const Limits& limits = {});

struct CriterionGuess {
  CriterionId criterion;
  double score = 0;
  std::vector<Reason> why;  // strongest first
};

// The criteria that a quoted text may be evidence for, best first; empty where nothing speaks for any.
std::vector<CriterionGuess> criteria_for(const Catalogue& catalogue, const TermTable& terms,
                                         const index::TextFolding& folding, std::string_view text,
                                         std::size_t limit = 3);

}  // namespace evidence::suggest
