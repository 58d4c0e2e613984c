#include "evidence/scoring/evidence_weight.hpp"

#include <algorithm>

namespace evidence {

namespace {

double practice_factor(const ScoringParameters& parameters, int age_months) {
  for (const RecencyStep& step : parameters.recency_practice) {
    if (!step.up_to_months || age_months <= *step.up_to_months) return step.factor;
  }
  return parameters.recency_unknown;
}

double recency_factor(const ScoringParameters& parameters, const EvidenceNeeds& needs, const EvidenceTerm& term) {
  switch (needs.recency) {
    case Recency::Practice:
      return term.age_months ? practice_factor(parameters, *term.age_months) : parameters.recency_unknown;
    case Recency::Validity:
      // That a certificate has run out is what contradicts; its being out of force takes nothing from the
      // contradiction.
      if (term.stance == Stance::Contradicts) return 1;
      if (!term.in_force) return parameters.recency_unknown;
      return *term.in_force ? 1 : 0;
    case Recency::Window: {
      if (!term.age_months) return parameters.recency_unknown;
      const int months = needs.window_months > 0 ? needs.window_months : parameters.window_months;
      return *term.age_months <= months ? 1 : 0;
    }
    case Recency::None:
      break;
  }
  return 1;
}

double review_factor(const ScoringParameters& parameters, LinkReview review) {
  switch (review) {
    case LinkReview::Confirmed:
      return parameters.review_confirmed;
    case LinkReview::Disputed:
      return parameters.review_disputed;
    case LinkReview::Unreviewed:
      break;
  }
  return parameters.review_unreviewed;
}

}  // namespace

std::string unit_of(const EvidenceTerm& term) {
  if (!term.cluster.empty()) return "cluster:" + term.cluster;
  return term.project.empty() ? std::string() : "project:" + term.project;
}

Quality quality_of(const ScoringParameters& parameters, const EvidenceNeeds& needs, const EvidenceTerm& term) {
  Quality quality;
  quality.strength = parameters.strength.at(term.strength);
  quality.directness = parameters.directness.at(term.directness);
  quality.recency = recency_factor(parameters, needs, term);
  quality.review = review_factor(parameters, term.review);
  quality.q = quality.strength * quality.directness * quality.recency * quality.review;
  return quality;
}

int age_in_months(CivilDate reference, CivilDate date) {
  const int years = static_cast<int>(reference.year()) - static_cast<int>(date.year());
  const int months = static_cast<int>(static_cast<unsigned>(reference.month())) -
                     static_cast<int>(static_cast<unsigned>(date.month()));
  int age = std::max(0, years * 12 + months - 1);
  while (add_months(reference, -age) > date) ++age;
  return age;
}

LinkReview review_of(const Link& link) {
  LinkReview review = LinkReview::Unreviewed;
  for (const auto& [actor, one] : link.reviews) {
    if (one.verdict == Verdict::Disputed) return LinkReview::Disputed;
    if (one.verdict == Verdict::Confirmed && actor != link.made_by) review = LinkReview::Confirmed;
  }
  return review;
}

LinkResolution resolution_of(bool reason, bool evidence, bool second_person) {
  if (!reason) return LinkResolution::Open;
  return evidence && second_person ? LinkResolution::Closed : LinkResolution::Explained;
}

LinkResolution resolution_of(const Link& link) {
  int people = 0;
  bool evidence = false;
  for (const auto& [actor, resolution] : link.resolutions) {
    if (resolution.because.empty()) continue;
    ++people;
    evidence = evidence || resolution.evidence.has_value();
  }
  return resolution_of(people > 0, evidence, people > 1);
}

}  // namespace evidence
