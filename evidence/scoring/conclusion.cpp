#include "evidence/scoring/conclusion.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace evidence {

namespace {

class Judging {
 public:
  Judging(const Catalogue& catalogue, const CaseSnapshot& snapshot, const CaseScore& score,
          const std::vector<AgreedRating>& consensus, const std::vector<std::string>& deadlines_over)
      : catalogue_(catalogue), score_(score), deadlines_over_(deadlines_over) {
    if (catalogue.conclusion_rule.rates_from == RatesFrom::Consensus) {
      for (const AgreedRating& one : consensus) ratings_[one.criterion] = one.value;
      return;
    }
    std::set<ActorId> leads;
    for (const auto& actor : *snapshot.actors) {
      if (actor->role == Role::Lead) leads.insert(actor->id);
    }
    for (const auto& rating : *snapshot.ratings) {
      if (!rating->removed && leads.contains(rating->actor)) ratings_[rating->criterion] = rating->value;
    }
  }

  [[nodiscard]] bool has_ratings() const { return !ratings_.empty(); }

  // `any`: one thing that fits makes it hold (a reason to fail). Otherwise everything has to fit (to pass).
  ConditionResult judge(const ConclusionCondition& condition, bool any) const {
    ConditionResult result{condition.id, condition.text_zh, Truth::Unknown, {}, {}};
    switch (condition.test) {
      case ConclusionTest::Gate:
        gates(condition, any, result);
        break;
      case ConclusionTest::Rating:
        clauses(condition, any, result);
        break;
      case ConclusionTest::AreaLevel:
        area_levels(condition, any, result);
        break;
      case ConclusionTest::OpenPoints:
        open_points(condition, any, result);
        break;
    }
    const bool waits =
        !condition.after.empty() && std::ranges::find(deadlines_over_, condition.after) == deadlines_over_.end();
    if (waits && result.holds == Truth::True) result.holds = Truth::False;
    return result;
  }

 private:
  // Things that fit, do not fit, or cannot be told, gathered into one answer.
  struct Tally {
    bool fits = false;
    bool misfits = false;
    bool open = false;
    void add(Truth truth) {
      fits = fits || truth == Truth::True;
      misfits = misfits || truth == Truth::False;
      open = open || truth == Truth::Unknown;
    }
    [[nodiscard]] Truth answer(bool any) const {
      if (any) return fits ? Truth::True : (open ? Truth::Unknown : Truth::False);
      return misfits ? Truth::False : (open ? Truth::Unknown : Truth::True);
    }
  };
  static bool tells(Truth truth, bool any) { return any ? truth == Truth::True : truth != Truth::True; }

  void gates(const ConclusionCondition& condition, bool any, ConditionResult& result) const {
    Tally tally;
    for (const GateInput& gate : score_.gates) {
      if (condition.effect != "any" && word(gate.effect) != condition.effect) continue;
      const bool fits = std::ranges::find(condition.states, word(gate.state)) != condition.states.end();
      // An unknown gate may still turn out to be what the condition asks for.
      const Truth truth = fits ? Truth::True : (gate.state == GateState::Unknown ? Truth::Unknown : Truth::False);
      tally.add(truth);
      if (tells(truth, any)) result.criteria.push_back(gate.criterion);
    }
    result.holds = tally.answer(any);
  }

  [[nodiscard]] Truth rated(const CriterionId& id, const std::vector<RatingValue>& wanted) const {
    const auto found = ratings_.find(id);
    if (found == ratings_.end()) return Truth::Unknown;
    return std::ranges::find(wanted, found->second) != wanted.end() ? Truth::True : Truth::False;
  }

  void clauses(const ConclusionCondition& condition, bool any, ConditionResult& result) const {
    Tally tally;
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      const Criterion& criterion = catalogue_.criteria[i];
      if (criterion.kind != CriterionKind::Clause || !score_.criteria[i].applicable) continue;
      const Truth truth = rated(criterion.id, condition.ratings);
      tally.add(truth);
      if (tells(truth, any)) result.criteria.push_back(criterion.id);
    }
    result.holds = tally.answer(any);
  }

