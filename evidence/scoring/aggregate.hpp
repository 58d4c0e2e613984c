// From Criteria to areas, groups and the case. Formula: domain.md b, "Aggregation". Nothing = not applicable, dropped.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/scoring/criterion_score.hpp"

namespace evidence {

struct Weighted {
  std::optional<double> value;
  double weight = 1;
};
// share·Σw·x/Σw + (1 − share)·min x; nothing left → nothing, never 0.
std::optional<double> aggregate(const ScoringParameters& parameters, const std::vector<Weighted>& values);

struct AreaInput {
  AreaCategory category = AreaCategory::Engineering;
  std::vector<Method> methods_seen;  // of valid supporting evidence anywhere in the area
  std::vector<Weighted> base_practices;
  std::map<std::string, std::vector<Weighted>> features;  // "2.1" → its generic practices in this area
};
struct AreaScore {
  std::optional<double> base_practices;                   // L1
  std::map<std::string, std::optional<double>> features;  // F21 …
  int level = 0;                                          // 0, 1 or 2
  std::vector<Method> missing_methods;                    // that an engineering area must have seen: caps L1 and F
  bool capped = false;                                    // the cap lowered something
};
AreaScore score_area(const ScoringParameters& parameters, const AreaInput& input);

struct WeightedArea {
  AreaScore area;
  double weight = 1;
};
// Over areas: of L1; of the aggregate of some common features there (a derived clause).
std::optional<double> base_practices_over(const ScoringParameters& parameters, const std::vector<WeightedArea>& areas);
std::optional<double> features_over(const ScoringParameters& parameters, const std::vector<WeightedArea>& areas,
                                    const std::vector<std::string>& features);

struct GateInput {
  CriterionId criterion;
  Gate effect = Gate::None;
  GateState state = GateState::Pass;
};
// What may be said of the case as a whole; never the verdict (conclusion.hpp).
enum class CaseOutcome { Assessable, Incomplete, BelowRequirements, NotEligible };
template <>
struct Words<CaseOutcome> {
  static constexpr std::string_view set = "case-outcome";
  static constexpr std::array<std::pair<CaseOutcome, std::string_view>, 4> names{
      {{CaseOutcome::Assessable, "assessable"},
       {CaseOutcome::Incomplete, "incomplete"},
       {CaseOutcome::BelowRequirements, "below-requirements"},
       {CaseOutcome::NotEligible, "not-eligible"}}};
};
struct CaseTotal {
  std::optional<double> mean;  // before the gates
  std::optional<double> score;
  CaseOutcome outcome = CaseOutcome::Assessable;
  std::vector<CriterionId> binding;  // the gates that lowered it
};
CaseTotal score_total(const ScoringParameters& parameters,
                      const std::vector<std::pair<std::string, std::optional<double>>>& groups,
                      const std::vector<GateInput>& gates);

}  // namespace evidence
