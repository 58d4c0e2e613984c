#include "workbench/panels/conclusion.hpp"

#include <algorithm>

#include "workbench/panels/numbers.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

float draw_groups(const ui::Ui& ui, float x, float y, float width, const ConclusionView& view) {
  const float h = ui.px(34);
  const float height = ui.px(84) + static_cast<float>(view.groups.size()) * h;
  ui::card(ui, {x, y}, {x + width, y + height});
  const float left = x + ui.px(20);
  const float right = x + width - ui.px(20);
  float used = 0;
  if (view.shows_number)
    used =
        ui::text_left(ui, Font::Score, left, y + ui.px(12), ui.px(44), ui::ink_of(view.mark), view.number) + ui.px(14);
  ui::state_mark(ui, {left + used + ui.px(7), y + ui.px(23)}, view.mark, 6.5F);
  ui::text_left(ui, Font::Bold, left + used + ui.px(20), y + ui.px(12), ui.px(22), ui::ink_of(view.mark), view.outcome);
  ui::text_right(ui, Font::Small, right, y + ui.px(12), ui.px(22), Tone::Quiet, view.proposal);
  ui::score_bar(ui, {left + used, y + ui.px(38)}, {right, y + ui.px(48)}, view.bar, view.mark);
  float at = y + ui.px(68);
  for (const auto& group : view.groups) {
    ui::rule(ui, {left, at}, {right, at + 1}, Tone::LineSoft);
    const float bar = left + (right - left) * 0.52F;
    const float examined = ui::text_right(ui, Font::Small, bar - ui.px(16), at, h, Tone::Quiet, group.examined);
    ui::text_cut(ui, Font::Body, left, at, h, bar - ui.px(28) - examined - left, Tone::Ink, group.name);
    ui::score_bar(ui, {bar, at + h / 2 - ui.px(4)}, {right - ui.px(60), at + h / 2 + ui.px(4)}, group.bar, group.mark);
    if (group.shows_number)
      ui::text_right(ui, Font::Bold, right, at, h, ui::ink_of(group.mark), group.number);
    else
      ui::text_right(ui, Font::Small, right, at, h, Tone::Quiet, ui.text("ui.criterion.unexamined"_key));
    at += h;
  }
  return height + ui.px(16);
}

void draw_missing(const ui::Ui& ui, ui::Area area, const ConclusionView& view, Intents& intents) {
  const ui::Pane pane(ui, "conclusion/missing", area, Tone::Pane);
  ui::rule(ui, area.min, {area.min.x + 1, area.max.y});
  const float head = ui.px(48);
  const std::string count = view.missing ? grouped(view.missing->size()) : "0";
  const float used = ui::text_left(ui, Font::Bold, area.min.x + ui.px(16), area.min.y, head, Tone::Ink,
                                   ui.text("ui.conclusion.missing"_key));
  ui::text_left(ui, Font::Small, area.min.x + ui.px(26) + used, area.min.y, head, Tone::Quiet, count);
  ui::rule(ui, {area.min.x, area.min.y + head - 1}, {area.max.x, area.min.y + head});
  if (!view.missing) return;
  const ui::Area list{{area.min.x + 1, area.min.y + head}, area.max};
  const ui::Pane rows(ui, "conclusion/missing-list", list, Tone::Pane, ui::Scroll::Vertical);
  float y = rows.origin().y + ui.px(4);
  const float h = ui.px(52);
  for (std::size_t n = 0; n < view.missing->size(); ++n, y += h) {
    if (y + h < list.min.y || y > list.max.y) continue;
    const MissingView& missing = (*view.missing)[n];
    const std::string name = missing.criterion ? "missing/" + missing.criterion->value : "missing/" + std::to_string(n);
    if (ui::row(ui, name, {rows.origin().x, y}, {rows.width(), h}, false).clicked && missing.criterion) {
      intents.emplace_back(ChooseCriterion{*missing.criterion});
      intents.emplace_back(ChooseWorkspace{Workspace::Criteria});
    }
    const float x = rows.origin().x + ui.px(16);
    ui::state_mark(ui, {x + ui.px(7), y + ui.px(17)}, missing.mark, 6);
    const float room = rows.width() - ui.px(48);
    ui::text_cut(ui, Font::Body, x + ui.px(22), y + ui.px(6), ui.px(22), room, Tone::Ink, missing.label);
    ui::text_cut(ui, Font::Small, x + ui.px(22), y + ui.px(27), ui.px(20), room, Tone::Quiet, missing.text);
  }
  rows.ends_at(y + ui.px(12));
}

}  // namespace

