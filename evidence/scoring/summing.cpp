#include "evidence/scoring/summing.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "evidence/scoring/wording.hpp"

namespace evidence {

namespace {

// The part of a group that is the aggregate of all areas' base practices (scoring_parameters.hpp).
constexpr std::string_view kBasePractices = "base_practices";

class Summing {
 public:
  Summing(const Catalogue& catalogue, CaseScore& score) : catalogue_(catalogue), score_(score) {}

  void all() {
    clauses_with_parts();
    for (const ProcessArea& area : catalogue_.areas) {
      score_.areas.push_back(area_result(area));
      areas_.push_back({score_.areas.back().area, area.weight});
    }
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      if (catalogue_.criteria[i].derived()) derive(catalogue_.criteria[i], score_.criteria[i]);
    }
    for (const CriteriaGroup& group : catalogue_.groups) score_.groups.push_back(group_result(group));
  }

 private:
  CriterionResult& result_of(const CriterionId& id) { return score_.criteria[catalogue_.criterion_index.at(id.value)]; }
  [[nodiscard]] static bool examined(const CriterionResult& result) {
    return result.own.state != EvidenceState::Unexamined;
  }

  // agg(own, subs), worded as soon as any of them was looked at.
  void clauses_with_parts() {
    std::map<CriterionId, std::vector<const CriterionResult*>> parts;
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      if (catalogue_.criteria[i].parent) parts[*catalogue_.criteria[i].parent].push_back(&score_.criteria[i]);
    }
    for (const auto& [id, subs] : parts) {
      CriterionResult& whole = result_of(id);
      if (!whole.applicable) continue;
      std::vector<Weighted> values{{whole.score, 1}};
      bool any = examined(whole);
      for (const CriterionResult* sub : subs) {
        values.push_back({sub->score, 1});
        any = any || (sub->applicable && examined(*sub));
      }
      whole.score = aggregate(catalogue_.scoring, values);
      const bool worded = any && whole.own.gate != GateState::Fail;
      whole.word = worded && whole.score ? word_for(catalogue_.scoring, *whole.score) : std::string();
    }
  }

  void count(const CriterionResult& result, int& examined_count, int& all) const {
    if (!result.applicable) return;
    ++all;
    if (examined(result)) ++examined_count;
  }

  AreaResult area_result(const ProcessArea& area) {
    AreaResult made;
    made.id = area.id;
    AreaInput input;
    input.category = area.category;
    std::set<Method> seen;
    const auto look = [&](const CriterionId& id) -> const CriterionResult& {
      const CriterionResult& result = result_of(id);
      count(result, made.examined, made.count);
      for (const ScoredTerm& scored : result.own.terms) {
        const bool valid = scored.term.stance == Stance::Supports &&
                           six_decimals(scored.quality.q) >= six_decimals(catalogue_.scoring.q_valid);
        if (valid && result.applicable) seen.insert(scored.term.method);
      }
      return result;
    };
    for (const CriterionId& id : area.base_practices) {
      input.base_practices.push_back({look(id).score, find_criterion(catalogue_, id)->weight});
    }
    for (const Titled& feature : catalogue_.common_features) input.features[feature.id];
    for (const CriterionId& id : area.cells) {
      input.features[find_criterion(catalogue_, id)->common_feature].push_back({look(id).score, 1});
    }
    input.methods_seen.assign(seen.begin(), seen.end());
    made.area = score_area(catalogue_.scoring, input);
    return made;
  }

  // A clause without Links of its own: over areas, the aggregate of its common features there.
  void derive(const Criterion& clause, CriterionResult& result) {
    if (!result.applicable) return;
    result.score = features_over(catalogue_.scoring, areas_, clause.derived_features);
    const bool any = std::ranges::any_of(catalogue_.criteria, [&](const Criterion& cell) {
      return cell.kind == CriterionKind::Cell &&
             std::ranges::find(clause.derived_features, cell.common_feature) != clause.derived_features.end() &&
             examined(result_of(cell.id));
    });
    if (any && result.score) result.word = word_for(catalogue_.scoring, *result.score);
  }

  GroupResult group_result(const CriteriaGroup& group) {
    GroupResult made;
    made.id = group.id;
    made.weight = group.weight;
    std::vector<Weighted> values;
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      const Criterion& criterion = catalogue_.criteria[i];
      if (criterion.group != group.id) continue;
      if (!criterion.derived()) count(score_.criteria[i], made.examined, made.count);
      if (criterion.kind == CriterionKind::Clause) values.push_back({score_.criteria[i].score, 1});
    }
    const auto parts = catalogue_.scoring.group_parts.find(group.id);
    if (parts != catalogue_.scoring.group_parts.end()) {
      values.clear();
      for (const auto& [part, weight] : parts->second) {
        const auto value =
            part == kBasePractices ? base_practices_over(catalogue_.scoring, areas_) : result_of({part}).score;
        made.parts.emplace_back(part, value);
        values.push_back({value, weight});
      }
    }
    made.score = aggregate(catalogue_.scoring, values);
    return made;
  }

  const Catalogue& catalogue_;
  CaseScore& score_;
  std::vector<WeightedArea> areas_;
};

}  // namespace

void sum_up(const Catalogue& catalogue, CaseScore& score) { Summing(catalogue, score).all(); }

}  // namespace evidence
