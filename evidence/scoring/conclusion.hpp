// The proposed outcome by the Catalogue's conclusion_rule: over people's agreed Ratings, gates and area levels, never
// over scores.
#pragma once

#include <string>
#include <vector>

#include "evidence/scoring/score.hpp"

namespace evidence {

// One condition of the rule and how it stands.
struct ConditionResult {
  std::string id;       // "CR-P2"
  std::string text_zh;  // as the Catalogue words it
  Truth holds = Truth::Unknown;
  std::vector<CriterionId> criteria;  // that keep a pass condition from holding, or make a fail condition hold
  std::vector<std::string> areas;     // the same for area levels
};

struct Conclusion {
  Outcome outcome = Outcome::Supplement;
  std::string label_zh;  // 默认规则，机构可替换
  std::vector<ConditionResult> fail_conditions;
  std::vector<ConditionResult> pass_conditions;
  // Codes with texts "conclusion.<code>": "no-consensus" (the rule asks for agreed Ratings and none is recorded),
  // "fail-condition", "pass-conditions", "otherwise".
  std::vector<std::string> reasons;
};

// Ratings as the rule wants them. A consensus is a record of its own that says who agreed; several equal Ratings are
// none.
struct AgreedRating {
  CriterionId criterion;
  RatingValue value = RatingValue::N;
};

// `deadlines_over`: ids of the Catalogue's deadlines that have passed ("DL-SUPPLEMENT").
// rates_from lead: the Ratings of the actor whose Role is Lead count. rates_from consensus: `consensus` counts.
Conclusion propose_conclusion(const Catalogue& catalogue, const CaseSnapshot& snapshot, const CaseScore& score,
                              const std::vector<AgreedRating>& consensus = {},
                              const std::vector<std::string>& deadlines_over = {});

}  // namespace evidence
