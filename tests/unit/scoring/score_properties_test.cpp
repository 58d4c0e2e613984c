// The axioms of SS-1.1 over random evidence (domain: A1–A15; A16 and A17 stand with the rules).
#include <algorithm>
#include <cmath>

#include "unit/criteria/default_catalogue.hpp"
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "evidence/scoring/score.hpp"

namespace evidence::testing {
namespace {

const ScoringParameters& parameters() { return default_catalogue().scoring; }
constexpr double kNoise = 1e-9;

template <class E>
E any_word() {
  return Words<E>::names[*rc::gen::inRange<std::size_t>(0, Words<E>::names.size())].first;
}

EvidenceTerm any_term(Stance stance) {
  EvidenceTerm term;
  term.id = "t" + std::to_string(*rc::gen::inRange(0, 1'000'000));
  term.method = any_word<Method>();
  term.directness = any_word<Directness>();
  term.strength = any_word<Strength>();
  term.review = any_word<LinkReview>();
  term.resolution = any_word<LinkResolution>();
  term.stance = stance;
  const int project = *rc::gen::inRange(0, 4);
  if (project > 0) term.project = "P" + std::to_string(project);
  if (*rc::gen::inRange(0, 6) == 0) term.cluster = "T";
  const int age = *rc::gen::inRange(-1, 60);
  if (age >= 0) term.age_months = age;
  if (*rc::gen::arbitrary<bool>()) term.in_force = *rc::gen::arbitrary<bool>();
  return term;
}

std::vector<EvidenceTerm> any_evidence() {
  std::vector<EvidenceTerm> evidence;
  const int count = *rc::gen::inRange(0, 10);
  for (int i = 0; i < count; ++i) evidence.push_back(any_term(any_word<Stance>()));
  return evidence;
}

EvidenceNeeds any_needs() {
  EvidenceNeeds needs;
  const int sets = *rc::gen::inRange(1, 5);
  for (int i = 0; i < sets; ++i) {
    MethodSet set{any_word<Method>()};
    if (*rc::gen::arbitrary<bool>()) set.push_back(any_word<Method>());
    needs.method_sets.push_back(set);
  }
  needs.n_req = *rc::gen::inRange(0, 4);
  needs.recency = any_word<Recency>();
  needs.window_months = 36;
  return needs;
}

struct Setting {
  EvidenceNeeds needs = any_needs();
  std::vector<EvidenceTerm> evidence = any_evidence();
  GateState gate = any_word<GateState>();
  [[nodiscard]] CriterionScore score() const { return score_criterion(parameters(), needs, evidence, gate); }
  [[nodiscard]] double value() const { return score().score; }
};

RC_GTEST_PROP(ScoreAxioms, A1StaysBetweenZeroAndAHundred, ()) {
  const CriterionScore score = Setting().score();
  RC_ASSERT(score.score >= 0 && score.score <= 100);
  RC_ASSERT(score.support >= 0 && score.support <= 100 && score.refutation >= 0 && score.refutation <= 100);
}

RC_GTEST_PROP(ScoreAxioms, A2AnotherSupportingItemNeverLowers, ()) {
  Setting setting;
  const double before = setting.value();
  setting.evidence.push_back(any_term(Stance::Supports));
  RC_ASSERT(setting.value() >= before - kNoise);
}

RC_GTEST_PROP(ScoreAxioms, A3AnotherContradictionNeverRaisesAndResolvingFurtherNeverLowers, ()) {
  Setting setting;
  const double before = setting.value();
  setting.evidence.push_back(any_term(Stance::Contradicts));
  setting.evidence.back().resolution = LinkResolution::Open;
  const double open = setting.value();
  setting.evidence.back().resolution = LinkResolution::Explained;
  const double explained = setting.value();
  setting.evidence.back().resolution = LinkResolution::Closed;
  const double closed = setting.value();
  RC_ASSERT(open <= before + kNoise);
  RC_ASSERT(open <= explained + kNoise && explained <= closed + kNoise && closed <= before + kNoise);
}

RC_GTEST_PROP(ScoreAxioms, A4NeutralLinksHaveNoEffect, ()) {
  Setting setting;
  const double before = setting.value();
  setting.evidence.push_back(any_term(Stance::Neutral));
  RC_ASSERT(setting.value() == before);
}

RC_GTEST_PROP(ScoreAxioms, A5TheOrderOfTheEvidenceDoesNotMatterBitForBit, ()) {
  Setting setting;
  const CriterionScore before = setting.score();
  std::ranges::reverse(setting.evidence);
  if (setting.evidence.size() > 2) std::swap(setting.evidence[0], setting.evidence[1]);
  const CriterionScore after = setting.score();
  RC_ASSERT(after.score == before.score && after.raw == before.raw);
  RC_ASSERT(after.support == before.support && after.refutation == before.refutation);
}

RC_GTEST_PROP(ScoreAxioms, A6AnExactDuplicateChangesNothing, ()) {
  Setting setting;
  RC_PRE(!setting.evidence.empty());
  const double before = setting.value();
  setting.evidence.push_back(setting.evidence.front());
  RC_ASSERT(setting.value() == before);
}

RC_GTEST_PROP(ScoreAxioms, A7MissingMethodSetsLimit, ()) {
  const CriterionScore score = Setting().score();
  const std::size_t missing = score.caps[0].missing.size();
  RC_ASSERT(missing == 0 || score.score <= 85);
  RC_ASSERT(missing < 2 || score.score <= 50);
}

RC_GTEST_PROP(ScoreAxioms, A8AGateThatFailsIsZeroAndAnUnknownOneAtMostFifty, ()) {
  Setting setting;
  setting.gate = GateState::Fail;
  RC_ASSERT(setting.value() == 0);
  RC_ASSERT(setting.score().word.empty());
  setting.gate = GateState::Unknown;
  RC_ASSERT(setting.value() <= 50);
}

RC_GTEST_PROP(ScoreAxioms, A9AggregatesAreMonotoneAndBetweenTheLeastAndTheGreatest, ()) {
  std::vector<Weighted> values;
  double least = 100;
  double greatest = 0;
  const int count = *rc::gen::inRange(1, 9);
  for (int i = 0; i < count; ++i) {
    const double value = *rc::gen::inRange(0, 1001) / 10.0;
    values.push_back({value, static_cast<double>(*rc::gen::inRange(1, 6))});
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  const double before = aggregate(parameters(), values).value();
  RC_ASSERT(before >= least - kNoise && before <= greatest + kNoise);
  values[0].value = std::min(100.0, *values[0].value + 7);
  RC_ASSERT(aggregate(parameters(), values).value() >= before - kNoise);
}

RC_GTEST_PROP(ScoreAxioms, A10EveryTermSaysWhatItAddsAndHelpHelps, ()) {
  Setting setting;
  const CriterionScore score = setting.score();
  for (const ScoredTerm& scored : score.terms) {
    const auto same = std::ranges::find(setting.evidence, scored.term.id, &EvidenceTerm::id);
    if (std::ranges::count(setting.evidence, scored.term.id, &EvidenceTerm::id) != 1) continue;
    Setting without = setting;
    without.evidence.erase(without.evidence.begin() + (same - setting.evidence.begin()));
    RC_ASSERT(std::abs(scored.value - (score.score - without.value())) < kNoise);
    RC_ASSERT(!scored.why.empty());
  }
  for (const Help& help : what_would_help(parameters(), setting.needs, setting.evidence, setting.gate)) {
    RC_ASSERT(help.gain > 0 && std::abs(help.score - help.gain - score.score) < kNoise);
  }
}

RC_GTEST_PROP(ScoreAxioms, A11MoreStrengthDirectnessOrReviewNeverLowers, ()) {
  Setting setting;
  setting.evidence.push_back(any_term(Stance::Supports));
  const double before = setting.value();
  EvidenceTerm& term = setting.evidence.back();
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      term.strength = Strength::Strong;
      break;
    case 1:
      term.directness = Directness::Direct;
      break;
    default:
      term.review = LinkReview::Confirmed;
  }
  RC_ASSERT(setting.value() >= before - kNoise);
}

RC_GTEST_PROP(ScoreAxioms, A12OneMoreCopyOfAClusterChangesNothing, ()) {
  Setting setting;
  setting.evidence.push_back(any_term(Stance::Supports));
  setting.evidence.back().cluster = "T";
  setting.evidence.back().project = "P1";
  const double before = setting.value();
  EvidenceTerm copy = setting.evidence.back();
  copy.id = "copy";
  copy.project = "P9";
  copy.strength = Strength::Weak;
  setting.evidence.push_back(copy);
  RC_ASSERT(setting.value() == before);
}

RC_GTEST_PROP(ScoreAxioms, A13WithoutAKeyItemAtMostFifty, ()) {
  Setting setting;
  for (EvidenceTerm& term : setting.evidence) term.directness = Directness::Indirect;
  RC_ASSERT(setting.value() <= 50);
}

RC_GTEST_PROP(ScoreAxioms, A14UnexaminedIsNothingButNeutralLinksAndWordsFollowTheState, ()) {
  const Setting setting;
  const CriterionScore score = setting.score();
  const bool neutral =
      std::ranges::all_of(setting.evidence, [](const EvidenceTerm& term) { return term.stance == Stance::Neutral; });
  RC_ASSERT((score.state == EvidenceState::Unexamined) == neutral);
  const bool allowed = (score.state == EvidenceState::Supported || score.state == EvidenceState::Contested) &&
                       score.gate != GateState::Fail;
  RC_ASSERT(score.word.empty() != allowed);
}

RC_GTEST_PROP(ScoreAxioms, A15LevelTwoNeedsBasePracticesAndEveryCommonFeature, ()) {
  AreaInput input;
  input.category = any_word<AreaCategory>();
  input.methods_seen = {Method::Document, any_word<Method>(), any_word<Method>()};
  for (int i = 0; i < 3; ++i) input.base_practices.push_back({*rc::gen::inRange(70, 101) * 1.0, 1});
  for (const char* feature : {"2.1", "2.2", "2.3", "2.4"}) {
    for (int i = 0; i < 2; ++i) input.features[feature].push_back({*rc::gen::inRange(30, 101) * 1.0, 1});
  }
  const AreaScore area = score_area(parameters(), input);
  bool all = *area.base_practices > 85;
  for (const auto& [feature, value] : area.features) all = all && *value > 50;
  RC_ASSERT((area.level == 2) == all);
}

}  // namespace
}  // namespace evidence::testing
