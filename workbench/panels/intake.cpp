#include "workbench/panels/intake.hpp"

#include <algorithm>

#include "workbench/panels/numbers.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr float card_height = 150;

void draw_counter(const ui::Ui& ui, float x, float y, const std::string& label, std::uint64_t value, Tone tone) {
  ui::text_left(ui, Font::Small, x, y, ui.px(18), Tone::Quiet, label);
  ui::text_left(ui, Font::Count, x, y + ui.px(18), ui.px(28), tone, grouped(value));
}

void draw_source(const ui::Ui& ui, ui::Area at, const SourceCard& source) {
  ui::card(ui, at.min, at.max);
  const float x = at.min.x + ui.px(20);
  const float right = at.max.x - ui.px(20);
  const float y = at.min.y + ui.px(12);
  const ui::Mark mark = source.reading        ? ui::Mark::Running
                        : source.waiting > 0  ? ui::Mark::Unknown
                        : source.problems > 0 ? ui::Mark::Partly
                                              : ui::Mark::Enough;
  ui::state_mark(ui, {x + ui.px(8), y + ui.px(14)}, mark, 7);
  float at_x = x + ui.px(26);
  at_x += ui::text_left(ui, Font::Bold, at_x, y, ui.px(28), Tone::Quiet, source.id) + ui.px(8);
  at_x += ui::text_cut(ui, Font::Bold, at_x, y, ui.px(28), (right - at_x) * 0.6F, Tone::Ink, source.name) + ui.px(10);
  ui::text_cut(ui, Font::Small, at_x, y, ui.px(28), right - at_x, Tone::Quiet, source.note);
  ui::text_cut(ui, Font::Small, x + ui.px(26), y + ui.px(26), ui.px(18), right - x - ui.px(26), Tone::Quiet,
               source.digest);
  const float share =
      source.stored == 0 ? 0 : static_cast<float>(source.read + source.problems) / static_cast<float>(source.stored);
  ui::progress_bar(ui, {x, y + ui.px(54)}, {right, y + ui.px(60)}, share, share >= 1 ? Tone::Enough : Tone::Accent);
  const float pitch = (right - x) / 6;
  const float top = y + ui.px(72);
  draw_counter(ui, x, top, ui.text("ui.intake.listed"_key), source.listed, Tone::Ink);
  draw_counter(ui, x + pitch, top, ui.text("ui.intake.stored"_key), source.stored, Tone::Ink);
  draw_counter(ui, x + pitch * 2, top, ui.text("ui.intake.read"_key), source.read, Tone::Ink);
  draw_counter(ui, x + pitch * 3, top, ui.text("ui.intake.waiting"_key), source.waiting, Tone::Ink);
  draw_counter(ui, x + pitch * 4, top, ui.text("ui.intake.problems"_key), source.problems,
               source.problems > 0 ? Tone::Lacking : Tone::Ink);
  draw_counter(ui, x + pitch * 5, top, ui.text("ui.intake.missing"_key), source.missing,
               source.missing > 0 ? Tone::Lacking : Tone::Ink);
}

void draw_import(const ui::Ui& ui, ui::Area at, const ImportView& import, Intents& intents) {
  ui::card(ui, at.min, at.max, true);
  const float x = at.min.x + ui.px(20);
  const float right = at.max.x - ui.px(20);
  ui::state_mark(ui, {x + ui.px(8), at.min.y + ui.px(26)}, ui::Mark::Running, 7);
  const std::string stop = ui.text("ui.intake.cancel"_key);
  const ui::Button cancel{.label = stop, .icon = ui::icon::cross};
  const float stop_x = right - ui::button_width(ui, cancel);
  if (ui::button(ui, "intake/cancel", {stop_x, at.min.y + ui.px(12)}, cancel)) intents.emplace_back(CancelImport{});
  ui::text_cut(ui, Font::Bold, x + ui.px(26), at.min.y + ui.px(12), ui.px(28), stop_x - x - ui.px(40), Tone::Ink,
               ui.text("ui.intake.importing"_key, {{"name", import.name}}));
  const float share = import.total == 0 ? 0 : static_cast<float>(import.done) / static_cast<float>(import.total);
  ui::progress_bar(ui, {x, at.min.y + ui.px(50)}, {right, at.min.y + ui.px(56)}, share);
  const float counted = ui::text_right(ui, Font::Small, right, at.min.y + ui.px(62), ui.px(20), Tone::Quiet,
                                       ui.text("ui.intake.done"_key, {{"count", grouped(import.done)}}));
  ui::text_cut(ui, Font::Small, x, at.min.y + ui.px(62), ui.px(20), right - x - counted - ui.px(12), Tone::Quiet,
               import.current);
}

