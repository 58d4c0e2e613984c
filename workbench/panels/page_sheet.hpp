// Where a page's sheet lies on screen, and the way from 1/1000 of it to pixels and back.
#pragma once

#include <cmath>

#include "workbench/panels/page_selection.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct Sheet {
  ImVec2 min;
  float width = 1;
  float height = 1;
  [[nodiscard]] ImVec2 max() const { return {min.x + width, min.y + height}; }
  [[nodiscard]] ui::Area of(const evidence::Box& box) const {
    const auto x = [&](float value) { return std::floor(min.x + value * width / 1000); };
    const auto y = [&](float value) { return std::floor(min.y + value * height / 1000); };
    return {{x(box.x), y(box.y)},
            {x(static_cast<float>(box.x) + static_cast<float>(box.w)),
             y(static_cast<float>(box.y) + static_cast<float>(box.h))}};
  }
  [[nodiscard]] PagePoint at(ImVec2 point) const {
    return {(point.x - min.x) * 1000 / width, (point.y - min.y) * 1000 / height};
  }
};

inline ui::Area grown(ui::Area area, float by) {
  return {{area.min.x - by, area.min.y - by}, {area.max.x + by, area.max.y + by}};
}

}  // namespace workbench::panels
