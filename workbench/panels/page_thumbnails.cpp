// The strip of small pictures below a page.
#include <algorithm>

#include "workbench/panels/page.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using ui::Font;
using ui::Tone;

namespace {

void draw_one(const ui::Ui& ui, ImVec2 at, std::uint32_t page, const PageView& view) {
  const ImVec2 size{ui.px(48), ui.px(68)};
  const ImVec2 max{at.x + size.x, at.y + size.y};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto found = view.thumbnails.find(page);
  list.AddRectFilled(at, max, ui.colour(Tone::Sheet));
  if (found != view.thumbnails.end() && found->second) {
    const Picture& picture = found->second;
    const float height = std::min(size.y, size.x * picture.height / std::max(picture.width, 1.0F));
    list.AddImage(picture.texture, at, {max.x, at.y + height}, {0, 0}, {1, 1}, ui.colour(Tone::Sheet));
  }
  list.AddRect(at, max, ui.colour(Tone::Line));
  if (view.cited_pages.contains(page)) {
    list.AddRectFilled({max.x - ui.px(10), at.y + ui.px(2)}, {max.x - ui.px(2), at.y + ui.px(10)},
                       ui.colour(Tone::CitedEdge), ui.px(2));
  }
  const bool current = view.place && view.place->page == page;
  if (current)
    list.AddRect({at.x - ui.px(3), at.y - ui.px(3)}, {max.x + ui.px(3), max.y + ui.px(3)}, ui.colour(Tone::Accent),
                 ui.px(3), 0, ui.px(2));
  ui::text_centred(ui, current ? Font::Bold : Font::Small, at.x, max.x, max.y + ui.px(3), ui.px(16),
                   current ? Tone::Accent : Tone::Quiet, std::to_string(page));
}

}  // namespace

Intents draw_thumbnails(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state, bool follow) {
  Intents intents;
  const ui::Pane pane(ui, "page/thumbnails", area, Tone::Pane, ui::Scroll::Horizontal);
  ui::rule(ui, area.min, {area.max.x, area.min.y + 1});
  const float pitch = ui.px(58);
  const float left = pane.origin().x + ui.px(12);
  if (follow && view.place) {
    ImGui::SetScrollX(std::max(0.0F, pitch * (static_cast<float>(view.place->page) - 0.5F) - area.width() / 2));
  }
  if (ImGui::IsWindowHovered() && ImGui::GetIO().MouseWheel != 0)
    ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseWheel * pitch * 2);
  const auto first = static_cast<std::uint32_t>(std::max(0.0F, (area.min.x - left) / pitch)) + 1;
  const std::uint32_t in_sight = static_cast<std::uint32_t>(area.width() / pitch) + 1;
  const std::uint32_t last = std::min(view.pages, first + in_sight);
  state.strip = {first - std::min(first - 1, in_sight), std::min(view.pages, last + in_sight)};
  for (std::uint32_t page = first; page <= last; ++page) {
    const ImVec2 at{left + static_cast<float>(page - 1) * pitch, area.min.y + ui.px(8)};
    const std::string name = "thumbnail/" + std::to_string(page);
    if (ui::hit(ui, name, at, {ui.px(48), ui.px(84)}).clicked && view.place)
      intents.emplace_back(OpenPage{{view.place->item, page}, {}});
    draw_one(ui, at, page, view);
    if (view.place && !view.thumbnails.contains(page)) {
      intents.emplace_back(WantPicture{{view.place->item, page}, static_cast<std::uint32_t>(ui.px(96)), true});
    }
  }
  ImGui::SetCursorScreenPos({left + static_cast<float>(view.pages) * pitch + ui.px(12), area.min.y});
  ImGui::Dummy({1, 1});
  return intents;
}

}  // namespace workbench::panels
