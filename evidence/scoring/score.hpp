// The score of a whole case: every Criterion with its explanation, then areas, groups and the case. Ratings stand
// beside and are never mixed in. Pure: the same snapshot, catalogue and options give the same numbers bit for bit; any
// thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/criteria/catalogue.hpp"
#include "evidence/criteria/fact_base.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/scoring/aggregate.hpp"

namespace evidence {

struct ScoreOptions {
  std::optional<CivilDate>
      as_of;  // the day ages are reckoned from; else the reference date, else acceptance, else `today`
  std::optional<CivilDate> today;  // of the Clock; used when the case has no date yet
  std::vector<LinkId> without;     // as if these Links were not there
  std::vector<Link> with;          // as if these were there too; ids need only differ from one another
};

struct RatingOf {
  ActorId actor;
  RatingValue value = RatingValue::N;
};

struct CriterionResult {
  CriterionId id;
  bool applicable = true;             // false: by application kind, by na_rule, or declared with a reason
  std::string not_applicable_why;     // "application-kind", "rule", "declared"; texts "na.<code>"
  std::string not_applicable_reason;  // what the person wrote
  CriterionScore own;                 // from its own Links
  std::optional<double>
      score;         // own; a clause with sub-criteria: agg(own, subs); derived: from the areas; nothing = n/a
  std::string word;  // of `score`
  std::optional<RuleResult> rule;      // its fact rule's answer
  std::vector<std::string> attention;  // ids of the attention rules that hold
  std::vector<RatingOf> ratings;       // beside, never mixed in
  std::vector<Help> help;              // what would help most
};

struct AreaResult {
  std::string id;
  AreaScore area;
  int examined = 0;
  int count = 0;
};

struct GroupResult {
  std::string id;
  double weight = 0;
  std::optional<double> score;
  int examined = 0;  // 已审 n/N: applicable Criteria (not derived) with a Link for or against
  int count = 0;
  std::vector<std::pair<std::string, std::optional<double>>> parts;  // of a group that is summed by parts
};

struct CaseScore {
  std::optional<CivilDate> reference;  // the day that ages were reckoned from; nothing: undated evidence all over
  CaseTotal total;
  std::vector<GroupResult> groups;
  std::vector<AreaResult> areas;
  std::vector<CriterionResult> criteria;  // in the Catalogue's order
  std::vector<GateInput> gates;
  std::vector<LinkId> unknown_criterion;  // Links to Criteria that the Catalogue does not have: they count for nothing
};

// Removed Links and Links to removed Records do not count.
CaseScore score_case(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options = {});
const CriterionResult* find_result(const CaseScore& score, const CriterionId& id);

}  // namespace evidence
