#include "workbench/panels/about.hpp"

#include <algorithm>

#include "workbench/ui/draw.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

Intents draw_about(const ui::Ui& ui, ui::Area over, const AboutView& view) {
  Intents intents;
  const ImVec2 size{std::min(ui.px(680), over.width() - ui.px(48)), std::min(ui.px(520), over.height() - ui.px(48))};
  const ImVec2 min{over.min.x + (over.width() - size.x) / 2, over.min.y + (over.height() - size.y) / 2};
  const ImVec2 max{min.x + size.x, min.y + size.y};
  ui::shadow(ui, min, max, ui.px(6));
  const ui::Pane pane(ui, "about", {min, max}, Tone::Pane, ui::Scroll::None, ui.px(6));
  ImGui::GetWindowDrawList()->AddRect(min, max, ui.colour(Tone::Line), ui.px(6));
  const float x = min.x + ui.px(24);
  const float width = size.x - ui.px(48);
  float y = min.y + ui.px(16);
  ui::text_left(ui, Font::Large, x, y, ui.px(32), Tone::Ink, ui.text("shell.title"_key));
  ui::text_right(ui, Font::Small, max.x - ui.px(24), y, ui.px(32), Tone::Quiet,
                 ui.text("ui.about.version"_key, {{"version", view.version}}));
  y += ui.px(36);
  y += ui::text_wrapped(ui, Font::Body, {x, y}, width, ui.px(22), Tone::Ink, ui.text("ui.about.licence"_key));
  y += ui.px(12);
  ui::text_left(ui, Font::Bold, x, y, ui.px(28), Tone::Ink, ui.text("ui.about.notices"_key));
  y += ui.px(32);
  const std::string text = view.notices.empty() ? ui.text("ui.about.no-notices"_key) : view.notices;
  {
    const ui::Pane notices(ui, "about/notices", {{x, y}, {max.x - ui.px(24), max.y - ui.px(56)}}, Tone::Paper,
                           ui::Scroll::Vertical, ui.px(4));
    const ImVec2 at{notices.origin().x + ui.px(12), notices.origin().y + ui.px(8)};
    const float used = ui::text_wrapped(ui, Font::Small, at, notices.width() - ui.px(24), ui.px(18), Tone::Ink, text);
    notices.ends_at(at.y + used + ui.px(8));
  }
  const std::string label = ui.text("ui.about.close"_key);
  const ui::Button close{.label = label, .key = "Esc"};
  if (ui::button(ui, "about/close", {max.x - ui.px(24) - ui::button_width(ui, close), max.y - ui.px(42)}, close) ||
      ui::pressed(ui::Key::Escape))
    intents.emplace_back(ShowAbout{false});
  ui::say(ui, "about", view.notices.empty() ? "open" : "notices");
  return intents;
}

}  // namespace workbench::panels
