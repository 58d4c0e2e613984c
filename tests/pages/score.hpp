// How well a page was read, against its truth.
//
// Both are compared after NFKC, without blanks, and without the " | " that our text sets between the cells of a row.
// Character error rate: Levenshtein distance / length of the truth. Bigram recall: share of the truth's pairs of
// neighbouring Chinese characters, letters and digits that the reading has too: what a bigram index can find.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/pages/truth.hpp"

namespace tests::pages {

inline constexpr int no_confidence = -1;

// One sign as compared. `confidence`: percent; no_confidence where none was given.
struct Sign {
  char32_t code = 0;
  int confidence = no_confidence;
  bool after_blank = false;  // a blank, a line end or a cell's border stood before it
};
using Signs = std::vector<Sign>;

Signs signs_of(std::string_view text);
// `confidence(offset)`: of the code point that starts at this byte of `text`.
Signs signs_of(std::string_view text, const std::function<int(std::size_t)>& confidence);

struct Count {
  std::size_t right = 0;
  std::size_t all = 0;
  [[nodiscard]] double share() const { return all == 0 ? 1 : static_cast<double>(right) / static_cast<double>(all); }
  Count& operator+=(const Count& more) { return right += more.right, all += more.all, *this; }
  friend bool operator==(const Count&, const Count&) = default;
};

struct PageScore {
  std::size_t edits = 0;   // insertions, deletions and replacements
  std::size_t length = 0;  // of the truth
  Count bigrams;
  std::size_t digit_edits = 0;  // the same, of the digits 0 to 9 alone
  std::size_t digits = 0;
  std::map<FieldKind, Count> fields;  // found whole
  [[nodiscard]] double error_rate() const;
};

PageScore score(const Truth& truth, const Signs& reading);

// Of signs said to be so sure, how many are right. Ten bins: below 10 %, …, from 90 % on.
struct Bin {
  Count signs;
  std::size_t confidence = 0;  // sum
};
using Reliability = std::array<Bin, 10>;
// Adds every sign of the reading that has a confidence: right where it is aligned with the same sign of the truth.
void add_to(Reliability& reliability, const Truth& truth, const Signs& reading);

struct Summary {
  double mean = 0;  // of the pages' error rates
  double median = 0;
  double worst = 0;
  double of_all = 0;  // edits of all pages / length of all
  double bigrams = 0;
  double digits = 0;  // digit edits of all pages / digits of all
  std::map<FieldKind, Count> fields;
};
Summary summary(const std::vector<PageScore>& pages);

}  // namespace tests::pages
