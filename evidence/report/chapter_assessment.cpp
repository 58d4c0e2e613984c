// 逐项评估: every Criterion of the Catalogue, group by group; process areas with a table of all their practices first.
#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

std::string score_text(const Draft& draft, const std::optional<double>& score) {
  return score ? number_text(*score) : draft.text("report.cell.none"_key);
}

Numbers numbers_of_group(Draft& draft, const std::string& group) {
  Numbers numbers;
  for (const Criterion& criterion : draft.in.catalogue.criteria) {
    if (criterion.group != group || criterion.derived()) continue;
    const Numbers own = draft.numbers_for(criterion);
    numbers.insert(numbers.end(), own.begin(), own.end());
  }
  return sorted(std::move(numbers));
}

// Sums carry no numbers of their own: the criteria below them do. Where nothing was examined they say so.
void write_overview(Draft& draft) {
  TableBlock table;
  table.header = {draft.text("report.overview.group"_key), draft.text("report.overview.examined"_key),
                  draft.text("report.overview.score"_key), draft.text("report.overview.weight"_key)};
  table.widths = {40, 20, 20, 20};
  constexpr double percent = 100;
  bool examined = false;
  for (const GroupResult& group : draft.in.score.groups) {
    examined = examined || group.examined > 0;
    const Statement count = draft.procedural("report.overview.count"_key, {{"examined", std::to_string(group.examined)},
                                                                           {"count", std::to_string(group.count)}});
    const Statement score = group.examined == 0 ? draft.unproven("report.cell.unexamined"_key)
                                                : draft.procedural("report.overview.value"_key,
                                                                   {{"score", score_text(draft, group.score)}});
    table.rows.push_back(
        {{group.id, Backing::Procedural, {}},
         count,
         score,
         {group.weight > 0 ? number_text(group.weight * percent) + "%" : draft.text("report.overview.no-weight"_key),
          Backing::Procedural,
          {}}});
  }
  draft.paragraph({draft.procedural("report.overview.intro"_key)});
  draft.table(std::move(table));
  if (examined) {
    draft.paragraph(
        {draft.procedural("report.overview.total"_key, {{"score", score_text(draft, draft.in.score.total.score)}})});
  } else {
    draft.paragraph({draft.unproven("report.overview.nothing"_key)});
  }
}

bool has_own_section(Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  return !draft.links(criterion.id).none() || !draft.ratings(criterion.id).empty() ||
         (!result.applicable && result.not_applicable_why == "declared");
}

void write_area_result(Draft& draft, const ProcessArea& area) {
  for (const AreaResult& result : draft.in.score.areas) {
    if (result.id != area.id) continue;
    Numbers numbers;
    for (const Criterion& criterion : draft.in.catalogue.criteria) {
      if (criterion.area != area.id) continue;
      const Numbers own = draft.numbers_for(criterion);
      numbers.insert(numbers.end(), own.begin(), own.end());
    }
    const TextArguments arguments{{"examined", std::to_string(result.examined)},
                                  {"count", std::to_string(result.count)},
                                  {"level", std::to_string(result.area.level)},
                                  {"practices", score_text(draft, result.area.base_practices)}};
    draft.paragraph({draft.procedural("report.area.purpose"_key, {{"purpose", area.purpose_zh}}),
                     numbers.empty() ? draft.unproven("report.area.nothing"_key, arguments)
                                     : draft.cited("report.area.result"_key, arguments, std::move(numbers))});
  }
}

void write_area(Draft& draft, const ProcessArea& area) {
  draft.heading(3, draft.text("report.area.heading"_key,
                              {{"title", draft.chinese ? area.title_zh : area.title_en}, {"id", area.id}}));
  write_area_result(draft, area);
  TableBlock table;
  table.header = {draft.text("report.table.criterion"_key), draft.text("report.table.title"_key),
                  draft.text("report.table.sufficiency"_key), draft.text("report.table.ratings"_key)};
  table.widths = {25, 33, 20, 22};
  const auto& criteria = draft.in.catalogue.criteria;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (criteria[at].area != area.id) continue;
    table.rows.push_back({{criteria[at].id.value, Backing::Procedural, {}},
                          {one_line(draft.title(criteria[at])), Backing::Procedural, {}},
                          sufficiency_cell(draft, criteria[at], draft.in.score.criteria[at]),
                          ratings_cell(draft, criteria[at])});
  }
  draft.table(std::move(table));
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (criteria[at].area == area.id && has_own_section(draft, criteria[at], draft.in.score.criteria[at]))
      write_criterion(draft, criteria[at], draft.in.score.criteria[at], 4);
  }
}

void write_group(Draft& draft, const CriteriaGroup& group) {
  draft.heading(2, group.id);
  for (const GroupResult& result : draft.in.score.groups) {
    if (result.id != group.id) continue;
    const TextArguments arguments{{"examined", std::to_string(result.examined)},
                                  {"count", std::to_string(result.count)}};
    const Numbers numbers = numbers_of_group(draft, group.id);
    draft.paragraph({numbers.empty() ? draft.unproven("report.group.nothing"_key, arguments)
                                     : draft.procedural("report.group.examined"_key, arguments)});
  }
  const auto& criteria = draft.in.catalogue.criteria;
  bool has_areas = false;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (criteria[at].group != group.id) continue;
    has_areas = has_areas || !criteria[at].area.empty();
    if (criteria[at].area.empty()) write_criterion(draft, criteria[at], draft.in.score.criteria[at], 3);
  }
  if (!has_areas) return;
  for (const ProcessArea& area : draft.in.catalogue.areas) write_area(draft, area);
}

}  // namespace

void write_assessment(Draft& draft) {
  write_overview(draft);
  for (const CriteriaGroup& group : draft.in.catalogue.groups) write_group(draft, group);
}

}  // namespace evidence::report
