#include "workbench/panels/page.hpp"

#include <algorithm>

#include "workbench/panels/page_marks.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

void draw_head(const ui::Ui& ui, ui::Area area, const PageView& view, Intents& intents) {
  const ui::Pane pane(ui, "page/head", area, Tone::Pane);
  const float y = area.min.y;
  const float h = area.height();
  float right = area.max.x - ui.px(16);
  if (view.place && view.pages > 0) {
    const std::string number = ui.text(
        "ui.page.number"_key, {{"page", std::to_string(view.place->page)}, {"pages", std::to_string(view.pages)}});
    right -= ui::text_right(ui, Font::Bold, right, y, h, Tone::Ink, number) + ui.px(10);
    if (area.width() > ui.px(680)) {
      const float caps = ui::key_cap_width(ui, "PgDn") + ui.px(4) + ui::key_cap_width(ui, "PgUp");
      right -= caps;
      const float used = ui::key_cap(ui, {right, y + (h - ui.px(18)) / 2}, "PgUp");
      ui::key_cap(ui, {right + used + ui.px(4), y + (h - ui.px(18)) / 2}, "PgDn");
      right -= ui.px(10);
    }
    if (!view.cited.empty()) {
      const std::string count = std::to_string(view.cited.size());
      const ui::Chip chip{.label = count, .ink = Tone::Accent, .ground = Tone::AccentGround, .icon = ui::icon::link};
      right -= ui::chip_width(ui, chip);
      ui::chip(ui, {right, y + (h - ui.px(20)) / 2}, chip);
      right -= ui.px(8);
    }
    if (!view.origin.empty() && area.width() > ui.px(560)) {
      const ui::Chip chip{.label = view.origin};
      right -= ui::chip_width(ui, chip);
      ui::chip(ui, {right, y + (h - ui.px(20)) / 2}, chip);
      right -= ui.px(12);
    }
    if (ui::pressed(ui::Key::PageDown) && view.place->page < view.pages)
      intents.emplace_back(OpenPage{{view.place->item, view.place->page + 1}, {}});
    if (ui::pressed(ui::Key::PageUp) && view.place->page > 1)
      intents.emplace_back(OpenPage{{view.place->item, view.place->page - 1}, {}});
  }
  float x = area.min.x + ui.px(16);
  float wanted = ui::width_of(ui, Font::Bold, view.name);
  for (const auto& folder : view.folders) wanted += ui::width_of(ui, Font::Body, folder) + ui.px(22);
  if (wanted < right - x) {
    for (const auto& folder : view.folders) {
      x += ui::text_left(ui, Font::Body, x, y, h, Tone::Quiet, folder) + ui.px(7);
      x += ui::text_left(ui, Font::Small, x, y, h, Tone::Quiet, ui::icon::closed_caret);
    }
  }
  ui::text_left(ui, Font::Bold, x, y, h, Tone::Ink, ui::name_to(ui, Font::Bold, right - x, view.name));
  ui::rule(ui, {area.min.x, area.max.y - 1}, area.max);
}

// Gives where the page begins.
float draw_strips(const ui::Ui& ui, ui::Area below, const PageView& view, Intents& intents) {
  float y = below.min.y;
  if (const float height = problems_height(ui, below.width(), view.problems); height > 0) {
    draw_problems(ui, {{below.min.x, y}, {below.max.x, y + height}}, view.problems);
    y += height;
  }
  if (view.seal) {
    const float height = ui.px(seal_strip_height);
    append(intents, draw_seal_strip(ui, {{below.min.x, y}, {below.max.x, y + height}}, *view.place, *view.seal));
    y += height;
  }
  return y;
}

// What opens over a page: one of re-reading, correction and the selection's bar.
void draw_over_page(const ui::Ui& ui, ui::Area canvas, const PageView& view, PageState& state,
                    const std::optional<ui::Area>& selection, Intents& intents) {
  if (state.rereading) {
    RereadingResult result = draw_rereading(ui, canvas, *view.place, view.rereading, *state.rereading);
    if (result.closed) {
      state.rereading.reset();
      result.intents.emplace_back(DropReading{});
    }
    append(intents, std::move(result.intents));
    return;
  }
  if (!selection || !state.selected() || state.drag_from) return;
  if (state.correction) {
    CorrectionResult result =
        draw_correction(ui, *selection, canvas, *view.place, view.machine.get(), *state.correction);
    if (result.ended) state.correction.reset();
    append(intents, std::move(result.intents));
    return;
  }
  if (!view.selection) return;
  SelectionView bar = *view.selection;
  bar.can_correct = view.can_change && view.page && state.words;
  append(intents, draw_selection_bar(ui, *selection, canvas, bar, state.bar));
  if (std::exchange(state.bar.correct, false) && bar.can_correct)
    state.correction = begin_correction(*view.page, *state.words);
}

}  // namespace

Intents draw_page(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state) {
  Intents intents;
  const ui::Pane pane(ui, "page-panel", area, Tone::Desk);
  const bool turned = state.shown != view.place;
  if (turned) {
    state.shown = view.place;
    state.clear_selection();
    state.drag_from.reset();
    state.rereading.reset();
    state.current_hit = 0;
    state.find = view.find;
  }
  const float head = ui.px(40);
  const float tools = ui.px(44);
  const float thumbs = view.pages > 1 ? ui.px(100) : 0;
  draw_head(ui, {area.min, {area.max.x, area.min.y + head}}, view, intents);
  if (!view.place || (view.pages == 0 && !view.notice.empty())) {
    const std::string text = view.place ? view.notice : ui.text("ui.page.choose"_key);
    const float width = std::min(ui.px(420), area.width() - ui.px(48));
    ui::text_wrapped(ui, Font::Body, {area.min.x + (area.width() - width) / 2, area.min.y + area.height() * 0.36F},
                     width, ui.px(24), Tone::Quiet, text);
    return intents;
  }
  const float top = draw_strips(ui, {{area.min.x, area.min.y + head}, area.max}, view, intents);
  const ui::Area canvas{{area.min.x, top}, {area.max.x, area.max.y - tools - thumbs}};
  const float zoom = zoom_of(ui, canvas, view, state);
  CanvasResult result = draw_page_canvas(ui, canvas, view, state);
  append(intents, std::move(result.intents));
  append(intents,
         draw_page_tools(ui, {{area.min.x, canvas.max.y}, {area.max.x, canvas.max.y + tools}}, view, state, zoom));
  if (thumbs > 0)
    append(intents, draw_thumbnails(ui, {{area.min.x, area.max.y - thumbs}, area.max}, view, state, turned));
  if (view.page && state.show_confidence) draw_legend(ui, canvas, *view.page);
  draw_over_page(ui, canvas, view, state, result.selection, intents);
  ui::say(ui, "page", std::to_string(view.place->page));
  ui::say(ui, "page.item", view.item);
  ui::say(ui, "page.hits", std::to_string(view.hits.size()));
  ui::say(ui, "page.corrected", view.machine ? "yes" : "no");
  ui::say(ui, "page.seals", view.page ? std::to_string(view.page->seals.size()) : "");
  ui::say(ui, "page.problems", std::to_string(view.problems.size()));
  ui::say(ui, "page.picture", view.picture ? "sharp" : "none");
  ui::say(ui, "page.words", view.page ? std::to_string(view.page->words.size()) : "unread");
  return intents;
}

}  // namespace workbench::panels
