// One piece of evidence as the score sees it, and what it weighs. Formula: SS-1.1, domain.md b.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/base/ids.hpp"
#include "evidence/criteria/criterion.hpp"
#include "evidence/criteria/scoring_parameters.hpp"
#include "evidence/model/rows.hpp"

namespace evidence {

enum class LinkReview { Confirmed, Unreviewed, Disputed };
enum class LinkResolution { Open, Explained, Closed };

template <>
struct Words<LinkReview> {
  static constexpr std::string_view set = "link-review";
  static constexpr std::array<std::pair<LinkReview, std::string_view>, 3> names{{{LinkReview::Confirmed, "confirmed"},
                                                                                 {LinkReview::Unreviewed, "unreviewed"},
                                                                                 {LinkReview::Disputed, "disputed"}}};
};
template <>
struct Words<LinkResolution> {
  static constexpr std::string_view set = "link-resolution";
  static constexpr std::array<std::pair<LinkResolution, std::string_view>, 3> names{
      {{LinkResolution::Open, "open"}, {LinkResolution::Explained, "explained"}, {LinkResolution::Closed, "closed"}}};
};

struct EvidenceTerm {
  std::string id;  // a Link's full form; any distinct text for hypothetical evidence
  LinkId link;     // none for hypothetical evidence
  Method method = Method::Document;
  Directness directness = Directness::Direct;
  Stance stance = Stance::Supports;
  Strength strength = Strength::Strong;
  LinkReview review = LinkReview::Unreviewed;
  LinkResolution resolution = LinkResolution::Open;  // contradicting evidence only
  std::string project;                               // "" = the organisation
  std::string cluster;                               // accepted template copies share one; "" = none
  std::optional<int> age_months;                     // nothing = undated
  std::optional<bool> in_force;                      // on every day the criterion names; nothing = not known
};

// The cluster, else the project, else the organisation (""): copies of one template are one unit.
std::string unit_of(const EvidenceTerm& term);

// q = S·D·R·V ∈ [0, 1].
struct Quality {
  double strength = 0;
  double directness = 0;
  double recency = 0;
  double review = 0;
  double q = 0;
};
Quality quality_of(const ScoringParameters& parameters, const EvidenceNeeds& needs, const EvidenceTerm& term);

// Least n ≥ 0 with add_months(reference, −n) ≤ date; 0 for a date after the reference.
int age_in_months(CivilDate reference, CivilDate date);
// Any dispute → disputed; else confirmed where someone other than the maker confirmed it.
LinkReview review_of(const Link& link);
// Explained where a person gave a reason; closed where a reason came with cited evidence and a second person too.
LinkResolution resolution_of(bool reason, bool evidence, bool second_person);
// The second person is another who gave a reason of their own for the same contradiction.
LinkResolution resolution_of(const Link& link);

}  // namespace evidence
