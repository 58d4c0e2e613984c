// Where the named things of a frame stand, so that a test finds what it clicks by name and not by coordinates.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <imgui.h>

namespace workbench::ui {

struct Place {
  ImVec2 min;
  ImVec2 max;
};

// Filled while a frame is drawn, when `wanted`; else it costs one comparison.
struct Places {
  bool wanted = false;
  std::map<std::string, Place, std::less<>> rectangles;  // window pixels; only what is visible
  std::map<std::string, std::string, std::less<>> said;  // what the window shows: chosen criterion, page, busy
  void clear() {
    rectangles.clear();
    said.clear();
  }
};

// {"rectangles": {"rail/search": [x, y, w, h], …}, "said": {"page": "7", …}}
std::string to_json(const Places& places);

}  // namespace workbench::ui
