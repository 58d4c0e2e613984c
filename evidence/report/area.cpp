// One process area: its purpose and result, then one table with a row for each practice that somebody looked at, then
// the names of those that nobody did.
#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

bool is_declared(const CriterionResult& result) {
  return !result.applicable && result.not_applicable_why == "declared";
}

bool has_row(const Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  return !draft.links(criterion.id).none() || !draft.ratings(criterion.id).empty() || is_declared(result);
}

// A cell's title begins with its area's, which stands in the heading already: "安全需求 · 分配资源".
std::string title_within(const Draft& draft, const Criterion& criterion, const ProcessArea& area) {
  const std::string title = one_line(draft.title(criterion));
  const std::string before = one_line(draft.title(area)) + " · ";
  return title.starts_with(before) ? title.substr(before.size()) : title;
}

void write_result(Draft& draft, const ProcessArea& area) {
  for (const AreaResult& result : draft.in.score.areas) {
    if (result.id != area.id) continue;
    const TextArguments arguments{{"examined", std::to_string(result.examined)},
                                  {"count", std::to_string(result.count)},
                                  {"level", std::to_string(result.area.level)},
                                  {"practices", score_text(draft, result.area.base_practices)}};
    draft.paragraph({draft.procedural("report.area.purpose"_key, {{"purpose", area.purpose_zh}}),
                     result.examined == 0 ? draft.unproven("report.area.nothing"_key, arguments)
                                          : draft.procedural("report.area.result"_key, arguments)});
  }
}

Cell ratings_of(Draft& draft, const Criterion& criterion) {
  Cell cell;
  for (const Rating* rating : draft.ratings(criterion.id)) {
    const std::string reason = rating->reason.empty() ? draft.text("report.no-reason"_key) : one_line(rating->reason);
    cell.statements.push_back(draft.cited(
        "report.area.rating"_key,
        {{"who", draft.actor(rating->actor)}, {"value", std::string(word(rating->value))}, {"reason", reason}},
        draft.numbers_for(criterion)));
  }
  if (cell.statements.empty()) cell.statements.push_back(draft.unproven("report.cell.unrated"_key));
  return cell;
}

Cell missing_cell(const Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  const std::string missing =
      result.applicable ? missing_of(draft, criterion, result, missing_facts(draft, result)) : "";
  if (missing.empty()) return draft.procedural("report.cell.none"_key);
  return Statement{missing, Backing::Unproven, {}};
}

std::vector<Cell> row_of(Draft& draft, EvidenceCells& evidence, const ProcessArea& area, const Criterion& criterion,
                         const CriterionResult& result) {
  const LinksOf& links = draft.links(criterion.id);
  Cell supporting = is_declared(result) ? Cell(declarations_of(draft, criterion)) : evidence.supporting(links);
  Cell contradicting = evidence.contradicting(links);
  std::vector<Statement> name{{criterion.id.value, Backing::Procedural, {}},
                              {title_within(draft, criterion, area), Backing::Procedural, {}}};
  return {std::move(name),
          std::move(supporting),
          std::move(contradicting),
          sufficiency_cell(draft, criterion, result),
          ratings_of(draft, criterion),
          missing_cell(draft, criterion, result)};
}

TableBlock new_table(const Draft& draft) {
  TableBlock table;
  table.size = TableSize::Small;
  table.header = {draft.text("report.table.criterion"_key),     draft.text("report.table.supporting"_key),
                  draft.text("report.table.contradicting"_key), draft.text("report.table.sufficiency"_key),
                  draft.text("report.table.ratings"_key),       draft.text("report.table.missing"_key)};
  table.widths = {17, 38, 11, 10, 12, 12};
  return table;
}

}  // namespace

void write_area(Draft& draft, const ProcessArea& area) {
  draft.heading(3, draft.text("report.area.heading"_key, {{"title", draft.title(area)}, {"id", area.id}}));
  write_result(draft, area);
  TableBlock table = new_table(draft);
  EvidenceCells evidence(draft);
  std::vector<std::string> untouched;
  std::vector<std::string> not_applicable;
  const auto& criteria = draft.in.catalogue.criteria;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    const Criterion& criterion = criteria[at];
    if (criterion.area != area.id) continue;
    const CriterionResult& result = draft.in.score.criteria[at];
    if (has_row(draft, criterion, result)) {
      table.rows.push_back(row_of(draft, evidence, area, criterion, result));
    } else {
      std::vector<std::string>& names = result.applicable ? untouched : not_applicable;
      names.push_back(draft.text("report.area.heading"_key,
                                 {{"title", title_within(draft, criterion, area)}, {"id", criterion.id.value}}));
    }
  }
  if (!table.rows.empty()) draft.table(std::move(table));
  if (!untouched.empty())
    draft.paragraph({draft.unproven("report.area.untouched"_key, {{"names", draft.joined(untouched)}})},
                    ParagraphStyle::Small);
  if (!not_applicable.empty())
    draft.paragraph({draft.procedural("report.area.not-applicable"_key, {{"names", draft.joined(not_applicable)}})},
                    ParagraphStyle::Small);
}

}  // namespace evidence::report
