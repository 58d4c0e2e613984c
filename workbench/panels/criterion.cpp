#include "workbench/panels/criterion.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

// Draws downwards; every part moves `y`.
struct Column {
  const ui::Ui& ui;
  float x;
  float width;
  float y;
  [[nodiscard]] float right() const { return x + width; }
};

void draw_place(Column& at, std::string_view name, float right, float y, float h, const PlaceView& place,
                Intents& intents) {
  const float width = ui::width_of(at.ui, Font::Small, place.text);
  if (place.page) {
    const ui::Hit state = ui::hit(at.ui, name, {right - width - at.ui.px(4), y}, {width + at.ui.px(8), h});
    if (state.clicked) intents.emplace_back(OpenPage{*place.page, place.box});
    if (state.hovered)
      ui::rule(at.ui, {right - width, y + h - at.ui.px(5)}, {right, y + h - at.ui.px(4)}, Tone::Accent);
  }
  ui::text_right(at.ui, Font::Small, right, y, h, place.page ? Tone::Accent : Tone::Quiet, place.text);
}

void draw_score(Column& at, const CriterionView& view) {
  const ui::Ui& ui = at.ui;
  const float top = at.y;
  float x = at.x;
  if (view.shows_number)
    x += ui::text_left(ui, Font::Score, x, top, ui.px(44), ui::ink_of(view.mark), view.number) + ui.px(12);
  ui::state_mark(ui, {x + ui.px(7), top + ui.px(11)}, view.mark, 6.5F);
  ui::text_left(ui, Font::Bold, x + ui.px(20), top, ui.px(22), ui::ink_of(view.mark), view.word);
  ui::text_right(ui, Font::Small, at.right(), top, ui.px(22), Tone::Quiet, view.sides);
  ui::score_bar(ui, {x, top + ui.px(26)}, {at.right(), top + ui.px(36)}, view.bar, view.mark);
  at.y += ui.px(54);
}

void draw_methods(Column& at, const CriterionView& view) {
  const ui::Ui& ui = at.ui;
  if (view.methods.empty()) return;
  const auto count = static_cast<float>(view.methods.size());
  const float gap = ui.px(6);
  const float width = std::floor((at.width - gap * (count - 1)) / count);
  float x = at.x;
  for (const auto& method : view.methods) {
    const bool missing = method.held == ui::Held::Missing;
    ImGui::GetWindowDrawList()->AddRectFilled({x, at.y}, {x + width, at.y + ui.px(26)},
                                              ui.colour(missing ? Tone::LackingGround : Tone::Raise), ui.px(4));
    const Tone ink = missing ? Tone::Lacking : method.held == ui::Held::Have ? Tone::Ink : Tone::Quiet;
    ui::method_mark(ui, {x + ui.px(14), at.y + ui.px(13)}, method.shape, method.held, ink);
    const float room = width - ui.px(32);
    const float note = ui::width_of(ui, Font::Small, method.note) + ui.px(5);
    const float label = std::min(room - note, ui::width_of(ui, Font::Small, method.label));
    if (label > ui.px(20))
      ui::text_cut(ui, Font::Small, x + ui.px(26), at.y, ui.px(26), label + 1, Tone::Ink, method.label);
    ui::text_left(ui, Font::Small, x + ui.px(26) + std::max(0.0F, label) + ui.px(5), at.y, ui.px(26),
                  missing ? Tone::Lacking : Tone::Quiet, method.note);
    x += width + gap;
  }
  at.y += ui.px(36);
}

