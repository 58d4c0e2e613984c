// A region of the window with a ground of its own, which may scroll.
#pragma once

#include <string_view>

#include <imgui.h>

#include "workbench/ui/ui.hpp"

namespace workbench::ui {

struct Area {
  ImVec2 min;
  ImVec2 max;
  [[nodiscard]] float width() const { return max.x - min.x; }
  [[nodiscard]] float height() const { return max.y - min.y; }
};

enum class Scroll { None, Vertical, Horizontal, Both };

// Opens a child window for its lifetime.
class Pane {
 public:
  Pane(const Ui& ui, std::string_view name, Area area, Tone ground, Scroll scroll = Scroll::None, float rounding = 0);
  ~Pane();
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;
  [[nodiscard]] ImVec2 origin() const { return origin_; }  // of the content, moved by scrolling
  [[nodiscard]] float width() const { return width_; }     // of the content, without the scroll bar
  // Says how far down the content reaches, so that it can be scrolled to.
  void ends_at(float y) const;

 private:
  ImVec2 origin_;
  float width_ = 0;
};

}  // namespace workbench::ui
