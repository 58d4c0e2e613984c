// What is drawn where: the frame round every workspace, and each workspace's panes.
#include <algorithm>

#include "workbench/panels/numbers.hpp"
#include "workbench/shell/app.hpp"
#include "workbench/ui/icons.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;
using panels::Intents;
using panels::Workspace;

namespace {

// Metrics at scale 1 (window/notes.md, 1).
constexpr float case_bar_height = 52;
constexpr float status_height = 28;
constexpr float rail_width = 64;
constexpr float wide_from = 1400;
constexpr float left_wide = 296;
constexpr float left_narrow = 240;
constexpr float right_wide = 408;
constexpr float right_narrow = 352;

}  // namespace

panels::CaseBarView App::case_bar() const {
  panels::CaseBarView view;
  const CaseInfo& info = desk_.snapshot->info;
  const Catalogue& catalogue = desk_.session.catalogue();
  view.applicant = info.applicant;
  const bool english = desk_.texts.language() == "en" && !catalogue.title_en.empty();
  view.subtitle = desk_.texts.of("word.application-kind.", word(info.kind)) + "·" +
                  (english ? catalogue.title_en : catalogue.title_zh);
  const auto& counts = sources_.counts();
  const auto step = [&](TextKey key, std::string note, ui::Mark mark) {
    view.steps.push_back({desk_.texts(key), std::move(note), mark});
  };
  const auto links = static_cast<std::size_t>(std::count_if(
      desk_.snapshot->links->begin(), desk_.snapshot->links->end(), [](const auto& link) { return !link->removed; }));
  const bool any_files = counts.files > 0;
  step("ui.step.intake"_key, any_files ? panels::grouped(counts.files) : "",
       labour_.importing() ? ui::Mark::Running
       : any_files         ? ui::Mark::Enough
                           : ui::Mark::Unknown);
  const bool all_read = any_files && counts.queued == 0;
  step("ui.step.reading"_key,
       all_read || !any_files ? "" : panels::grouped(counts.read) + "/" + panels::grouped(counts.files),
       labour_.reading() && !all_read ? ui::Mark::Running
       : all_read                     ? ui::Mark::Enough
                                      : ui::Mark::Unknown);
  step("ui.step.links"_key, links > 0 ? std::to_string(links) : "", links > 0 ? ui::Mark::Partly : ui::Mark::Unknown);
  const auto& assessed = assessment_.assessed();
  const std::size_t rated = assessed ? assessed->rated : 0;
  const std::size_t to_rate = assessed ? assessed->to_rate : 0;
  step("ui.step.ratings"_key, to_rate > 0 ? std::to_string(rated) + "/" + std::to_string(to_rate) : "",
       rated == 0         ? ui::Mark::Unknown
       : rated == to_rate ? ui::Mark::Enough
                          : ui::Mark::Partly);
  panels::ConclusionView conclusion;
  drafts_.fill(conclusion);
  step("ui.step.conclusion"_key, "", conclusion.written.empty() ? ui::Mark::Unknown : ui::Mark::Enough);
  if (assessed && assessed->score.reference)
    view.right_title = desk_.texts("ui.case.reference"_key, {{"date", format_date(*assessed->score.reference)}});
  view.right_note = info.accepted_on ? desk_.texts("ui.case.accepted"_key, {{"date", format_date(*info.accepted_on)}})
                                     : desk_.texts("ui.case.not-accepted"_key);
  return view;
}

panels::RailView App::rail() const {
  panels::RailView view;
  view.current = workspace_;
  view.entries = {
      {Workspace::Intake, "rail/intake", desk_.texts("ui.rail.intake"_key), ui::icon::inbox, "F3",
       sources_.counts().problems},
      {Workspace::Evidence, "rail/evidence", desk_.texts("ui.rail.evidence"_key), ui::icon::folder_open, "F4", 0},
      {Workspace::Search, "rail/search", desk_.texts("ui.rail.search"_key), ui::icon::search, "F5", 0},
      {Workspace::Criteria, "rail/criteria", desk_.texts("ui.rail.criteria"_key), ui::icon::list, "F6", 0},
      {Workspace::Conclusion, "rail/conclusion", desk_.texts("ui.rail.conclusion"_key), ui::icon::document, "F8", 0},
  };
  return view;
}

