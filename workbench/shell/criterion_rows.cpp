// A case's score → the rows of the criteria list and the list of what is missing.
#include <algorithm>

#include <fmt/format.h>

#include "workbench/session/gaps.hpp"
#include "workbench/shell/assessment.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

// Words by the score, SS-1.1: up to 15 不足, 50 部分, 85 基本充分, above 充分.
constexpr double partly_above = 15;
constexpr double enough_above = 85;

ui::MethodShape shape_of(Method method) {
  if (method == Method::Interview) return ui::MethodShape::Circle;
  if (method == Method::Demonstration) return ui::MethodShape::Triangle;
  return ui::MethodShape::Square;
}

const ScoreCap* cap_named(const CriterionScore& score, std::string_view name) {
  const auto found =
      std::find_if(score.caps.begin(), score.caps.end(), [&](const ScoreCap& cap) { return cap.name == name; });
  return found == score.caps.end() ? nullptr : &*found;
}

panels::CriterionRow heading_of(const Shown& shown, std::string title, int depth, int examined, int count,
                                std::optional<double> score) {
  panels::CriterionRow row;
  row.heading = true;
  row.depth = depth;
  row.title = std::move(title);
  row.examined = shown.texts("ui.criteria.examined"_key,
                             {{"examined", std::to_string(examined)}, {"count", std::to_string(count)}});
  row.shows_number = score && examined > 0;
  if (row.shows_number) {
    row.number = number_of(*score);
    row.mark = mark_of_value(*score);
    row.bar.value = static_cast<float>(*score);
  }
  return row;
}

void add_methods(panels::CriterionRow& row, const Criterion& criterion, const CriterionResult& result) {
  const ScoreCap* methods = cap_named(result.own, "methods");
  for (const auto& set : criterion.needs.method_sets) {
    if (set.empty()) continue;
    row.shapes.push_back(shape_of(set.front()));
    const bool missing = methods != nullptr &&
                         std::find(methods->missing.begin(), methods->missing.end(), set) != methods->missing.end();
    row.methods.push_back(missing || result.own.valid_terms == 0 ? ui::Held::Missing : ui::Held::Have);
  }
}

panels::CriterionRow row_of(const Shown& shown, const Criterion& criterion, const CriterionResult& result, int depth) {
  panels::CriterionRow row;
  row.depth = depth + (criterion.parent ? 1 : 0);
  row.id = criterion.id;
  row.title = title_of(criterion, shown.texts);
  row.applicable = result.applicable;
  row.mark = mark_of(result.own, result.score);
  row.word = word_of(result, shown.texts);
  row.bar = bar_of(result);
  row.shows_number = result.applicable && result.score && row.mark != ui::Mark::Unknown;
  if (row.shows_number) row.number = number_of(*result.score);
  row.links = static_cast<std::size_t>(
      std::count_if(shown.snapshot.links->begin(), shown.snapshot.links->end(),
                    [&](const auto& link) { return !link->removed && link->criterion == criterion.id; }));
  for (const auto& rating : result.ratings)
    row.rating += (row.rating.empty() ? "" : " ") + std::string(word(rating.value));
  if (result.applicable) add_methods(row, criterion, result);
  return row;
}

}  // namespace

ui::Mark mark_of_value(double value) {
  if (value > enough_above) return ui::Mark::Enough;
  return value > partly_above ? ui::Mark::Partly : ui::Mark::Lacking;
}

ui::Mark mark_of(const CriterionScore& score, std::optional<double> value) {
  if (!value) return ui::Mark::None;
  if (score.state == EvidenceState::Conflicting || score.state == EvidenceState::Refuted)
    return ui::Mark::Contradiction;
  if (score.state == EvidenceState::Unexamined && *value <= 0) return ui::Mark::Unknown;
  return mark_of_value(*value);
}

std::string number_of(double value) { return fmt::format("{:.1f}", shown(value)); }

