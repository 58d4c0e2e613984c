// The foot of the Criterion's pane: one's own rating and its reason.
#include "workbench/panels/criterion.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using evidence::RatingValue;
using ui::Font;
using ui::Tone;

namespace {

void take_new_criterion(const CriterionView& view, CriterionState& state) {
  if (state.shown == view.id) return;
  state.shown = view.id;
  state.value.reset();
  state.reason.clear();
  state.reason_is_proposed = false;
  state.focus_reason = false;
}

void choose(const CriterionView& view, CriterionState& state, RatingValue value) {
  const bool first = !state.value.has_value();
  state.value = value;
  state.focus_reason = true;
  if (!first) return;
  state.reason = view.own_rating ? view.own_rating->reason : view.proposed_reason;
  state.reason_is_proposed = !view.own_rating && !view.proposed_reason.empty();
}

std::string others(const ui::Ui& ui, const CriterionView& view) {
  std::string text;
  for (const auto& rating : view.other_ratings) {
    if (!text.empty()) text += "；";
    text += ui.text("ui.rating.other"_key, {{"who", rating.who}, {"value", std::string(evidence::word(rating.value))}});
  }
  return text;
}

}  // namespace

Intents draw_rating(const ui::Ui& ui, ui::Area area, const CriterionView& view, CriterionState& state, bool keys) {
  Intents intents;
  take_new_criterion(view, state);
  const ui::Pane pane(ui, "rating", area, Tone::Pane);
  ui::rule(ui, area.min, {area.max.x, area.min.y + 1});
  const float x = area.min.x + ui.px(16);
  const float width = area.width() - ui.px(32);
  const float y = area.min.y + ui.px(12);
  if (!view.can_rate || view.read_only) {
    ui::text_wrapped(ui, Font::Small, {x, y}, width, ui.px(20), Tone::Quiet,
                     view.read_only ? ui.text("ui.rating.read-only"_key) : ui.text("ui.rating.derived"_key));
    return intents;
  }
  constexpr RatingValue values[] = {RatingValue::N, RatingValue::P, RatingValue::L, RatingValue::F};
  constexpr char letters[] = {'N', 'P', 'L', 'F'};
  const std::string words[] = {ui.text("ui.rating.n"_key), ui.text("ui.rating.p"_key), ui.text("ui.rating.l"_key),
                               ui.text("ui.rating.f"_key)};
  const auto shown = state.value ? state.value : view.own_rating ? std::optional(view.own_rating->value) : std::nullopt;
  int chosen = -1;
  for (int n = 0; n < 4; ++n) {
    if (shown == values[n]) chosen = n;
  }
  const std::string label = ui.text("ui.rating.title"_key);
  ui::text_left(ui, Font::Bold, x, y, ui.px(36), Tone::Ink, label);
  const float keys_x = x + ui::width_of(ui, Font::Bold, label) + ui.px(16);
  int taken = ui::rating_keys(ui, {keys_x, y}, x + width - keys_x, words, chosen);
  for (int n = 0; n < 4 && keys; ++n) {
    if (ui::pressed(letters[n])) taken = n;
  }
  const bool focus = std::exchange(state.focus_reason, false);
  if (taken >= 0) choose(view, state, values[taken]);
  if (!state.value && view.own_rating && state.reason.empty()) state.reason = view.own_rating->reason;
  const std::string hint = ui.text("ui.rating.reason"_key);
  const ui::Field field = ui::field(ui, "rating/reason", {x, y + ui.px(44)}, width, state.reason,
                                    {.icon = ui::icon::pencil, .hint = hint, .height = 32, .take_focus = focus});
  if (field.changed) state.reason_is_proposed = false;
  const float foot = y + ui.px(82);
  const float cap = ui::key_cap_width(ui, "Enter");
  const std::string keep = ui.text("ui.rating.keep"_key);
  const float keep_width = ui::width_of(ui, Font::Small, keep);
  const float right = x + width;
  const bool ready = state.value.has_value() && !state.reason.empty();
  const bool clicked = ready && ui::hit(ui, "rating/keep", {right - keep_width - ui.px(8) - cap, foot},
                                        {keep_width + ui.px(8) + cap, ui.px(22)})
                                    .clicked;
  ui::text_right(ui, Font::Small, right, foot, ui.px(22), ready ? Tone::Ink : Tone::Quiet, keep);
  ui::key_cap(ui, {right - keep_width - ui.px(8) - cap, foot + ui.px(2)}, "Enter");
  const std::string left = state.reason_is_proposed ? ui.text("ui.rating.proposed"_key) : others(ui, view);
  ui::text_cut(ui, Font::Small, x, foot, ui.px(22), width - keep_width - cap - ui.px(24), Tone::Quiet, left);
  const bool entered = field.entered || (keys && state.value && !ui::typing() && ui::pressed(ui::Key::Enter));
  if ((entered || clicked) && ready) {
    intents.emplace_back(Rate{*view.id, *state.value, state.reason});
    state.value.reset();
    state.reason.clear();
  } else if (entered) {
    state.focus_reason = true;  // a rating needs its reason
  }
  if (field.focused && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) state.value.reset();
  ui::say(ui, "rating", shown ? evidence::word(*shown) : "");
  ui::say(ui, "rating.stored", view.own_rating ? evidence::word(view.own_rating->value) : "");
  ui::say(ui, "rating.reason", state.reason);
  return intents;
}

}  // namespace workbench::panels
