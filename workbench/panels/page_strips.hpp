// What stands between a page's head and the page: what could not be read on it, and whether it bears its seal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct SealView {
  std::size_t found = 0;                         // by the machine
  std::string names;                             // what stands in their rings
  std::optional<evidence::SealVerdict> verdict;  // of who looks
  std::string others;                            // what other people said: "李四：未盖章"
  std::optional<evidence::Box> first;            // of those found, to be scrolled into sight
  bool read_only = false;
};

// Heights are whole; nothing to say: 0.
float problems_height(const ui::Ui& ui, float width, const std::vector<std::string>& problems);
void draw_problems(const ui::Ui& ui, ui::Area area, const std::vector<std::string>& problems);
inline constexpr float seal_strip_height = 36;  // at scale 1
Intents draw_seal_strip(const ui::Ui& ui, ui::Area area, const PagePlace& place, const SealView& view);

}  // namespace workbench::panels
