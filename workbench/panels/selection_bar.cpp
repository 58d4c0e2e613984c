#include "workbench/panels/selection_bar.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using evidence::Directness;
using evidence::Stance;
using evidence::Strength;
using ui::Font;
using ui::Tone;

namespace {

constexpr std::array<Stance, 3> stances{Stance::Supports, Stance::Contradicts, Stance::Neutral};
constexpr std::array<Directness, 3> degrees{Directness::Direct, Directness::Indirect, Directness::Affirmation};
constexpr std::array<Strength, 3> strengths{Strength::Strong, Strength::Moderate, Strength::Weak};

template <class E, std::size_t N>
int index_of(const std::array<E, N>& values, E value) {
  return static_cast<int>(std::find(values.begin(), values.end(), value) - values.begin());
}
template <class E, std::size_t N>
E next_of(const std::array<E, N>& values, E value) {
  return values[static_cast<std::size_t>(index_of(values, value) + 1) % N];
}

template <class E, std::size_t N>
std::vector<ui::Segment> segments_of(const ui::Ui& ui, const std::array<E, N>& values,
                                     std::array<const char*, N> keys) {
  std::vector<ui::Segment> segments;
  for (std::size_t n = 0; n < N; ++n) {
    const std::string set(evidence::Words<E>::set);
    const std::string name(evidence::word(values[n]));
    segments.push_back({"selection/" + set + "/" + name, ui.texts.of("word." + set + ".", name), keys[n]});
  }
  return segments;
}

void take_keys(const SelectionView& view, SelectionBarState& state, Directness directness) {
  const std::size_t count = view.candidates.size();
  for (std::size_t n = 0; n < std::min<std::size_t>(count, 9); ++n) {
    if (ui::pressed(static_cast<char>('1' + n))) state.chosen = n;
  }
  if (count > 0 && ui::pressed(ui::Key::Tab)) state.chosen = (state.chosen + 1) % count;
  if (ui::pressed('-')) state.stance = state.stance == Stance::Contradicts ? Stance::Supports : Stance::Contradicts;
  if (ui::pressed('=')) {
    const bool plus = ImGui::GetIO().KeyShift;  // + stands above = on the key
    state.stance = plus || state.stance == Stance::Neutral ? Stance::Supports : Stance::Neutral;
  }
  if (ui::pressed('D')) state.directness = next_of(degrees, directness);
  if (ui::pressed('S')) state.strength = next_of(strengths, state.strength);
}

void draw_candidates(const ui::Ui& ui, ImVec2 at, float width, const SelectionView& view, SelectionBarState& state) {
  const float h = ui.px(28);
  float y = at.y;
  for (std::size_t n = 0; n < view.candidates.size(); ++n, y += h) {
    const Candidate& candidate = view.candidates[n];
    const bool chosen = n == state.chosen;
    const std::string name = fmt::format("selection/candidate/{}", n + 1);
    if (ui::hit(ui, name, {at.x, y}, {width, h}).clicked) state.chosen = n;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (chosen) list.AddRectFilled({at.x, y}, {at.x + width, y + h}, ui.colour(Tone::AccentGround), ui.px(4));
    const std::string digit = std::to_string(n + 1);
    const ImVec2 cap{at.x + ui.px(8), y + ui.px(5)};
    if (chosen) {
      list.AddRectFilled(cap, {cap.x + ui.px(20), cap.y + ui.px(18)}, ui.colour(Tone::Accent), ui.px(3));
      ui::text_centred(ui, Font::Small, cap.x, cap.x + ui.px(20), cap.y, ui.px(18), Tone::OnAccent, digit);
    } else {
      ui::key_cap(ui, cap, digit);
    }
    float right = at.x + width - ui.px(10);
    if (candidate.share >= 0) {
      right -= ui.px(36);
      ui::text_right(ui, Font::Small, right + ui.px(36), y, h, Tone::Quiet,
                     fmt::format("{:.0f} %", candidate.share * 100));
      right -= ui.px(48);
      ui::progress_bar(ui, {right, y + h / 2 - ui.px(2)}, {right + ui.px(42), y + h / 2 + ui.px(2)}, candidate.share,
                       chosen ? Tone::Accent : Tone::Quiet);
    }
    const std::string label =
        candidate.suggested ? ui.text("ui.selection.suggested"_key) : ui.text("ui.selection.current"_key);
    const ui::Chip chip{.label = label, .outlined = true};
    right -= ui::chip_width(ui, chip) + ui.px(8);
    ui::chip(ui, {right, y + ui.px(4)}, chip);
    const float x = at.x + ui.px(38);
    ui::text_cut(ui, chosen ? Font::Bold : Font::Body, x, y, h, right - ui.px(8) - x, Tone::Ink,
                 candidate.criterion.value + " " + candidate.title);
  }
  if (view.candidates.empty()) {
    ui::text_left(ui, Font::Small, at.x + ui.px(10), y, h, Tone::Quiet,
                  view.looking ? ui.text("ui.selection.looking"_key) : ui.text("ui.selection.none"_key));
  }
}

}  // namespace

