// The tables at the start of 逐项评估: how far each group and each process area was examined, and with what result.
#include <set>

#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

// Sums carry no numbers of their own: the criteria below them do. Where nothing was examined they say so.
Statement sum(const Draft& draft, int examined, const std::string& value) {
  return examined == 0 ? draft.unproven("report.cell.unexamined"_key) : Statement{value, Backing::Procedural, {}};
}

Statement count_of(const Draft& draft, int examined, int count) {
  return draft.procedural("report.overview.count"_key,
                          {{"examined", std::to_string(examined)}, {"count", std::to_string(count)}});
}

void write_groups(Draft& draft) {
  TableBlock table;
  table.header = {draft.text("report.overview.group"_key), draft.text("report.overview.examined"_key),
                  draft.text("report.overview.score"_key), draft.text("report.overview.weight"_key)};
  table.widths = {40, 20, 20, 20};
  constexpr double percent = 100;
  for (const GroupResult& group : draft.in.score.groups) {
    const std::string weight =
        group.weight > 0 ? number_text(group.weight * percent) + "%" : draft.text("report.overview.no-weight"_key);
    table.rows.push_back({{group.id, Backing::Procedural, {}},
                          count_of(draft, group.examined, group.count),
                          sum(draft, group.examined, score_text(draft, group.score)),
                          {weight, Backing::Procedural, {}}});
  }
  draft.paragraph({draft.procedural("report.overview.intro"_key)});
  draft.table(std::move(table));
}

std::string feature_name(const std::string& feature) {
  std::string name = "F";
  for (const char c : feature) {
    if (c != '.') name += c;
  }
  return name;
}

// "L1 为基本实践，F21 为规划执行、…": what the columns are.
std::string features_text(const Draft& draft, const std::set<std::string>& features) {
  std::vector<std::string> told;
  for (const Titled& feature : draft.in.catalogue.common_features) {
    if (features.contains(feature.id))
      told.push_back(draft.text(
          "report.areas.feature"_key,
          {{"name", feature_name(feature.id)}, {"title", draft.chinese ? feature.title_zh : feature.title_en}}));
  }
  return draft.joined(told);
}

std::vector<Cell> area_row(const Draft& draft, const ProcessArea& area, const AreaResult& result,
                           const std::set<std::string>& features) {
  std::vector<Cell> row{{area.id + " " + draft.title(area), Backing::Procedural, {}},
                        count_of(draft, result.examined, result.count)};
  if (result.examined == 0) {
    row.emplace_back(draft.unproven("report.cell.unexamined"_key));
    row.resize(row.size() + features.size(), Statement{"—", Backing::Procedural, {}});
  } else {
    row.emplace_back(Statement{score_text(draft, result.area.base_practices), Backing::Procedural, {}});
    for (const std::string& feature : features) {
      const auto found = result.area.features.find(feature);
      const auto score = found == result.area.features.end() ? std::nullopt : found->second;
      row.emplace_back(Statement{score_text(draft, score), Backing::Procedural, {}});
    }
  }
  row.emplace_back(sum(draft, result.examined, std::to_string(result.area.level)));
  return row;
}

void write_areas(Draft& draft) {
  std::set<std::string> features;
  for (const AreaResult& result : draft.in.score.areas) {
    for (const auto& [feature, score] : result.area.features) features.insert(feature);
  }
  TableBlock table;
  table.size = TableSize::Small;
  table.header = {draft.text("report.areas.area"_key), draft.text("report.overview.examined"_key), "L1"};
  table.widths = {40, 14, 13};
  for (const std::string& feature : features) {
    table.header.push_back(feature_name(feature));
    table.widths.push_back(9);
  }
  table.header.push_back(draft.text("report.areas.level"_key));
  table.widths.push_back(14);
  for (const ProcessArea& area : draft.in.catalogue.areas) {
    for (const AreaResult& result : draft.in.score.areas) {
      if (result.id == area.id) table.rows.push_back(area_row(draft, area, result, features));
    }
  }
  if (table.rows.empty()) return;
  draft.paragraph({draft.procedural("report.areas.intro"_key, {{"features", features_text(draft, features)}})});
  draft.table(std::move(table));
}

}  // namespace

std::string score_text(const Draft& draft, const std::optional<double>& score) {
  return score ? number_text(*score) : draft.text("report.cell.none"_key);
}

void write_overview(Draft& draft) {
  write_groups(draft);
  bool examined = false;
  for (const GroupResult& group : draft.in.score.groups) examined = examined || group.examined > 0;
  draft.paragraph({examined ? draft.procedural("report.overview.total"_key,
                                               {{"score", score_text(draft, draft.in.score.total.score)}})
                            : draft.unproven("report.overview.nothing"_key)});
  write_areas(draft);
}

}  // namespace evidence::report
