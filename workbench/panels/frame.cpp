#include "workbench/panels/frame.hpp"

#include <algorithm>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

float steps_width(const ui::Ui& ui, const std::vector<StepView>& steps, bool notes) {
  float width = 0;
  for (const auto& step : steps) {
    width += ui.px(22) + ui::width_of(ui, Font::Body, step.label) + ui.px(38);
    if (notes && !step.note.empty()) width += ui::width_of(ui, Font::Small, step.note) + ui.px(6);
  }
  return width - ui.px(38);
}

void draw_steps(const ui::Ui& ui, float left, float right, float y, float height, const std::vector<StepView>& steps) {
  if (steps.empty()) return;
  const bool notes = steps_width(ui, steps, true) <= right - left;
  const float width = steps_width(ui, steps, notes);
  if (width > right - left) return;
  float x = left + (right - left - width) / 2;
  for (std::size_t n = 0; n < steps.size(); ++n) {
    const StepView& step = steps[n];
    ui::state_mark(ui, {x + ui.px(8), y + height / 2}, step.mark, 8);
    x += ui.px(22);
    const bool now = step.mark == ui::Mark::Running || step.mark == ui::Mark::Partly;
    x += ui::text_left(ui, now ? Font::Bold : Font::Body, x, y, height, now ? Tone::Ink : Tone::Quiet, step.label);
    if (notes && !step.note.empty())
      x += ui.px(6) + ui::text_left(ui, Font::Small, x + ui.px(6), y, height, Tone::Quiet, step.note);
    if (n + 1 < steps.size())
      ui::rule(ui, {x + ui.px(10), y + height / 2}, {x + ui.px(28), y + height / 2 + 1}, Tone::Line);
    x += ui.px(38);
  }
}

}  // namespace

void draw_case_bar(const ui::Ui& ui, ui::Area area, const CaseBarView& view) {
  const ui::Pane pane(ui, "case-bar", area, Tone::Pane);
  const float x = area.min.x + ui.px(20);
  const float most = area.width() * 0.28F;
  ui::text_cut(ui, Font::Bold, x, area.min.y + ui.px(7), ui.px(20), most, Tone::Ink, view.applicant);
  ui::text_cut(ui, Font::Small, x, area.min.y + ui.px(27), ui.px(17), most, Tone::Quiet, view.subtitle);
  const float right = area.max.x - ui.px(20);
  const float a = ui::text_right(ui, Font::Bold, right, area.min.y + ui.px(7), ui.px(20), Tone::Ink, view.right_title);
  const float b =
      ui::text_right(ui, Font::Small, right, area.min.y + ui.px(27), ui.px(17), Tone::Quiet, view.right_note);
  draw_steps(ui, x + most + ui.px(12), right - std::max(a, b) - ui.px(24), area.min.y, area.height(), view.steps);
  ui::rule(ui, {area.min.x, area.max.y - 1}, area.max);
}

Intents draw_rail(const ui::Ui& ui, ui::Area area, const RailView& view) {
  const ui::Pane pane(ui, "rail", area, Tone::Paper);
  Intents intents;
  float y = area.min.y + ui.px(8);
  for (const auto& entry : view.entries) {
    const ImVec2 min{area.min.x + ui.px(6), y};
    const ImVec2 size{area.width() - ui.px(12), ui.px(60)};
    const ui::Hit state = ui::hit(ui, entry.name, min, size);
    if (state.clicked) intents.emplace_back(ChooseWorkspace{entry.workspace});
    const bool current = entry.workspace == view.current;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (current || state.hovered) {
      list.AddRectFilled(min, {min.x + size.x, min.y + size.y}, ui.colour(current ? Tone::AccentGround : Tone::Raise),
                         ui.px(6));
    }
    if (current)
      list.AddRectFilled({area.min.x, y + ui.px(12)}, {area.min.x + ui.px(3), y + ui.px(48)}, ui.colour(Tone::Accent));
    const Tone tone = current ? Tone::Accent : Tone::Quiet;
    ui::text_centred(ui, Font::Large, min.x, min.x + size.x, y + ui.px(6), ui.px(28), tone, entry.icon);
    ui::text_centred(ui, Font::Small, min.x, min.x + size.x, y + ui.px(35), ui.px(18),
                     current ? Tone::Accent : Tone::Ink, entry.label);
    if (entry.badge > 0) {
      const std::string count = entry.badge > 99 ? "99+" : std::to_string(entry.badge);
      const float width = std::max(ui.px(16), ui::width_of(ui, Font::Small, count) + ui.px(8));
      const ImVec2 at{min.x + size.x - width, y + ui.px(2)};
      list.AddRectFilled(at, {at.x + width, at.y + ui.px(16)}, ui.colour(Tone::Lacking), ui.px(8));
      ui::text_centred(ui, Font::Small, at.x, at.x + width, at.y, ui.px(16), Tone::Pane, count);
    }
    if (state.hovered) ui::tip(ui, entry.label + "  " + entry.key);
    y += ui.px(64);
  }
  const ImVec2 about{area.min.x + ui.px(6), area.max.y - ui.px(40)};
  if (about.y > y) {
    const ui::Hit info = ui::hit(ui, "rail/about", about, {area.width() - ui.px(12), ui.px(32)});
    if (info.clicked) intents.emplace_back(ShowAbout{true});
    if (info.hovered) ui::tip(ui, ui.text("ui.rail.about"_key));
    ui::text_centred(ui, Font::Body, about.x, area.max.x - ui.px(6), about.y, ui.px(32),
                     info.hovered ? Tone::Accent : Tone::Quiet, ui::icon::info);
  }
  ui::rule(ui, {area.max.x - 1, area.min.y}, area.max);
  return intents;
}

