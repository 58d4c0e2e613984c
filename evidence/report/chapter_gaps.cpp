// 尚未证明的事项与补充资料要求: everything that was not looked at or not shown, by name.
#include "evidence/report/draft.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

TableBlock new_table(const Draft& draft, bool with_state) {
  TableBlock table;
  table.size = TableSize::Small;
  table.header = {draft.text("report.table.criterion"_key), draft.text("report.table.title"_key)};
  table.widths = {24, 30};
  if (with_state) {
    table.header.push_back(draft.text("report.table.sufficiency"_key));
    table.widths.push_back(18);
  }
  table.header.push_back(draft.text("report.table.missing"_key));
  table.widths.push_back(with_state ? 28 : 46);
  return table;
}

void write_table(Draft& draft, TableBlock table, TextKey intro, TextKey none) {
  if (table.rows.empty()) {
    draft.paragraph({draft.procedural(none)});
    return;
  }
  draft.paragraph({draft.procedural(intro, {{"count", count_text(table.rows.size())}})});
  draft.table(std::move(table));
}

void write_claims(Draft& draft) {
  TableBlock table;
  table.header = {draft.text("report.gaps.fact"_key), draft.text("report.gaps.value"_key),
                  draft.text("report.gaps.who"_key)};
  table.widths = {40, 40, 20};
  table.size = TableSize::Small;
  for (const auto& fact : *draft.in.snapshot.facts) {
    if (fact->removed || fact->state != FactState::Claimed) continue;
    const FactDefinition* definition = find_fact(draft.in.catalogue.facts, fact->name);
    if (definition == nullptr) continue;
    Numbers numbers;
    if (fact->citation) numbers.push_back(draft.references.of(*fact->citation));
    const std::string title =
        draft.chinese || definition->title_en.empty() ? definition->title_zh : definition->title_en;
    table.rows.push_back(
        {{title, Backing::Procedural, {}},
         {one_line(format_fact_value_for_people(*definition, fact->value)), Backing::Unproven, numbers},
         {draft.actor(fact->made_by), Backing::Procedural, {}}});
  }
  draft.heading(2, draft.text("report.gaps.claims"_key));
  write_table(draft, std::move(table), "report.gaps.claims-intro"_key, "report.gaps.no-claims"_key);
}

void write_request(Draft& draft) {
  draft.heading(2, draft.text("report.gaps.request"_key));
  std::vector<Statement> statements{draft.procedural("report.gaps.request-intro"_key)};
  for (const Deadline& deadline : draft.in.catalogue.deadlines) {
    if (deadline.anchor == "supplement_request_received_on")
      statements.push_back(
          draft.procedural("report.gaps.deadline"_key, {{"quote", deadline.quote_zh}, {"source", deadline.source}}));
  }
  draft.paragraph(std::move(statements));
}

}  // namespace

void write_gaps(Draft& draft) {
  TableBlock unexamined = new_table(draft, false);
  TableBlock insufficient = new_table(draft, true);
  const auto& criteria = draft.in.catalogue.criteria;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    const CriterionResult& result = draft.in.score.criteria[at];
    if (!result.applicable || is_proven(draft, result)) continue;
    const Statement id{criteria[at].id.value, Backing::Procedural, {}};
    const Statement title{one_line(draft.title(criteria[at])), Backing::Procedural, {}};
    const Statement missing{
        missing_of(draft, criteria[at], result, missing_facts(draft, result)), Backing::Unproven, {}};
    if (draft.numbers_for(criteria[at]).empty()) {
      unexamined.rows.push_back({id, title, missing});
    } else {
      insufficient.rows.push_back({id, title, sufficiency_cell(draft, criteria[at], result), missing});
    }
  }
  draft.heading(2, draft.text("report.gaps.unexamined"_key));
  write_table(draft, std::move(unexamined), "report.gaps.unexamined-intro"_key, "report.gaps.no-unexamined"_key);
  draft.heading(2, draft.text("report.gaps.insufficient"_key));
  write_table(draft, std::move(insufficient), "report.gaps.insufficient-intro"_key, "report.gaps.no-insufficient"_key);
  write_claims(draft);
  write_request(draft);
}

}  // namespace evidence::report