void draw_facts(Column& at, const CriterionView& view, CriterionState& state, Intents& intents) {
  const ui::Ui& ui = at.ui;
  if (view.facts.empty()) return;
  at.y += ui::section(ui, "criterion/facts", {at.x, at.y}, at.width, ui.text("ui.criterion.facts"_key),
                      std::to_string(view.facts.size()), state.facts_open);
  if (!state.facts_open) return;
  const float h = ui.px(28);
  for (const auto& fact : view.facts) {
    const std::string name = "fact/" + short_form(fact.id);
    float right = at.right();
    const bool accepted = fact.state == evidence::FactState::Accepted;
    ui::state_mark(ui, {right - ui.px(6), at.y + h / 2},
                   accepted                                      ? ui::Mark::Enough
                   : fact.state == evidence::FactState::Rejected ? ui::Mark::Lacking
                                                                 : ui::Mark::Unknown,
                   5.5F);
    right -= ui.px(20);
    draw_place(at, name + "/place", right, at.y, h, fact.place, intents);
    right -= ui::width_of(ui, Font::Small, fact.place.text) + ui.px(10);
    if (fact.id && !accepted && fact.state != evidence::FactState::Rejected && !view.read_only) {
      const std::string accept = ui.text("ui.criterion.accept"_key);
      const float width = ui::width_of(ui, Font::Small, accept) + ui.px(16);
      right -= width;
      const ui::Hit button = ui::hit(ui, name + "/accept", {right, at.y + ui.px(3)}, {width, ui.px(22)});
      ImGui::GetWindowDrawList()->AddRect({right, at.y + ui.px(3)}, {right + width, at.y + ui.px(25)},
                                          ui.colour(Tone::Quiet, 0.5F), ui.px(4));
      ui::text_centred(ui, Font::Small, right, right + width, at.y, h, button.hovered ? Tone::Accent : Tone::Ink,
                       accept);
      if (button.clicked) intents.emplace_back(DecideFact{fact.id, true});
      right -= ui.px(8);
    }
    const float title = fact.value.empty() ? right - at.x : std::min(at.width * 0.4F, ui.px(170));
    ui::text_cut(ui, Font::Body, at.x, at.y, h, title - ui.px(8), Tone::Quiet, fact.title);
    const std::string word = ui.texts.of("word.fact-state.", evidence::word(fact.state));
    const ui::Chip chip{.label = word, .ink = Tone::Partly, .ground = Tone::PartlyGround};
    const float room = right - at.x - title - (accepted ? 0 : ui::chip_width(ui, chip) + ui.px(8));
    const float used = ui::text_cut(ui, Font::Bold, at.x + title, at.y, h, room, Tone::Ink, fact.value);
    if (!accepted && !fact.value.empty()) ui::chip(ui, {at.x + title + used + ui.px(8), at.y + ui.px(4)}, chip);
    at.y += h;
  }
  at.y += ui.px(8);
}

void draw_links(Column& at, const CriterionView& view, CriterionState& state, Intents& intents) {
  const ui::Ui& ui = at.ui;
  std::string right = std::to_string(view.links.size());
  const auto against = std::count_if(view.links.begin(), view.links.end(),
                                     [](const LinkView& link) { return link.mark == ui::Mark::Contradiction; });
  if (against > 0)
    right = ui.text("ui.criterion.links-against"_key, {{"count", right}, {"against", std::to_string(against)}});
  at.y += ui::section(ui, "criterion/links", {at.x, at.y}, at.width, ui.text("ui.criterion.links"_key), right,
                      state.links_open);
  if (!state.links_open) return;
  if (view.links.empty()) {
    at.y += ui::text_wrapped(ui, Font::Small, {at.x, at.y}, at.width, ui.px(20), Tone::Quiet,
                             ui.text("ui.criterion.no-links"_key)) +
            ui.px(8);
    return;
  }
  for (const auto& link : view.links) {
    const std::string name = "link/" + short_form(link.id);
    const float h = ui.px(44);
    const ui::Hit row = ui::hit(ui, name, {at.x - ui.px(6), at.y}, {at.width + ui.px(12), h});
    if (row.hovered)
      ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(6), at.y}, {at.right() + ui.px(6), at.y + h},
                                                ui.colour(Tone::Raise, 0.7F), ui.px(4));
    if (row.clicked && link.place.page) intents.emplace_back(OpenPage{*link.place.page, link.place.box});
    ui::state_mark(ui, {at.x + ui.px(6), at.y + ui.px(12)}, link.mark, 6);
    const float x = at.x + ui.px(22);
    const float maker =
        ui::text_right(ui, Font::Small, at.right(), at.y + ui.px(2), ui.px(20), Tone::Quiet, link.maker);
    float used =
        ui::text_left(ui, Font::Bold, x, at.y + ui.px(2), ui.px(20), ui::ink_of(link.mark), link.title) + ui.px(8);
    used += ui::text_cut(ui, Font::Small, x + used, at.y + ui.px(2), ui.px(20),
                         at.right() - maker - ui.px(8) - x - used, Tone::Accent, link.place.text);
    const float review =
        ui::text_right(ui, Font::Small, at.right(), at.y + ui.px(21), ui.px(20), Tone::Quiet, link.review);
    const std::string quote = link.quote.empty() ? "" : "“" + link.quote + "”";
    ui::text_cut(ui, Font::Small, x, at.y + ui.px(21), ui.px(20), at.right() - x - review - ui.px(8), Tone::Quiet,
                 quote);
    if (row.hovered && link.own && !view.read_only && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete), false) &&
        !ui::typing())
      intents.emplace_back(RemoveLink{link.id});
    at.y += h;
  }
  if (view.to_confirm > 0 && !view.read_only) {
    const std::string label = ui.text("ui.criterion.confirm"_key, {{"count", std::to_string(view.to_confirm)}});
    const ui::Button button{.label = label, .icon = ui::icon::tick, .key = "C"};
    if (ui::button(ui, "criterion/confirm", {at.x, at.y + ui.px(4)}, button))
      intents.emplace_back(ConfirmLinks{*view.id});
    at.y += ui.px(38);
  }
  at.y += ui.px(8);
}

