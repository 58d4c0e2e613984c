// 逐项评估: every Criterion of the Catalogue, group by group; clauses in paragraphs, process areas in tables.
#include <algorithm>

#include "evidence/report/criterion_parts.hpp"

namespace evidence::report {
namespace {

using namespace literals;

Numbers numbers_of_group(Draft& draft, const std::string& group) {
  Numbers numbers;
  for (const Criterion& criterion : draft.in.catalogue.criteria) {
    if (criterion.group != group || criterion.derived()) continue;
    const Numbers own = draft.numbers_for(criterion);
    numbers.insert(numbers.end(), own.begin(), own.end());
  }
  return sorted(std::move(numbers));
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
  const bool has_areas = std::ranges::any_of(
      criteria, [&group](const Criterion& one) { return one.group == group.id && !one.area.empty(); });
  if (has_areas) draft.paragraph({draft.procedural("report.area.legend"_key)});
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (criteria[at].group == group.id && criteria[at].area.empty())
      write_criterion(draft, criteria[at], draft.in.score.criteria[at], 3);
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