std::string title_of(const Criterion& criterion, const Texts& texts) {
  return texts.language() == "en" && !criterion.title_en.empty() ? criterion.title_en : criterion.title_zh;
}

std::string word_of(const CriterionResult& result, const Texts& texts) {
  if (!result.applicable) return texts("ui.criterion.not-applicable"_key);
  if (result.own.gate == GateState::Fail) return texts.of("word.gate-state.", word(GateState::Fail));
  switch (result.own.state) {
    case EvidenceState::Unexamined:
      if (!result.word.empty() && result.score && *result.score > 0) return result.word;  // judged through others
      [[fallthrough]];
    case EvidenceState::Conflicting:
    case EvidenceState::Refuted:
      return texts.of("word.evidence-state.", word(result.own.state));
    case EvidenceState::Supported:
    case EvidenceState::Contested:
      break;
  }
  return result.word;
}

ui::Score bar_of(const CriterionResult& result) {
  ui::Score bar;
  bar.judged = result.applicable && (result.own.state != EvidenceState::Unexamined || result.score.value_or(0) > 0);
  bar.value = static_cast<float>(result.score.value_or(0));
  bar.lost = static_cast<float>(std::clamp(result.own.support - result.own.raw, 0.0, 100.0 - result.score.value_or(0)));
  for (const auto& cap : result.own.caps) {
    if (cap.binding)
      bar.cap = bar.cap < 0 ? static_cast<float>(cap.limit) : std::min(bar.cap, static_cast<float>(cap.limit));
  }
  return bar;
}

std::vector<panels::CriterionRow> criterion_rows(const Shown& shown, const CaseScore& score) {
  std::vector<panels::CriterionRow> rows;
  const Catalogue& catalogue = shown.session.catalogue();
  std::string group;
  std::string area;
  for (const auto& result : score.criteria) {
    const Criterion* criterion = find_criterion(catalogue, result.id);
    if (criterion == nullptr) continue;
    if (criterion->group != group) {
      group = criterion->group;
      area.clear();
      const auto found = std::find_if(score.groups.begin(), score.groups.end(),
                                      [&](const GroupResult& one) { return one.id == group; });
      if (found != score.groups.end())
        rows.push_back(heading_of(shown, group, 0, found->examined, found->count, found->score));
    }
    if (!criterion->area.empty() && criterion->area != area) {
      area = criterion->area;
      const ProcessArea* process = find_area(catalogue, area);
      const auto found =
          std::find_if(score.areas.begin(), score.areas.end(), [&](const AreaResult& one) { return one.id == area; });
      const std::string title =
          process == nullptr ? area
                             : area + " " + (shown.texts.language() == "en" ? process->title_en : process->title_zh);
      if (found != score.areas.end())
        rows.push_back(heading_of(shown, title, 1, found->examined, found->count, found->area.base_practices));
    }
    rows.push_back(row_of(shown, *criterion, result, criterion->area.empty() ? 0 : 1));
  }
  return rows;
}

std::vector<panels::MissingView> missing_of(const Shown& shown, const CaseScore& score) {
  std::vector<panels::MissingView> missing;
  for (const auto& gap : find_gaps(shown.session, score)) {
    const Criterion* criterion = find_criterion(shown.session.catalogue(), gap.criterion);
    panels::MissingView view;
    view.criterion = gap.criterion;
    view.label = gap.criterion.value + " " + (criterion == nullptr ? "" : title_of(*criterion, shown.texts));
    for (const auto& code : gap.needs) view.text += (view.text.empty() ? "" : "·") + shown.texts.of("gap.", code);
    for (const auto& set : gap.missing_methods) {
      std::string names;
      for (const auto method : set) names += (names.empty() ? "" : "/") + shown.texts.of("word.method.", word(method));
      view.text += "·" + names;
    }
    const CriterionResult* result = find_result(score, gap.criterion);
    if (result != nullptr) view.mark = mark_of(result->own, result->score);
    missing.push_back(std::move(view));
  }
  return missing;
}

}  // namespace workbench::shell