void draw_terms(Column& at, const std::vector<TermView>& terms, bool gains) {
  const ui::Ui& ui = at.ui;
  for (const auto& term : terms) {
    const float h = ui.px(26);
    const std::string value = fmt::format("{}{:.1f}", term.value < 0 ? "−" : "+", std::abs(term.value));
    const Tone tone = term.value < 0 ? Tone::Lacking : Tone::Enough;
    if (gains) {
      const ui::Chip chip{.label = value, .ink = Tone::Enough, .ground = Tone::EnoughGround};
      const float width = ui::chip_width(ui, chip);
      ui::chip(ui, {at.right() - width, at.y + ui.px(3)}, chip);
      ui::text_cut(ui, Font::Body, at.x + ui.px(16), at.y, h, at.width - width - ui.px(24), Tone::Ink, term.label);
    } else {
      const float bar = at.x + at.width * 0.6F;
      const float end = at.right() - ui.px(52);
      ui::text_cut(ui, Font::Small, at.x + ui.px(16), at.y, h, bar - at.x - ui.px(24), Tone::Ink, term.label);
      ui::progress_bar(ui, {bar, at.y + h / 2 - ui.px(2)}, {end, at.y + h / 2 + ui.px(3)},
                       static_cast<float>(std::abs(term.value) / 100), tone);
      ui::text_right(ui, Font::Small, at.right(), at.y, h, tone, value);
    }
    at.y += h;
  }
}

void draw_account(Column& at, const CriterionView& view, CriterionState& state) {
  const ui::Ui& ui = at.ui;
  if (view.shows_number) {
    const std::string title = ui.text("ui.criterion.why"_key, {{"score", view.number}});
    at.y += ui::section(ui, "criterion/why", {at.x, at.y}, at.width, title, view.rule, state.why_open);
    if (state.why_open) {
      ui::text_left(ui, Font::Small, at.x + ui.px(16), at.y, ui.px(22), Tone::Quiet,
                    ui.text("ui.criterion.why-note"_key));
      at.y += ui.px(22);
      draw_terms(at, view.why, false);
      for (const auto& cap : view.caps)
        at.y += ui::text_wrapped(ui, Font::Small, {at.x + ui.px(16), at.y + ui.px(3)}, at.width - ui.px(16), ui.px(20),
                                 Tone::Quiet, cap) +
                ui.px(3);
      ui::text_right(ui, Font::Bold, at.right(), at.y, ui.px(26), ui::ink_of(view.mark), view.sum);
      at.y += ui.px(34);
    }
  }
  if (!view.help.empty()) {
    at.y += ui::section(ui, "criterion/help", {at.x, at.y}, at.width, ui.text("ui.criterion.help"_key),
                        ui.text("ui.criterion.help-note"_key), state.help_open);
    if (state.help_open) draw_terms(at, view.help, true);
    at.y += ui.px(8);
  }
  if (!view.expected.empty()) {
    at.y += ui::section(ui, "criterion/expected", {at.x, at.y}, at.width, ui.text("ui.criterion.expected"_key),
                        std::to_string(view.expected.size()), state.expected_open);
    if (state.expected_open) {
      for (const auto& line : view.expected)
        at.y += ui::text_wrapped(ui, Font::Small, {at.x + ui.px(16), at.y}, at.width - ui.px(16), ui.px(20), Tone::Ink,
                                 line) +
                ui.px(3);
    }
    at.y += ui.px(8);
  }
}

