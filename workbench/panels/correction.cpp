#include "workbench/panels/correction.hpp"

#include <algorithm>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr float field_width = 520;
constexpr float line_height = 22;
constexpr int most_lines = 12;

}  // namespace

CorrectionState begin_correction(const evidence::Page& page, WordRange words) {
  CorrectionState state;
  if (words.first >= page.words.size()) return state;
  state.where = page.words[words.first].box;
  for (std::size_t n = words.first; n <= words.second && n < page.words.size(); ++n)
    state.where = box_round(state.where, page.words[n].box);
  state.before = text_in(page, state.where);
  state.text = state.before;
  return state;
}

CorrectionResult draw_correction(const ui::Ui& ui, ui::Area anchor, ui::Area bounds, const PagePlace& place,
                                 const evidence::Page* machine, CorrectionState& state) {
  CorrectionResult result;
  const float width = std::min(ui.px(field_width), bounds.width() - ui.px(24));
  const int lines =
      std::clamp(1 + static_cast<int>(std::count(state.text.begin(), state.text.end(), '\n')), 1, most_lines);
  const float field = ui.px(line_height) * static_cast<float>(lines) + ui.px(8);
  const std::string read = machine == nullptr ? "" : text_in(*machine, state.where);
  const auto machine_lines =
      static_cast<float>(read.empty() ? 0 : ui::wrap(ui, Font::Small, width - ui.px(24), read).size() + 1);
  const float height = ui.px(36) + field + machine_lines * ui.px(18) + ui.px(48);
  ImVec2 min{std::clamp(anchor.min.x, bounds.min.x + ui.px(8),
                        std::max(bounds.min.x + ui.px(8), bounds.max.x - width - ui.px(16))),
             anchor.max.y + ui.px(8)};
  if (min.y + height > bounds.max.y - ui.px(8)) min.y = anchor.min.y - height - ui.px(8);
  min.y = std::max(min.y, bounds.min.y + ui.px(4));
  const ImVec2 max{min.x + width, min.y + height};

  const ui::Pane pane(ui, "correction", {min, max}, Tone::Pane, ui::Scroll::None, ui.px(6));
  ImGui::GetWindowDrawList()->AddRect(min, max, ui.colour(Tone::Accent), ui.px(6));
  const float x = min.x + ui.px(12);
  ui::text_left(ui, Font::Bold, x, min.y + ui.px(4), ui.px(28), Tone::Ink, ui.text("ui.correction.title"_key));
  float y = min.y + ui.px(36);
  const ui::Field typed = ui::text_box(ui, "correction/text", {x, y}, {width - ui.px(24), field}, state.text,
                                       std::exchange(state.focus, false));
  y += field + ui.px(6);
  if (!read.empty()) {
    ui::text_left(ui, Font::Small, x, y, ui.px(18), Tone::Quiet, ui.text("ui.correction.machine"_key));
    ui::text_wrapped(ui, Font::Small, {x, y + ui.px(18)}, width - ui.px(24), ui.px(18), Tone::Ink, read);
    y += machine_lines * ui.px(18);
  }
  const std::string take = ui.text("ui.correction.take"_key);
  const std::string drop = ui.text("ui.correction.drop"_key);
  const bool changed = state.text != state.before;
  const ui::Button enter{
      .label = take, .icon = ui::icon::tick, .key = "Enter", .kind = ui::ButtonKind::Primary, .enabled = changed};
  const ui::Button escape{.label = drop, .key = "Esc"};
  float right = max.x - ui.px(12) - ui::button_width(ui, enter);
  const bool entered = ui::button(ui, "correction/take", {right, y + ui.px(4)}, enter) || typed.entered;
  right -= ui::button_width(ui, escape) + ui.px(8);
  const bool left = ui::button(ui, "correction/drop", {right, y + ui.px(4)}, escape) || typed.cancelled ||
                    ui::pressed(ui::Key::Escape);
  if (lines > 1)
    ui::text_cut(ui, Font::Small, x, y + ui.px(4), ui.px(28), right - x - ui.px(8), Tone::Quiet,
                 ui.text("ui.correction.lines"_key));
  if (entered && changed) result.intents.emplace_back(CorrectWords{place, state.where, state.text});
  result.ended = left || entered;
  ui::say(ui, "correction.text", state.text);
  return result;
}

}  // namespace workbench::panels
