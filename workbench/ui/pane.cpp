#include "workbench/ui/pane.hpp"

#include <string>

namespace workbench::ui {

Pane::Pane(const Ui& ui, std::string_view name, Area area, Tone ground, Scroll scroll, float rounding) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32_BLACK_TRANS);
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav;
  if (scroll == Scroll::None) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (scroll == Scroll::Both || scroll == Scroll::Horizontal) flags |= ImGuiWindowFlags_HorizontalScrollbar;
  if (scroll == Scroll::Horizontal) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  const std::string id(name);
  ImGui::BeginChild(id.c_str(), {area.width(), area.height()}, false, flags);
  ImGui::PopStyleColor();
  // By hand, into the child's own list: Dear ImGui may draw it into the parent's, below an earlier, overlapping child.
  ImGui::GetWindowDrawList()->AddRectFilled(area.min, area.max, ui.colour(ground), rounding);
  origin_ = ImGui::GetCursorScreenPos();
  width_ = ImGui::GetContentRegionAvail().x;
  mark(ui, "pane/" + id, area.min, area.max);
}

Pane::~Pane() { ImGui::EndChild(); }

void Pane::ends_at(float y) const {
  ImGui::SetCursorScreenPos({origin_.x, y - 1});
  ImGui::Dummy({1, 1});
}

}  // namespace workbench::ui