Intents draw_conclusion(const ui::Ui& ui, ui::Area area, const ConclusionView& view, ConclusionState& state) {
  (void)state;
  Intents intents;
  const ui::Pane pane(ui, "conclusion", area, Tone::Paper);
  const float side = std::min(area.width() * 0.42F, ui.px(512));
  const ui::Area body{area.min, {area.max.x - side, area.max.y}};
  const float head = ui.px(48);
  ImGui::GetWindowDrawList()->AddRectFilled(body.min, {body.max.x, body.min.y + head}, ui.colour(Tone::Pane));
  ui::text_left(ui, Font::Bold, body.min.x + ui.px(16), body.min.y, head, Tone::Ink,
                ui.text("ui.conclusion.title"_key));
  ui::rule(ui, {body.min.x, body.min.y + head - 1}, {body.max.x, body.min.y + head});
  const std::string label = view.drafting ? ui.text("ui.conclusion.drafting"_key) : ui.text("ui.conclusion.draft"_key);
  const ui::Button draft{
      .label = label, .icon = ui::icon::document, .kind = ui::ButtonKind::Primary, .enabled = !view.drafting};
  if (ui::button(ui, "conclusion/draft", {body.max.x - ui.px(16) - ui::button_width(ui, draft), body.min.y + ui.px(8)},
                 draft, 32))
    intents.emplace_back(WriteDraft{});
  {
    const ui::Pane scrolled(ui, "conclusion/body", {{body.min.x, body.min.y + head}, body.max}, Tone::Paper,
                            ui::Scroll::Vertical);
    const float x = scrolled.origin().x + ui.px(16);
    const float width = scrolled.width() - ui.px(32);
    float y = scrolled.origin().y + ui.px(16);
    y += draw_groups(ui, x, y, width, view);
    if (!view.written.empty()) {
      const float height = ui.px(44) + static_cast<float>(view.written.size()) * ui.px(26);
      ui::card(ui, {x, y}, {x + width, y + height});
      ui::state_mark(ui, {x + ui.px(27), y + ui.px(24)}, ui::Mark::Enough, 7);
      ui::text_cut(ui, Font::Bold, x + ui.px(44), y + ui.px(12), ui.px(24), width - ui.px(64), Tone::Ink,
                   ui.text("ui.conclusion.written"_key, {{"note", view.written_note}}));
      for (std::size_t n = 0; n < view.written.size(); ++n) {
        ui::text_cut(ui, Font::Body, x + ui.px(44), y + ui.px(38) + static_cast<float>(n) * ui.px(26), ui.px(24),
                     width - ui.px(64), Tone::Accent, view.written[n]);
      }
      y += height + ui.px(16);
    }
    y += ui::text_wrapped(ui, Font::Small, {x, y}, width, ui.px(20), Tone::Quiet, ui.text("ui.conclusion.note"_key)) +
         ui.px(16);
    scrolled.ends_at(y);
  }
  draw_missing(ui, {{body.max.x, area.min.y}, area.max}, view, intents);
  for (std::size_t n = 0; n < view.written.size(); ++n)
    ui::say(ui, "conclusion.written." + std::to_string(n), view.written[n]);
  ui::say(ui, "conclusion.drafting", view.drafting ? "yes" : "no");
  return intents;
}

}  // namespace workbench::panels
