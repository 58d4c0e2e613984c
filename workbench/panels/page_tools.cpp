// The tools below a page: zoom, layers, re-reading, finding.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "workbench/panels/page.hpp"
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

void draw_find(const ui::Ui& ui, ui::Area area, float x, float y, const PageView& view, PageState& state,
               Intents& intents) {
  const float width = std::min(ui.px(230), area.max.x - ui.px(16) - x);
  if (width < ui.px(96)) return;
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

// `tool` draws a button and says whether it was clicked.
template <class Tool>
void draw_reading_tools(const ui::Ui& ui, const Tool& tool, const PageView& view, PageState& state) {
  const std::string confidence = ui.text("ui.page.confidence"_key);
  if (tool("page/confidence", {.label = confidence, .kind = ui::ButtonKind::Plain, .chosen = state.show_confidence}) ||
      ui::pressed('T'))
    state.show_confidence = !state.show_confidence;
  if (view.machine) {
    const std::string machine = ui.text("ui.page.machine"_key);
    if (tool("page/machine", {.label = machine, .kind = ui::ButtonKind::Plain, .chosen = state.show_machine}))
      state.show_machine = !state.show_machine;
  }
  const std::string again = ui.text("ui.page.reread"_key);
  if (tool("page/reread", {.label = again, .kind = ui::ButtonKind::Plain, .chosen = state.rereading.has_value()}) ||
      ui::pressed('R')) {
    if (state.rereading) {
      state.rereading.reset();
    } else {
      state.rereading = RereadingState{};
      state.rereading->region = state.rectangle;
      state.rereading->region_only = state.rectangle.has_value();
    }
  }
}

}  // namespace

Intents draw_page_tools(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state, float zoom) {
  Intents intents;
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
  if (view.page) draw_reading_tools(ui, tool, view, state);
  draw_find(ui, area, x, y, view, state, intents);
  return intents;
}

}  // namespace workbench::panels
