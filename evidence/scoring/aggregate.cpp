#include "evidence/scoring/aggregate.hpp"

#include <algorithm>

namespace evidence {

std::optional<double> aggregate(const ScoringParameters& parameters, const std::vector<Weighted>& values) {
  double sum = 0;
  double weights = 0;
  std::optional<double> least;
  for (const Weighted& one : values) {
    if (!one.value) continue;
    sum += one.weight * *one.value;
    weights += one.weight;
    least = least ? std::min(*least, *one.value) : *one.value;
  }
  if (!least || weights <= 0) return std::nullopt;
  return parameters.mean_share * (sum / weights) + (1 - parameters.mean_share) * *least;
}

namespace {

void cap_at(std::optional<double>& value, double limit, bool& capped) {
  if (!value || *value <= limit) return;
  value = limit;
  capped = true;
}

bool above(const std::optional<double>& value, double limit) { return value && six_decimals(*value) > limit; }

int level_of(const AreaParameters& limits, const AreaScore& area) {
  if (!above(area.base_practices, limits.level1_above)) return 0;
  const bool features = std::ranges::all_of(area.features, [&](const auto& feature) {
    return !feature.second || above(feature.second, limits.level2_common_feature_above);
  });
  return features && above(area.base_practices, limits.level2_base_practices_above) ? 2 : 1;
}

}  // namespace

AreaScore score_area(const ScoringParameters& parameters, const AreaInput& input) {
  AreaScore area;
  area.base_practices = aggregate(parameters, input.base_practices);
  for (const auto& [feature, practices] : input.features) area.features[feature] = aggregate(parameters, practices);
  if (input.category == AreaCategory::Engineering) {
    for (const Method method : parameters.area.engineering_needs) {
      if (std::ranges::find(input.methods_seen, method) == input.methods_seen.end()) {
        area.missing_methods.push_back(method);
      }
    }
  }
  if (!area.missing_methods.empty()) {
    cap_at(area.base_practices, parameters.area.engineering_cap, area.capped);
    for (auto& [feature, value] : area.features) cap_at(value, parameters.area.engineering_cap, area.capped);
  }
  area.level = level_of(parameters.area, area);
  return area;
}

std::optional<double> base_practices_over(const ScoringParameters& parameters, const std::vector<WeightedArea>& areas) {
  std::vector<Weighted> values;
  for (const WeightedArea& one : areas) values.push_back({one.area.base_practices, one.weight});
  return aggregate(parameters, values);
}

std::optional<double> features_over(const ScoringParameters& parameters, const std::vector<WeightedArea>& areas,
                                    const std::vector<std::string>& features) {
  std::vector<Weighted> values;
  for (const WeightedArea& one : areas) {
    std::vector<Weighted> there;
    for (const std::string& feature : features) {
      const auto found = one.area.features.find(feature);
      if (found != one.area.features.end()) there.push_back({found->second, 1});
    }
    values.push_back({aggregate(parameters, there), one.weight});
  }
  return aggregate(parameters, values);
}

CaseTotal score_total(const ScoringParameters& parameters,
                      const std::vector<std::pair<std::string, std::optional<double>>>& groups,
                      const std::vector<GateInput>& gates) {
  std::vector<Weighted> values;
  for (const auto& [group, value] : groups) {
    const auto weight = parameters.group_weights.find(group);
    if (weight != parameters.group_weights.end()) values.push_back({value, weight->second});
  }
  CaseTotal total;
  total.mean = aggregate(parameters, values);
  total.score = total.mean;
  const auto which = [&](auto holds) {
    std::vector<CriterionId> ids;
    for (const GateInput& gate : gates) {
      if (gate.effect != Gate::None && holds(gate)) ids.push_back(gate.criterion);
    }
    return ids;
  };
  const auto limit = [&](std::vector<CriterionId> by, double cap, CaseOutcome outcome) {
    total.outcome = outcome;
    if (!total.mean || six_decimals(*total.mean) <= cap) return;
    total.score = cap;
    total.binding = std::move(by);
  };
  auto hard = which([](const GateInput& g) { return g.effect == Gate::Hard && g.state == GateState::Fail; });
  auto cap = which([](const GateInput& g) { return g.effect == Gate::Cap && g.state == GateState::Fail; });
  auto open = which([](const GateInput& g) { return g.state == GateState::Unknown; });
  if (!hard.empty()) {
    limit(std::move(hard), parameters.case_hard_fail, CaseOutcome::NotEligible);
  } else if (!cap.empty()) {
    limit(std::move(cap), parameters.case_cap_fail, CaseOutcome::BelowRequirements);
  } else if (!open.empty()) {
    limit(std::move(open), parameters.case_unknown, CaseOutcome::Incomplete);
  }
  return total;
}

}  // namespace evidence