Intents draw_status_bar(const ui::Ui& ui, ui::Area area, const StatusView& view) {
  const ui::Pane pane(ui, "status", area, Tone::Pane);
  Intents intents;
  const float y = area.min.y;
  const float h = area.height();
  ui::rule(ui, area.min, {area.max.x, area.min.y + 1});
  float x = area.min.x + ui.px(12);
  if (view.can_pause || view.can_start) {
    const char* name = view.can_pause ? "status/pause" : "status/start";
    if (ui::hit(ui, name, {x - ui.px(4), y + ui.px(2)}, {ui.px(24), h - ui.px(4)}).clicked) {
      if (view.can_pause)
        intents.emplace_back(PauseReading{});
      else
        intents.emplace_back(StartReading{});
    }
    ui::text_left(ui, Font::Small, x, y, h, Tone::Accent, view.can_pause ? ui::icon::pause : ui::icon::play);
    x += ui.px(24);
  } else if (view.running) {
    ui::state_mark(ui, {x + ui.px(6), y + h / 2}, ui::Mark::Running, 5.5F);
    x += ui.px(20);
  }
  x += ui::text_left(ui, Font::Small, x, y, h, Tone::Ink, view.doing) + ui.px(12);
  if (!view.pace.empty()) x += ui::text_left(ui, Font::Small, x, y, h, Tone::Quiet, view.pace) + ui.px(12);
  if (view.share >= 0) {
    ui::progress_bar(ui, {x, y + h / 2 - ui.px(3)}, {x + ui.px(110), y + h / 2 + ui.px(3)}, view.share);
    x += ui.px(122);
  }
  if (view.problems > 0) {
    const std::string text = ui.text("ui.status.problems"_key, {{"count", std::to_string(view.problems)}});
    const float width = ui::width_of(ui, Font::Small, text) + ui.px(18);
    if (ui::hit(ui, "status/problems", {x, y}, {width, h}).clicked)
      intents.emplace_back(ChooseWorkspace{Workspace::Intake});
    ui::state_mark(ui, {x + ui.px(6), y + h / 2}, ui::Mark::Lacking, 5.5F);
    ui::text_left(ui, Font::Small, x + ui.px(16), y, h, Tone::Ink, text);
    x += width + ui.px(12);
  }
  float right = area.max.x - ui.px(12);
  if (view.can_undo) {
    right -= ui::key_cap_width(ui, "Ctrl+Z");
    const float cap = right;
    const std::string undo = ui.text("ui.status.undo"_key);
    right -= ui::width_of(ui, Font::Small, undo) + ui.px(8);
    if (ui::hit(ui, "status/undo", {right, y}, {area.max.x - ui.px(12) - right, h}).clicked)
      intents.emplace_back(Undo{});
    ui::key_cap(ui, {cap, y + (h - ui.px(18)) / 2}, "Ctrl+Z");
    ui::text_left(ui, Font::Small, right, y, h, Tone::Quiet, undo);
    right -= ui.px(16);
  }
  right -= ui::text_right(ui, Font::Small, right, y, h, Tone::Ink, view.actor) + ui.px(4);
  right -= ui::text_right(ui, Font::Small, right, y, h, Tone::Quiet, ui::icon::person) + ui.px(16);
  right -= ui::text_right(ui, Font::Small, right, y, h, Tone::Quiet, view.saved) + ui.px(4);
  if (!view.saved.empty()) {
    ui::state_mark(ui, {right - ui.px(6), y + h / 2}, view.read_only ? ui::Mark::None : ui::Mark::Enough, 5.5F);
    right -= ui.px(24);
  }
  if (right > x)
    ui::text_cut(ui, Font::Small, x, y, h, right - x, view.note_is_error ? Tone::Lacking : Tone::Quiet, view.note);
  return intents;
}

Intents draw_notice(const ui::Ui& ui, ui::Area over, const std::string& text) {
  Intents intents;
  if (text.empty()) return intents;
  const float width = std::min(over.width() - ui.px(80), ui.px(720));
  const float inner = width - ui.px(84);
  const float height = static_cast<float>(ui::wrap(ui, Font::Body, inner, text).size()) * ui.px(22) + ui.px(24);
  const ImVec2 min{over.min.x + (over.width() - width) / 2, over.max.y - height - ui.px(16)};
  const ImVec2 max{min.x + width, min.y + height};
  ui::shadow(ui, min, max, ui.px(6));
  const ui::Pane pane(ui, "notice", {min, max}, Tone::LackingGround);
  ui::state_mark(ui, {min.x + ui.px(20), min.y + ui.px(23)}, ui::Mark::Lacking, 7);
  ui::text_wrapped(ui, Font::Body, {min.x + ui.px(36), min.y + ui.px(12)}, inner, ui.px(22), Tone::Ink, text);
  if (ui::hit(ui, "notice/close", {max.x - ui.px(36), min.y + ui.px(8)}, {ui.px(28), ui.px(28)}).clicked ||
      ui::pressed(ui::Key::Escape)) {
    intents.emplace_back(CloseNotice{});
  }
  ui::text_centred(ui, Font::Body, max.x - ui.px(36), max.x - ui.px(8), min.y + ui.px(8), ui.px(28), Tone::Ink,
                   ui::icon::cross);
  return intents;
}

}  // namespace workbench::panels