panels::StatusView App::status() const {
  panels::StatusView view;
  labour_.fill(view);
  const auto& counts = sources_.counts();
  if (!view.running) {
    view.doing = counts.queued > 0 ? desk_.texts("ui.status.waiting"_key, {{"count", panels::grouped(counts.queued)}})
                                   : desk_.texts("ui.status.idle"_key, {{"pages", panels::grouped(counts.pages_read)}});
    view.can_start = counts.queued > 0 && !desk_.session.read_only();
  }
  view.problems = counts.problems;
  view.note = desk_.last_done;
  view.read_only = desk_.session.read_only();
  view.saved = view.read_only        ? desk_.texts("ui.status.read-only"_key)
               : desk_.saved.empty() ? ""
                                     : desk_.texts("ui.status.saved"_key, {{"time", desk_.saved}});
  const Actor& actor = desk_.session.actor();
  view.actor = desk_.texts("ui.status.actor"_key,
                           {{"name", actor.name}, {"role", desk_.texts.of("word.role.", word(actor.role))}});
  view.can_undo = desk_.can_undo;
  return view;
}

Intents App::draw(const ui::Ui& ui, ui::Area whole) {
  const float top = ui.px(case_bar_height);
  const float bottom = whole.max.y - ui.px(status_height);
  const float rail_right = ui.px(rail_width);
  panels::draw_case_bar(ui, {whole.min, {whole.max.x, top}}, case_bar());
  Intents intents = panels::draw_rail(ui, {{0, top}, {rail_right, bottom}}, rail());
  const ui::Area area{{rail_right, top}, {whole.max.x, bottom}};
  panels::append(intents, draw_workspace(ui, area));
  panels::append(intents, panels::draw_status_bar(ui, {{0, bottom}, whole.max}, status()));
  if (about_) panels::append(intents, panels::draw_about(ui, area, *about_));
  panels::append(intents, panels::draw_notice(ui, area, desk_.notice));
  return intents;
}

Intents App::draw_workspace(const ui::Ui& ui, ui::Area area) {
  switch (workspace_) {
    case Workspace::Intake: {
      panels::IntakeView view;
      sources_.fill(view, labour_.reading());
      labour_.fill(view);
      ui::say(ui, "workspace", "intake");
      return panels::draw_intake(ui, area, view, intake_state_);
    }
    case Workspace::Evidence:
      ui::say(ui, "workspace", "evidence");
      return draw_evidence(ui, area);
    case Workspace::Search:
      ui::say(ui, "workspace", "search");
      return panels::draw_search(ui, area, finder_.view(sources_.counts().queued), finder_.state);
    case Workspace::Criteria: {
      ui::say(ui, "workspace", "criteria");
      const float right = ui.px(area.width() / ui.scale < wide_from ? right_narrow : right_wide);
      Intents intents = panels::draw_criteria(ui, {area.min, {area.max.x - right, area.max.y}},
                                              assessment_.criteria_view(), criteria_state_);
      panels::append(intents, panels::draw_criterion(ui, {{area.max.x - right, area.min.y}, area.max},
                                                     assessment_.criterion_view(), criterion_state_, true));
      return intents;
    }
    case Workspace::Conclusion: {
      panels::ConclusionView view;
      assessment_.fill(view);
      drafts_.fill(view);
      ui::say(ui, "workspace", "conclusion");
      return panels::draw_conclusion(ui, area, view, conclusion_state_);
    }
  }
  return {};
}

Intents App::draw_evidence(const ui::Ui& ui, ui::Area area) {
  const bool wide = area.width() / ui.scale >= wide_from - rail_width;
  const float left = area.min.x + ui.px(wide ? left_wide : left_narrow);
  const float right = area.max.x - ui.px(wide ? right_wide : right_narrow);
  const auto current = reader_.place() ? std::optional(reader_.place()->item) : std::nullopt;
  Intents intents =
      panels::draw_sources(ui, {area.min, {left, area.max.y}}, sources_.tree_view(current), sources_state_);
  panels::append(intents,
                 panels::draw_criterion(ui, {{right, area.min.y}, area.max}, assessment_.criterion_view(),
                                        criterion_state_, !reader_.state.selected() && !reader_.state.rereading));
  panels::PageView page = reader_.view(assessment_.current());
  if (const Item* item = reader_.item()) page_work_.fill(page, *item);
  panels::append(intents, panels::draw_page(ui, {{left, area.min.y}, {right, area.max.y}}, page, reader_.state));
  return intents;
}

}  // namespace workbench::shell
