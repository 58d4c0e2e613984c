// 结论: what the conclusion rule proposes, condition by condition. Never computed from scores.
#include "evidence/report/draft.hpp"

namespace evidence::report {
namespace {

using namespace literals;

const char* truth_word(Truth truth) {
  switch (truth) {
    case Truth::True:
      return "true";
    case Truth::False:
      return "false";
    case Truth::Unknown:
      break;
  }
  return "unknown";
}

Numbers numbers_of(Draft& draft, const std::vector<CriterionId>& ids) {
  Numbers numbers;
  for (const CriterionId& id : ids) {
    const Criterion* criterion = find_criterion(draft.in.catalogue, id);
    if (criterion == nullptr) continue;
    const Numbers own = draft.numbers_for(*criterion);
    numbers.insert(numbers.end(), own.begin(), own.end());
  }
  return sorted(std::move(numbers));
}

void add_conditions(Draft& draft, TableBlock& table, const std::vector<ConditionResult>& conditions, TextKey kind) {
  for (const ConditionResult& condition : conditions) {
    std::vector<std::string> names;
    for (const CriterionId& id : condition.criteria) names.push_back(id.value);
    names.insert(names.end(), condition.areas.begin(), condition.areas.end());
    table.rows.push_back(
        {{condition.id, Backing::Procedural, {}},
         draft.procedural(kind, {{"text", condition.text_zh}}),
         {draft.in.texts.of("report.truth.", truth_word(condition.holds)), Backing::Procedural, {}},
         {names.empty() ? draft.text("report.cell.none"_key) : draft.listed(names), Backing::Procedural, {}}});
  }
}

// A pass or a failure is a judgement: it cites what its conditions rest on. Anything else is not shown yet.
Statement outcome_statement(Draft& draft) {
  const Conclusion& proposed = draft.in.proposed;
  const std::string outcome = draft.in.texts.of("report.outcome.", word(proposed.outcome));
  const TextArguments arguments{{"outcome", outcome}};
  if (proposed.outcome == Outcome::Supplement) return draft.unproven("report.outcome.open"_key, arguments);
  std::vector<CriterionId> ids;
  if (proposed.outcome == Outcome::Fail) {
    for (const ConditionResult& condition : proposed.fail_conditions) {
      if (condition.holds == Truth::True) ids.insert(ids.end(), condition.criteria.begin(), condition.criteria.end());
    }
  } else {
    for (const Criterion& criterion : draft.in.catalogue.criteria) {
      if (criterion.kind == CriterionKind::Clause) ids.push_back(criterion.id);
    }
  }
  return draft.cited("report.outcome.proposed"_key, arguments, numbers_of(draft, ids));
}

}  // namespace

void write_outcome(Draft& draft) {
  const Conclusion& proposed = draft.in.proposed;
  const ConclusionRule& rule = draft.in.catalogue.conclusion_rule;
  draft.heading(2, draft.text("report.outcome.rule"_key));
  draft.paragraph({draft.procedural("report.outcome.rule-used"_key,
                                    {{"label", rule.label_zh}, {"quote", rule.quote_zh}, {"note", rule.note_zh}})});
  TableBlock table;
  table.header = {draft.text("report.outcome.id"_key), draft.text("report.outcome.condition"_key),
                  draft.text("report.outcome.holds"_key), draft.text("report.outcome.because"_key)};
  table.widths = {12, 40, 14, 34};
  add_conditions(draft, table, proposed.fail_conditions, "report.outcome.fail-when"_key);
  add_conditions(draft, table, proposed.pass_conditions, "report.outcome.pass-when"_key);
  draft.table(std::move(table));
  draft.heading(2, draft.text("report.outcome.proposal"_key));
  draft.paragraph({outcome_statement(draft)});
  draft.paragraph({draft.procedural("report.outcome.not-by-score"_key), draft.procedural("report.outcome.draft"_key)});
  const Catalogue& catalogue = draft.in.catalogue;
  draft.paragraph({draft.procedural("report.basis.disclaimer"_key,
                                    {{"text", draft.chinese ? catalogue.disclaimer_zh : catalogue.disclaimer_en}})});
}

}  // namespace evidence::report