void draw_head(const ui::Ui& ui, ui::Area area, const CriterionView& view, Intents& intents, bool keys) {
  const float h = ui.px(40);
  float x = area.min.x + ui.px(16);
  x += ui::text_left(ui, Font::Bold, x, area.min.y, h, Tone::Ink,
                     ui.text("ui.criterion.title"_key, {{"id", view.id ? view.id->value : ""}})) +
       ui.px(8);
  if (!view.gate.empty()) {
    const ui::Chip chip{.label = view.gate};
    x += ui::chip(ui, {x, area.min.y + (h - ui.px(20)) / 2}, chip) + ui.px(8);
  }
  float right = area.max.x - ui.px(16);
  const float cap = ui::key_cap_width(ui, "K");
  const auto step = [&](const char* name, const char* key, int by) {
    right -= cap;
    if (ui::hit(ui, name, {right, area.min.y + ui.px(8)}, {cap, ui.px(24)}).clicked || (keys && ui::pressed(key[0])))
      intents.emplace_back(StepCriterion{by});
    ui::key_cap(ui, {right, area.min.y + (h - ui.px(18)) / 2}, key);
    right -= ui.px(4);
  };
  step("criterion/next", "J", 1);
  step("criterion/previous", "K", -1);
  const std::string label = ui.text("ui.criterion.steps"_key);
  if (right - ui::width_of(ui, Font::Small, label) > x)
    ui::text_right(ui, Font::Small, right - ui.px(2), area.min.y, h, Tone::Quiet, label);
  ui::rule(ui, {area.min.x, area.min.y + h - 1}, {area.max.x, area.min.y + h});
}

}  // namespace

Intents draw_criterion(const ui::Ui& ui, ui::Area area, const CriterionView& view, CriterionState& state, bool keys) {
  Intents intents;
  const ui::Pane pane(ui, "criterion", area, Tone::Pane);
  ui::rule(ui, area.min, {area.min.x + 1, area.max.y});
  draw_head(ui, area, view, intents, keys);
  if (!view.id) {
    ui::text_wrapped(ui, Font::Body, {area.min.x + ui.px(24), area.min.y + ui.px(72)}, area.width() - ui.px(48),
                     ui.px(24), Tone::Quiet, ui.text("ui.criterion.choose"_key));
    return intents;
  }
  const float foot = ui.px(132);
  {
    const ui::Area body{{area.min.x + 1, area.min.y + ui.px(40)}, {area.max.x, area.max.y - foot}};
    const ui::Pane scrolled(ui, "criterion/body", body, Tone::Pane, ui::Scroll::Vertical);
    if (state.shown != view.id) ImGui::SetScrollY(0);
    Column at{ui, scrolled.origin().x + ui.px(16), scrolled.width() - ui.px(32), scrolled.origin().y + ui.px(10)};
    at.y += ui::text_wrapped(ui, Font::Bold, {at.x, at.y}, at.width, ui.px(22), Tone::Ink, view.title);
    if (!view.quote.empty())
      at.y += ui::text_wrapped(ui, Font::Body, {at.x, at.y + ui.px(2)}, at.width, ui.px(22), Tone::Ink, view.quote, 5) +
              ui.px(2);
    if (!view.source.empty()) {
      ui::text_cut(ui, Font::Small, at.x, at.y, ui.px(22), at.width, Tone::Quiet, view.source);
      at.y += ui.px(24);
    }
    at.y += ui.px(8);
    if (!view.not_applicable.empty()) {
      at.y += ui::text_wrapped(ui, Font::Body, {at.x, at.y}, at.width, ui.px(22), Tone::Quiet, view.not_applicable) +
              ui.px(8);
    } else {
      draw_score(at, view);
      draw_methods(at, view);
    }
    draw_facts(at, view, state, intents);
    draw_links(at, view, state, intents);
    draw_account(at, view, state);
    scrolled.ends_at(at.y + ui.px(12));
  }
  if (keys && view.to_confirm > 0 && !view.read_only && ui::pressed('C')) intents.emplace_back(ConfirmLinks{*view.id});
  append(intents, draw_rating(ui, {{area.min.x + 1, area.max.y - foot}, area.max}, view, state, keys));
  ui::say(ui, "criterion", view.id->value);
  ui::say(ui, "criterion.score", view.shows_number ? view.number : "");
  ui::say(ui, "criterion.word", view.word);
  ui::say(ui, "criterion.links", std::to_string(view.links.size()));
  ui::say(ui, "criterion.to-confirm", std::to_string(view.to_confirm));
  return intents;
}

}  // namespace workbench::panels