float draw_add(const ui::Ui& ui, float x, float y, float width, const IntakeView& view, IntakeState& state,
               Intents& intents) {
  const std::string add = ui.text("ui.intake.add"_key);
  const bool busy = view.import.running || view.read_only;
  const ui::Button button{
      .label = add, .icon = ui::icon::plus, .kind = ui::ButtonKind::Primary, .enabled = !busy && !state.path.empty()};
  const float button_x = x + width - ui::button_width(ui, button);
  const std::string hint = ui.text("ui.intake.path"_key);
  const ui::Field field =
      ui::field(ui, "intake/path", {x, y}, button_x - x - ui.px(8), state.path,
                {.icon = ui::icon::disc, .hint = hint, .height = 32, .take_focus = std::exchange(state.focus, false)});
  const bool clicked = ui::button(ui, "intake/add", {button_x, y}, button, 32);
  if ((clicked || field.entered) && !busy && !state.path.empty()) {
    intents.emplace_back(Import{state.path});
    state.path.clear();
  }
  ui::text_cut(ui, Font::Small, x, y + ui.px(34), ui.px(22), width, Tone::Quiet,
               ui.text(view.read_only ? "ui.intake.read-only"_key : "ui.intake.drop"_key));
  return ui.px(64);
}

float draw_problem(const ui::Ui& ui, float x, float y, float width, const ProblemRow& problem, std::size_t number,
                   Intents& intents) {
  const float text_width = width - ui.px(150);
  const auto lines = ui::wrap(ui, Font::Small, text_width, problem.text);
  const float height = ui.px(34) + static_cast<float>(std::max<std::size_t>(lines.size(), 1)) * ui.px(19);
  const float line = x + ui.px(20);
  if (number > 0) ui::rule(ui, {x + ui.px(16), y}, {x + width - ui.px(16), y + 1}, Tone::LineSoft);
  ui::state_mark(ui, {line + ui.px(6), y + ui.px(18)}, ui::Mark::Lacking, 6);
  const float label =
      ui::text_left(ui, Font::Bold, line + ui.px(24), y + ui.px(6), ui.px(24), Tone::Quiet, problem.label) + ui.px(8);
  ui::text_cut(ui, Font::Bold, line + ui.px(24) + label, y + ui.px(6), ui.px(24), text_width - label, Tone::Ink,
               problem.path);
  ui::text_wrapped(ui, Font::Small, {line + ui.px(24), y + ui.px(28)}, text_width, ui.px(19), Tone::Quiet,
                   problem.text);
  if (problem.item) {
    const std::string open = ui.text("ui.intake.show"_key);
    const ui::Button button{.label = open, .icon = ui::icon::eye};
    const float at = x + width - ui.px(16) - ui::button_width(ui, button);
    if (ui::button(ui, "problem/" + problem.label, {at, y + (height - ui.px(28)) / 2}, button))
      intents.emplace_back(OpenPage{{*problem.item, 1}, {}});
  }
  return height;
}

float draw_problems(const ui::Ui& ui, float x, float y, float width, const IntakeView& view, Intents& intents) {
  float h = ui.px(32);
  float used = ui::text_left(ui, Font::Bold, x, y, h, Tone::Ink, ui.text("ui.intake.problems-title"_key)) + ui.px(10);
  if (view.problem_count > 0) {
    used += ui::chip(ui, {x + used, y + ui.px(6)},
                     {.label = grouped(view.problem_count), .ink = Tone::Pane, .ground = Tone::Lacking}) +
            ui.px(10);
  }
  ui::text_right(ui, Font::Small, x + width, y, h, Tone::Quiet, ui.text("ui.intake.goes-on"_key));
  if (!view.problems || view.problems->empty()) {
    ui::text_left(ui, Font::Body, x, y + h, ui.px(28), Tone::Quiet, ui.text("ui.intake.no-problems"_key));
    return h + ui.px(36);
  }
  // The ground is drawn first and its height is known last: two layers of the draw list.
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2);
  list.ChannelsSetCurrent(1);
  float at = y + h;
  for (std::size_t n = 0; n < view.problems->size(); ++n)
    at += draw_problem(ui, x, at, width, (*view.problems)[n], n, intents);
  list.ChannelsSetCurrent(0);
  ui::card(ui, {x, y + h}, {x + width, at + ui.px(4)});
  list.ChannelsMerge();
  if (view.problem_count > view.problems->size()) {
    ui::text_left(ui, Font::Small, x, at + ui.px(8), ui.px(24), Tone::Quiet,
                  ui.text("ui.intake.more-problems"_key,
                          {{"shown", grouped(view.problems->size())}, {"total", grouped(view.problem_count)}}));
    at += ui.px(28);
  }
  return at - y + ui.px(16);
}

