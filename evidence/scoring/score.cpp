#include "evidence/scoring/score.hpp"

#include <algorithm>
#include <utility>

#include "evidence/scoring/case_evidence.hpp"
#include "evidence/scoring/summing.hpp"
#include "evidence/scoring/wording.hpp"

namespace evidence {

namespace {

std::optional<CivilDate> reference_day(const CaseInfo& info, const ScoreOptions& options) {
  if (options.as_of) return options.as_of;
  if (info.reference_date) return info.reference_date;
  if (info.accepted_on) return info.accepted_on;
  return options.today;
}

// The rules see the same reference day as the ages do.
FactBase facts_at(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options) {
  if (!options.as_of) return make_fact_base(catalogue, snapshot);
  CaseSnapshot moved = snapshot;
  moved.info.reference_date = options.as_of;
  return make_fact_base(catalogue, moved);
}

GateState gate_of(Truth truth) {
  if (truth == Truth::True) return GateState::Pass;
  return truth == Truth::False ? GateState::Fail : GateState::Unknown;
}

class Scorer {
 public:
  Scorer(const Catalogue& catalogue, const CaseSnapshot& snapshot, const FactBase& facts, const CaseEvidence& evidence)
      : catalogue_(catalogue), snapshot_(snapshot), facts_(facts), evidence_(evidence) {
    for (const MethodDefinition& method : catalogue.methods) {
      if (method.default_directness) usual_[method.method] = *method.default_directness;
    }
    for (const auto& rating : *snapshot.ratings) {
      if (!rating->removed) ratings_[rating->criterion.value].push_back({rating->actor, rating->value});
    }
    for (const auto& one : *snapshot.not_applicable) {
      if (!one->removed) declared_.emplace(one->criterion.value, one->reason);
    }
  }

  std::vector<CriterionResult> all() {
    std::vector<CriterionResult> results;
    results.reserve(catalogue_.criteria.size());
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      results.push_back(one(catalogue_.criteria[i], evidence_.by_criterion[i]));
      leave_out_with_parent(catalogue_.criteria[i], results);
    }
    return results;
  }

 private:
  CriterionResult one(const Criterion& criterion, const std::vector<EvidenceTerm>& terms) const {
    CriterionResult result;
    result.id = criterion.id;
    decide_applicability(criterion, result);
    GateState gate = GateState::Pass;
    if (criterion.rule) {
      result.rule = evaluate(*criterion.rule, facts_);
      gate = gate_of(result.rule->value);
    }
    if (!result.applicable) gate = GateState::NotApplicable;
    for (const Attention& point : criterion.attention) {
      if (evaluate(point.rule, facts_).value == Truth::True) result.attention.push_back(point.id);
    }
    result.own = score_criterion(catalogue_.scoring, criterion.needs, terms, gate);
    if (result.applicable && !criterion.derived()) {
      result.score = result.own.score;
      result.word = result.own.word;
      result.help = what_would_help(catalogue_.scoring, criterion.needs, terms, gate, usual_);
    }
    if (const auto found = ratings_.find(criterion.id.value); found != ratings_.end()) result.ratings = found->second;
    return result;
  }

  void decide_applicability(const Criterion& criterion, CriterionResult& result) const {
    const auto leave_out = [&](const char* code) {
      result.applicable = false;
      result.not_applicable_why = code;
    };
    if (!applies(criterion, snapshot_.info.kind)) return leave_out("application-kind");
    if (criterion.na_rule && evaluate(*criterion.na_rule, facts_).value == Truth::True) return leave_out("rule");
    const auto declared = declared_.find(criterion.id.value);
    if (declared == declared_.end() || !criterion.needs.na_allowed) return;
    leave_out("declared");
    result.not_applicable_reason = declared->second;
  }

  // A clause that does not apply takes its sub-criteria with it.
  void leave_out_with_parent(const Criterion& criterion, std::vector<CriterionResult>& results) const {
    if (!criterion.parent) return;
    const auto parent = catalogue_.criterion_index.find(criterion.parent->value);
    if (parent == catalogue_.criterion_index.end() || results[parent->second].applicable) return;
    CriterionResult& result = results.back();
    result.applicable = false;
    result.not_applicable_why = results[parent->second].not_applicable_why;
    result.not_applicable_reason = results[parent->second].not_applicable_reason;
    result.score.reset();
    result.word.clear();
    result.help.clear();
    result.own.gate = GateState::NotApplicable;
  }

  const Catalogue& catalogue_;
  const CaseSnapshot& snapshot_;
  const FactBase& facts_;
  const CaseEvidence& evidence_;
  std::map<Method, Directness> usual_;
  std::map<std::string, std::vector<RatingOf>> ratings_;
  std::map<std::string, std::string> declared_;
};

std::vector<GateInput> gates_of(const Catalogue& catalogue, const std::vector<CriterionResult>& results) {
  std::vector<GateInput> gates;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& criterion = catalogue.criteria[i];
    if (criterion.gate != Gate::None) gates.push_back({criterion.id, criterion.gate, results[i].own.gate});
  }
  return gates;
}

}  // namespace

CaseScore score_case(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options) {
  CaseScore score;
  score.reference = reference_day(snapshot.info, options);
  const FactBase facts = facts_at(catalogue, snapshot, options);
  const CaseDays days(catalogue, facts, score.reference);
  CaseEvidence evidence = collect_evidence(catalogue, snapshot, options, days);
  score.unknown_criterion = std::move(evidence.unknown_criterion);
  score.criteria = Scorer(catalogue, snapshot, facts, evidence).all();
  sum_up(catalogue, score);
  score.gates = gates_of(catalogue, score.criteria);
  std::vector<std::pair<std::string, std::optional<double>>> groups;
  for (const GroupResult& group : score.groups) groups.emplace_back(group.id, group.score);
  score.total = score_total(catalogue.scoring, groups, score.gates);
  return score;
}

const CriterionResult* find_result(const CaseScore& score, const CriterionId& id) {
  const auto found = std::ranges::find(score.criteria, id, &CriterionResult::id);
  return found == score.criteria.end() ? nullptr : &*found;
}

}  // namespace evidence