  // Ratings that stand for more than a percentage, by the Catalogue's scale.
  [[nodiscard]] std::vector<RatingValue> ratings_above(double percent) const {
    std::vector<RatingValue> values;
    for (const auto& [rating, above] : catalogue_.rating_above) {
      if (above >= percent) values.push_back(rating);
    }
    return values;
  }

  // Every base practice and every cell of the area agreed high enough for the level.
  [[nodiscard]] Truth reaches(const ProcessArea& area, int level) const {
    const AreaParameters& limits = catalogue_.scoring.area;
    Tally tally;
    const auto all = [&](const std::vector<CriterionId>& ids, double percent) {
      const std::vector<RatingValue> wanted = ratings_above(percent);
      for (const CriterionId& id : ids) {
        const CriterionResult* result = find(id);
        if (result != nullptr && result->applicable) tally.add(rated(id, wanted));
      }
    };
    all(area.base_practices, level >= 2 ? limits.level2_base_practices_above : limits.level1_above);
    if (level >= 2) all(area.cells, limits.level2_common_feature_above);
    return tally.answer(false);
  }

  [[nodiscard]] const CriterionResult* find(const CriterionId& id) const {
    const auto place = catalogue_.criterion_index.find(id.value);
    return place == catalogue_.criterion_index.end() ? nullptr : &score_.criteria[place->second];
  }

  void area_levels(const ConclusionCondition& condition, bool any, ConditionResult& result) const {
    Tally tally;
    for (const ProcessArea& area : catalogue_.areas) {
      const Truth truth = reaches(area, condition.value);
      tally.add(truth);
      if (tells(truth, any)) result.areas.push_back(area.id);
    }
    result.holds = tally.answer(any);
  }

  // Contradictions that nobody resolved, and mandatory Criteria that nobody looked at.
  [[nodiscard]] bool is_open(const Criterion& criterion, const CriterionResult& result) const {
    if (!result.applicable || criterion.derived()) return false;
    if (criterion.mandatory && result.own.state == EvidenceState::Unexamined) return true;
    return std::ranges::any_of(result.own.terms, [](const ScoredTerm& scored) {
      return scored.term.stance == Stance::Contradicts && scored.term.resolution == LinkResolution::Open;
    });
  }

  void open_points(const ConclusionCondition& condition, bool any, ConditionResult& result) const {
    for (std::size_t i = 0; i < catalogue_.criteria.size(); ++i) {
      if (is_open(catalogue_.criteria[i], score_.criteria[i])) result.criteria.push_back(catalogue_.criteria[i].id);
    }
    const bool few = result.criteria.size() <= static_cast<std::size_t>(condition.value);
    result.holds = few != any ? Truth::True : Truth::False;
  }

  const Catalogue& catalogue_;
  const CaseScore& score_;
  const std::vector<std::string>& deadlines_over_;
  std::map<CriterionId, RatingValue> ratings_;
};

}  // namespace

Conclusion propose_conclusion(const Catalogue& catalogue, const CaseSnapshot& snapshot, const CaseScore& score,
                              const std::vector<AgreedRating>& consensus,
                              const std::vector<std::string>& deadlines_over) {
  const ConclusionRule& rule = catalogue.conclusion_rule;
  const Judging judging(catalogue, snapshot, score, consensus, deadlines_over);
  Conclusion conclusion;
  conclusion.label_zh = rule.label_zh;
  for (const auto& one : rule.fail_when_any) conclusion.fail_conditions.push_back(judging.judge(one, true));
  for (const auto& one : rule.pass_when_all) conclusion.pass_conditions.push_back(judging.judge(one, false));
  const auto holds = [](const ConditionResult& one) { return one.holds == Truth::True; };
  if (!judging.has_ratings()) {
    conclusion.reasons.emplace_back(rule.rates_from == RatesFrom::Consensus ? "no-consensus" : "no-lead-ratings");
  }
  if (std::ranges::any_of(conclusion.fail_conditions, holds)) {
    conclusion.outcome = Outcome::Fail;
    conclusion.reasons.emplace_back("fail-condition");
  } else if (std::ranges::all_of(conclusion.pass_conditions, holds)) {
    conclusion.outcome = Outcome::Pass;
    conclusion.reasons.emplace_back("pass-conditions");
  } else {
    conclusion.outcome = rule.otherwise;
    conclusion.reasons.emplace_back("otherwise");
  }
  return conclusion;
}

}  // namespace evidence