void draw_received(const ui::Ui& ui, ui::Area body, const IntakeView& view, IntakeState& state, Intents& intents) {
  const ui::Pane scrolled(ui, "intake/body", body, Tone::Paper, ui::Scroll::Vertical);
  const float width = std::min(scrolled.width() - ui.px(32), ui.px(1080));
  const float x = scrolled.origin().x + ui.px(16);
  float y = scrolled.origin().y + ui.px(16);
  y += draw_add(ui, x, y, width, view, state, intents);
  if (view.import.running) {
    draw_import(ui, {{x, y}, {x + width, y + ui.px(92)}}, view.import, intents);
    y += ui.px(104);
  }
  for (const auto& source : view.sources) {
    const ui::Area at{{x, y}, {x + width, y + ui.px(card_height)}};
    draw_source(ui, at, source);
    ui::mark(ui, "source/" + source.id, at.min, at.max);
    y += ui.px(card_height + 12);
  }
  y += draw_problems(ui, x, y, width, view, intents);
  scrolled.ends_at(y);
}

// What was received, and how far it is read.
void draw_parts(const ui::Ui& ui, ImVec2 at, IntakeState& state) {
  const std::vector<ui::Segment> parts{{"intake/received", ui.text("ui.intake.title"_key), "1"},
                                       {"intake/reading", ui.text("ui.queue.title"_key), "2"}};
  const int clicked = ui::segmented(ui, at, parts, state.part == IntakePart::Received ? 0 : 1);
  if (clicked == 0 || ui::pressed('1')) state.part = IntakePart::Received;
  if (clicked == 1 || ui::pressed('2')) state.part = IntakePart::Reading;
}

}  // namespace

Intents draw_intake(const ui::Ui& ui, ui::Area area, const IntakeView& view, IntakeState& state) {
  Intents intents;
  const ui::Pane pane(ui, "intake", area, Tone::Paper);
  const float head = ui.px(48);
  ImGui::GetWindowDrawList()->AddRectFilled(area.min, {area.max.x, area.min.y + head}, ui.colour(Tone::Pane));
  draw_parts(ui, {area.min.x + ui.px(16), area.min.y + ui.px(10)}, state);
  ui::rule(ui, {area.min.x, area.min.y + head - 1}, {area.max.x, area.min.y + head});
  const bool received = state.part == IntakePart::Received;
  if (received && view.waiting > 0 && !view.read_only) {
    const std::string label = view.reading ? ui.text("ui.intake.pause"_key)
                                           : ui.text("ui.intake.start"_key, {{"count", grouped(view.waiting)}});
    const ui::Button button{.label = label, .icon = view.reading ? ui::icon::pause : ui::icon::play};
    const ImVec2 at{area.max.x - ui.px(16) - ui::button_width(ui, button), area.min.y + ui.px(10)};
    if (ui::button(ui, view.reading ? "intake/pause" : "intake/start", at, button)) {
      if (view.reading)
        intents.emplace_back(PauseReading{});
      else
        intents.emplace_back(StartReading{});
    }
  }
  const ui::Area body{{area.min.x, area.min.y + head}, area.max};
  if (received)
    draw_received(ui, body, view, state, intents);
  else
    append(intents, draw_queue(ui, body, view.queue));
  ui::say(ui, "intake.part", received ? "received" : "reading");
  ui::say(ui, "intake.sources", std::to_string(view.sources.size()));
  ui::say(ui, "intake.problems", std::to_string(view.problem_count));
  ui::say(ui, "intake.importing", view.import.running ? "yes" : "no");
  ui::say(ui, "intake.reading", view.reading ? "yes" : "no");
  return intents;
}

}  // namespace workbench::panels
