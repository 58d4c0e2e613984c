// The small bar at a selection: from words on a page to a Link in one gesture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct Candidate {
  evidence::CriterionId criterion;
  std::string title;
  float share = -1;                                                // 0 … 1, of the program's suggestion; < 0: not one
  bool suggested = false;                                          // by the program; counts for nothing until taken
  evidence::Directness directness = evidence::Directness::Direct;  // what its expected evidence makes likely
};

struct SelectionView {
  std::string quote;
  std::string place;  // "I23 p7"
  std::vector<Candidate> candidates;
  bool looking = false;      // suggestions are still being computed
  bool can_correct = false;  // words are selected that a person may put right
};

struct SelectionBarState {
  std::size_t chosen = 0;
  evidence::Stance stance = evidence::Stance::Supports;
  std::optional<evidence::Directness> directness;  // nothing: the candidate's
  evidence::Strength strength = evidence::Strength::Strong;
  bool correct = false;  // set by the bar: the words are to be put right
};

// `anchor`: the selection on screen; `bounds`: where the bar may stand. Takes the keys while it is there.
Intents draw_selection_bar(const ui::Ui& ui, ui::Area anchor, ui::Area bounds, const SelectionView& view,
                           SelectionBarState& state);

}  // namespace workbench::panels
