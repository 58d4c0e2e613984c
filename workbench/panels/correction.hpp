// Words put right where they stand: a small field at the selection.
#pragma once

#include <optional>
#include <string>

#include "workbench/panels/intents.hpp"
#include "workbench/panels/page_selection.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct CorrectionState {
  evidence::Box where;
  std::string before;  // what stands there now, in lines
  std::string text;    // as it is being typed
  bool focus = true;   // the cursor goes into the field
};

// The field as it opens over these words: all words of their place are put right together.
CorrectionState begin_correction(const evidence::Page& page, WordRange words);

struct CorrectionResult {
  Intents intents;
  bool ended = false;  // entered or cancelled
};
// Enter: CorrectWords, where something changed. Escape: nothing. `machine`: the page as the engine read it, or null.
CorrectionResult draw_correction(const ui::Ui& ui, ui::Area anchor, ui::Area bounds, const PagePlace& place,
                                 const evidence::Page* machine, CorrectionState& state);

}  // namespace workbench::panels
