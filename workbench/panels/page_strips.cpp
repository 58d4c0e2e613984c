#include "workbench/panels/page_strips.hpp"

#include <algorithm>
#include <array>

#include "workbench/ui/draw.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using evidence::SealVerdict;
using ui::Font;
using ui::Tone;

namespace {

constexpr std::array<SealVerdict, 3> verdicts{SealVerdict::Sealed, SealVerdict::NotSealed, SealVerdict::Unsure};
constexpr std::size_t most_problems = 3;
constexpr float line = 20;

float inner(const ui::Ui& ui, float width) { return width - ui.px(56); }

}  // namespace

float problems_height(const ui::Ui& ui, float width, const std::vector<std::string>& problems) {
  float height = 0;
  for (std::size_t n = 0; n < std::min(problems.size(), most_problems); ++n)
    height += static_cast<float>(ui::wrap(ui, Font::Small, inner(ui, width), problems[n]).size()) * ui.px(line);
  return problems.empty() ? 0 : height + ui.px(10);
}

void draw_problems(const ui::Ui& ui, ui::Area area, const std::vector<std::string>& problems) {
  const ui::Pane pane(ui, "page/problems", area, Tone::PartlyGround);
  float y = area.min.y + ui.px(5);
  for (std::size_t n = 0; n < std::min(problems.size(), most_problems); ++n) {
    ui::state_mark(ui, {area.min.x + ui.px(24), y + ui.px(line) / 2}, ui::Mark::Partly, 5.5F);
    y += ui::text_wrapped(ui, Font::Small, {area.min.x + ui.px(38), y}, inner(ui, area.width()), ui.px(line), Tone::Ink,
                          problems[n]);
  }
  ui::rule(ui, {area.min.x, area.max.y - 1}, area.max);
}

Intents draw_seal_strip(const ui::Ui& ui, ui::Area area, const PagePlace& place, const SealView& view) {
  Intents intents;
  const ui::Pane pane(ui, "page/seal", area, Tone::Pane);
  const float y = area.min.y + ui.px(4);
  std::vector<ui::Segment> segments;
  int chosen = -1;
  for (std::size_t n = 0; n < verdicts.size(); ++n) {
    const std::string_view word = evidence::word(verdicts[n]);
    segments.push_back({"seal/verdict/" + std::string(word), ui.texts.of("word.seal-verdict.", word), ""});
    if (view.verdict == verdicts[n]) chosen = static_cast<int>(n);
  }
  const float right = area.max.x - ui.px(16) - ui::segmented_width(ui, segments);
  const int clicked = ui::segmented(ui, {right, y}, segments, chosen);
  if (clicked >= 0 && clicked != chosen && !view.read_only)
    intents.emplace_back(JudgeSeal{place, verdicts[static_cast<std::size_t>(clicked)]});
  const float x = area.min.x + ui.px(16);
  ImGui::GetWindowDrawList()->AddCircle({x + ui.px(8), y + ui.px(14)}, ui.px(7), ui.colour(Tone::Seal), 0, ui.px(2));
  std::string said = view.found == 0 ? ui.text("ui.seal.none"_key)
                                     : ui.text("ui.seal.found"_key, {{"count", std::to_string(view.found)}});
  if (!view.names.empty()) said += "·" + view.names;
  if (!view.others.empty()) said += "·" + view.others;
  const ui::Hit show = ui::hit(ui, "seal/show", {x, y}, {right - x - ui.px(12), ui.px(28)});
  if (show.clicked && view.first) intents.emplace_back(OpenPage{place, view.first});
  ui::text_cut(ui, Font::Small, x + ui.px(24), y, ui.px(28), right - x - ui.px(36), Tone::Ink, said);
  ui::rule(ui, {area.min.x, area.max.y - 1}, area.max);
  ui::say(ui, "seal.verdict", view.verdict ? evidence::word(*view.verdict) : "");
  ui::say(ui, "seal.found", std::to_string(view.found));
  return intents;
}

}  // namespace workbench::panels