Intents draw_selection_bar(const ui::Ui& ui, ui::Area anchor, ui::Area bounds, const SelectionView& view,
                           SelectionBarState& state) {
  Intents intents;
  if (state.chosen >= view.candidates.size()) state.chosen = 0;
  const bool any = !view.candidates.empty();
  const Directness likely = any ? view.candidates[state.chosen].directness : Directness::Direct;
  take_keys(view, state, state.directness.value_or(likely));
  const Directness directness = state.directness.value_or(any ? view.candidates[state.chosen].directness : likely);

  const auto stance = segments_of(ui, stances, std::array<const char*, 3>{"+", "-", "="});
  const auto degree = segments_of(ui, degrees, std::array<const char*, 3>{"D", "", ""});
  const auto strong = segments_of(ui, strengths, std::array<const char*, 3>{"S", "", ""});
  const std::string verb = ui.text("ui.selection.link"_key);
  const ui::Button link{
      .label = verb, .icon = ui::icon::link, .key = "Enter", .kind = ui::ButtonKind::Primary, .enabled = any};
  const float controls =
      ui::segmented_width(ui, stance) + ui::segmented_width(ui, degree) + ui::segmented_width(ui, strong) + ui.px(16);
  const bool two_rows =
      controls + ui::button_width(ui, link) + ui.px(40) > std::min(ui.px(640), bounds.width() - ui.px(16));
  const float width = std::min(
      two_rows ? std::max(ui.px(440), controls + ui.px(24)) : controls + ui::button_width(ui, link) + ui.px(40),
      bounds.width() - ui.px(16));
  const float rows = static_cast<float>(std::max<std::size_t>(view.candidates.size(), 1));
  const float height = ui.px(40) + rows * ui.px(28) + ui.px(two_rows ? 84 : 50);

  ImVec2 min{std::clamp(anchor.min.x, bounds.min.x + ui.px(8),
                        std::max(bounds.min.x + ui.px(8), bounds.max.x - width - ui.px(16))),
             anchor.max.y + ui.px(8)};
  if (min.y + height > bounds.max.y - ui.px(8)) min.y = anchor.min.y - height - ui.px(8);
  min.y =
      std::clamp(min.y, bounds.min.y + ui.px(4), std::max(bounds.min.y + ui.px(4), bounds.max.y - height - ui.px(4)));
  const ImVec2 max{min.x + width, min.y + height};

  const ui::Pane pane(ui, "selection", {min, max}, Tone::Pane, ui::Scroll::None, ui.px(6));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(bounds.min, bounds.max);  // the shadow lies outside the bar
  ui::shadow(ui, min, max, ui.px(6));
  list.PopClipRect();
  list.AddRectFilled(min, max, ui.colour(Tone::Pane), ui.px(6));
  list.AddRect(min, max, ui.colour(Tone::Line), ui.px(6));
  float place = 0;
  if (view.can_correct) {
    const std::string label = ui.text("ui.selection.correct"_key);
    const ui::Button button{.label = label, .icon = ui::icon::pencil, .key = "E", .kind = ui::ButtonKind::Plain};
    place = ui::button_width(ui, button) + ui.px(4);
    if (ui::button(ui, "selection/correct", {max.x - ui.px(12) - place, min.y + ui.px(6)}, button) || ui::pressed('E'))
      state.correct = true;
  }
  place +=
      ui::text_right(ui, Font::Small, max.x - ui.px(16) - place, min.y + ui.px(4), ui.px(32), Tone::Quiet, view.place);
  const float quote =
      min.x + ui.px(16) +
      ui::text_left(ui, Font::Body, min.x + ui.px(16), min.y + ui.px(4), ui.px(32), Tone::Quiet, ui::icon::quote) +
      ui.px(8);
  const std::string shown = view.quote.empty() ? ui.text("ui.selection.area"_key) : view.quote;
  ui::text_cut(ui, Font::Body, quote, min.y + ui.px(4), ui.px(32), max.x - ui.px(28) - place - quote, Tone::Ink, shown);
  draw_candidates(ui, {min.x + ui.px(8), min.y + ui.px(36)}, width - ui.px(16), view, state);
  float y = min.y + ui.px(36) + rows * ui.px(28) + ui.px(6);
  ui::rule(ui, {min.x, y}, {max.x, y + 1}, Tone::LineSoft);
  y += ui.px(9);
  float x = min.x + ui.px(12);
  if (const int at = ui::segmented(ui, {x, y}, stance, index_of(stances, state.stance)); at >= 0)
    state.stance = stances[static_cast<std::size_t>(at)];
  x += ui::segmented_width(ui, stance) + ui.px(8);
  if (const int at = ui::segmented(ui, {x, y}, degree, index_of(degrees, directness)); at >= 0)
    state.directness = degrees[static_cast<std::size_t>(at)];
  x += ui::segmented_width(ui, degree) + ui.px(8);
  if (const int at = ui::segmented(ui, {x, y}, strong, index_of(strengths, state.strength)); at >= 0)
    state.strength = strengths[static_cast<std::size_t>(at)];
  if (two_rows) y += ui.px(34);
  const bool clicked =
      ui::button(ui, "selection/link", {max.x - ui.px(12) - ui::button_width(ui, link), y - ui.px(1)}, link);
  if (any && (clicked || ui::pressed(ui::Key::Enter))) {
    intents.emplace_back(
        LinkEvidence{view.candidates[state.chosen].criterion, state.stance, directness, state.strength});
  }
  if (ui::pressed(ui::Key::Escape)) intents.emplace_back(Deselect{});
  ui::say(ui, "selection.candidate", any ? view.candidates[state.chosen].criterion.value : "");
  ui::say(ui, "selection.stance", evidence::word(state.stance));
  ui::say(ui, "selection.directness", evidence::word(directness));
  ui::say(ui, "selection.strength", evidence::word(state.strength));
  ui::say(ui, "selection.quote", view.quote);
  return intents;
}

}  // namespace workbench::panels
