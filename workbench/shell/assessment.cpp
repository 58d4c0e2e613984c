#include "workbench/shell/assessment.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "workbench/session/scoring_case.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

bool judged(const Session& session, const CriterionResult& result) {
  const Criterion* criterion = find_criterion(session.catalogue(), result.id);
  return result.applicable && criterion != nullptr && !criterion->derived();
}

bool rated_by(const CriterionResult& result, const ActorId& actor) {
  return std::any_of(result.ratings.begin(), result.ratings.end(),
                     [&](const RatingOf& rating) { return rating.actor == actor; });
}

Assessed assess(const Session& session, SnapshotPtr snapshot, const Texts& texts) {
  Assessed assessed;
  ScoreOptions options;
  options.today = civil_date(session.clock().now());
  assessed.score = score_case(session.catalogue(), *snapshot, options);
  assessed.proposal = propose_conclusion(session.catalogue(), *snapshot, assessed.score);
  const Shown shown{session, *snapshot, texts};
  assessed.rows = std::make_shared<const std::vector<panels::CriterionRow>>(criterion_rows(shown, assessed.score));
  assessed.missing = std::make_shared<const std::vector<panels::MissingView>>(missing_of(shown, assessed.score));
  for (const auto& result : assessed.score.criteria) {
    if (!judged(session, result)) continue;
    ++assessed.to_rate;
    if (rated_by(result, session.actor().id)) ++assessed.rated;
  }
  assessed.snapshot = std::move(snapshot);
  return assessed;
}

}  // namespace

void Assessment::refresh() {
  desk_.runners.pages.post("assessment", [this, snapshot = desk_.snapshot](std::stop_token) -> jobs::Delivery {
    auto assessed = std::make_shared<const Assessed>(assess(desk_.session, snapshot, desk_.texts));
    return [this, assessed] {
      assessed_ = assessed;
      if (!current_) choose_next_unrated();
      rebuild();
    };
  });
}

void Assessment::choose(const CriterionId& criterion) {
  current_ = criterion;
  rebuild();
}

void Assessment::rebuild() {
  criterion_ = {};
  if (!assessed_ || !current_) return;
  const Criterion* criterion = find_criterion(desk_.session.catalogue(), *current_);
  const CriterionResult* result = find_result(assessed_->score, *current_);
  if (criterion == nullptr || result == nullptr) return;
  criterion_ = view_of_criterion({desk_.session, *assessed_->snapshot, desk_.texts}, *criterion, *result);
}

void Assessment::step(int by) {
  if (!assessed_) return;
  const auto& criteria = assessed_->score.criteria;
  auto at =
      static_cast<std::ptrdiff_t>(std::find_if(criteria.begin(), criteria.end(),
                                               [&](const CriterionResult& result) { return result.id == current_; }) -
                                  criteria.begin());
  for (at += by; at >= 0 && at < static_cast<std::ptrdiff_t>(criteria.size()); at += by) {
    if (judged(desk_.session, criteria[static_cast<std::size_t>(at)]))
      return choose(criteria[static_cast<std::size_t>(at)].id);
  }
}

void Assessment::choose_next_unrated() {
  if (!assessed_) return;
  const auto& criteria = assessed_->score.criteria;
  const auto wanted = [&](const CriterionResult& result) {
    return judged(desk_.session, result) && !rated_by(result, desk_.session.actor().id) && result.id != current_;
  };
  auto from = std::find_if(criteria.begin(), criteria.end(),
                           [&](const CriterionResult& result) { return result.id == current_; });
  if (from == criteria.end()) from = criteria.begin();
  auto next = std::find_if(from, criteria.end(), wanted);
  if (next == criteria.end()) next = std::find_if(criteria.begin(), criteria.end(), wanted);
  if (next != criteria.end()) choose(next->id);
}

panels::CriteriaView Assessment::criteria_view() const {
  panels::CriteriaView view;
  view.current = current_;
  if (!assessed_) return view;
  view.rows = assessed_->rows;
  view.summary = desk_.texts("ui.criteria.summary"_key, {{"rated", std::to_string(assessed_->rated)},
                                                         {"count", std::to_string(assessed_->to_rate)}});
  return view;
}

void Assessment::fill(panels::ConclusionView& view) const {
  if (!assessed_) return;
  const CaseScore& score = assessed_->score;
  int examined = 0;
  for (const auto& group : score.groups) {
    examined += group.examined;
    panels::GroupView shown;
    shown.name = group.id;
    shown.examined = desk_.texts("ui.criteria.examined"_key, {{"examined", std::to_string(group.examined)},
                                                              {"count", std::to_string(group.count)}});
    shown.shows_number = group.score && group.examined > 0;
    shown.bar.judged = shown.shows_number;
    if (group.score) {
      shown.number = number_of(*group.score);
      shown.bar.value = static_cast<float>(*group.score);
    }
    shown.mark = shown.shows_number ? mark_of_value(*group.score) : ui::Mark::Unknown;
    view.groups.push_back(std::move(shown));
  }
  view.shows_number = score.total.score && examined > 0;
  view.bar.judged = view.shows_number;
  if (score.total.score) {
    view.number = number_of(*score.total.score);
    view.bar.value = static_cast<float>(*score.total.score);
    view.bar.lost = static_cast<float>(std::max(0.0, score.total.mean.value_or(0) - *score.total.score));
  }
  view.mark = view.shows_number ? mark_of_value(*score.total.score) : ui::Mark::Unknown;
  view.outcome = desk_.texts.of("word.case-outcome.", word(score.total.outcome));
  if (!assessed_->proposal.reasons.empty())
    view.proposal = desk_.texts.of("conclusion.", assessed_->proposal.reasons.front());
  view.missing = assessed_->missing;
}

}  // namespace workbench::shell
