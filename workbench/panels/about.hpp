// What program this is, under which licence, and the notices of what comes with it.
#pragma once

#include <string>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct AboutView {
  std::string version;
  std::string notices;  // of parts under licences of their own, as their files have them; "": none are installed
};

// A card over the middle of `over`. Escape or its button: ShowAbout{false}.
Intents draw_about(const ui::Ui& ui, ui::Area over, const AboutView& view);

}  // namespace workbench::panels
