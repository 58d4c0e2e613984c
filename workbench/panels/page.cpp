#include "workbench/panels/page.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr std::array<float, 12> zoom_steps{0.25F, 0.33F, 0.5F, 0.66F, 0.8F, 1, 1.25F, 1.5F, 2, 2.5F, 3, 4};

float next_zoom(float now, bool nearer) {
  if (nearer) {
    for (const float step : zoom_steps) {
      if (step > now * 1.01F) return step;
    }
    return zoom_steps.back();
  }
  for (auto step = zoom_steps.rbegin(); step != zoom_steps.rend(); ++step) {
    if (*step < now * 0.99F) return *step;
  }
  return zoom_steps.front();
}

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

void draw_tools(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state, float zoom, Intents& intents) {
  const ui::Pane pane(ui, "page/tools", area, Tone::Pane);
  ui::rule(ui, area.min, {area.max.x, area.min.y + 1});
  const float y = area.min.y + (area.height() - ui.px(28)) / 2;
  float x = area.min.x + ui.px(12);
  const auto tool = [&](std::string_view name, const ui::Button& look) {
    const bool clicked = ui::button(ui, name, {x, y}, look);
    x += ui::button_width(ui, look) + ui.px(4);
    return clicked;
  };
  if (tool("page/zoom-out", {.icon = ui::icon::minus, .kind = ui::ButtonKind::Plain}))
    state.zoom = next_zoom(zoom, false);
  const std::string percent = fmt::format("{:.0f} %", zoom * 100);
  ui::text_centred(ui, Font::Body, x, x + ui.px(48), y, ui.px(28), Tone::Ink, percent);
  x += ui.px(52);
  if (tool("page/zoom-in", {.icon = ui::icon::plus, .kind = ui::ButtonKind::Plain})) state.zoom = next_zoom(zoom, true);
  const std::string fit = ui.text("ui.page.fit"_key);
  if (tool("page/fit", {.label = fit, .kind = ui::ButtonKind::Plain, .chosen = state.zoom == 0})) state.zoom = 0;
  ui::rule(ui, {x + ui.px(4), y + ui.px(4)}, {x + ui.px(5), y + ui.px(24)});
  x += ui.px(12);
  const std::string words = ui.text("ui.page.words"_key);
  if (tool("page/words",
           {.label = words, .icon = ui::icon::words, .kind = ui::ButtonKind::Plain, .chosen = state.show_words}))
    state.show_words = !state.show_words;
  const float width = std::min(ui.px(230), area.max.x - ui.px(16) - x);
  if (width < ui.px(120)) return;
  const std::string hint = ui.text("ui.page.find"_key);
  const ImVec2 at{area.max.x - ui.px(16) - width, y};
  const ui::Field field = ui::field(ui, "page/find", at, width, state.find, {.icon = ui::icon::search, .hint = hint});
  if (field.changed) intents.emplace_back(FindOnPage{state.find});
  if (!view.hits.empty()) {
    if (field.entered) state.current_hit = (state.current_hit + 1) % view.hits.size();
    state.current_hit = std::min(state.current_hit, view.hits.size() - 1);
    if (field.entered) state.show = view.hits[state.current_hit];
    ui::text_right(ui, Font::Small, at.x + width - ui.px(10), y, ui.px(28), Tone::Quiet,
                   fmt::format("{} / {}", state.current_hit + 1, view.hits.size()));
  } else if (!state.find.empty()) {
    ui::text_right(ui, Font::Small, at.x + width - ui.px(10), y, ui.px(28), Tone::Quiet, "0");
  }
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
    state.current_hit = 0;
    state.find = view.find;
  }
  const float head = ui.px(40);
  const float tools = ui.px(44);
  const float thumbs = view.pages > 1 ? ui.px(100) : 0;
  const ui::Area canvas{{area.min.x, area.min.y + head}, {area.max.x, area.max.y - tools - thumbs}};
  draw_head(ui, {area.min, {area.max.x, canvas.min.y}}, view, intents);
  if (!view.place || (view.pages == 0 && !view.notice.empty())) {
    const std::string text = view.place ? view.notice : ui.text("ui.page.choose"_key);
    const float width = std::min(ui.px(420), area.width() - ui.px(48));
    ui::text_wrapped(ui, Font::Body, {area.min.x + (area.width() - width) / 2, area.min.y + area.height() * 0.36F},
                     width, ui.px(24), Tone::Quiet, text);
    return intents;
  }
  const float zoom = zoom_of(ui, canvas, view, state);
  CanvasResult result = draw_page_canvas(ui, canvas, view, state);
  append(intents, std::move(result.intents));
  draw_tools(ui, {{area.min.x, canvas.max.y}, {area.max.x, canvas.max.y + tools}}, view, state, zoom, intents);
  if (thumbs > 0)
    append(intents, draw_thumbnails(ui, {{area.min.x, area.max.y - thumbs}, area.max}, view, state, turned));
  if (result.selection && view.selection && state.selected() && !state.drag_from) {
    append(intents, draw_selection_bar(ui, *result.selection, canvas, *view.selection, state.bar));
  }
  ui::say(ui, "page", std::to_string(view.place->page));
  ui::say(ui, "page.item", view.item);
  ui::say(ui, "page.hits", std::to_string(view.hits.size()));
  ui::say(ui, "page.picture", view.picture ? "sharp" : "none");
  ui::say(ui, "page.words", view.page ? std::to_string(view.page->words.size()) : "unread");
  return intents;
}

}  // namespace workbench::panels
