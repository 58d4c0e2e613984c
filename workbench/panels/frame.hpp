// The parts that stand round every workspace: case bar, rail, status bar.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

// One step of the way from the disc to the conclusion, and how far it is.
struct StepView {
  std::string label;
  std::string note;  // "12/140"; "" = nothing to add
  ui::Mark mark = ui::Mark::Unknown;
};
struct CaseBarView {
  std::string applicant;
  std::string subtitle;
  std::vector<StepView> steps;
  std::string right_title;
  std::string right_note;
};
void draw_case_bar(const ui::Ui& ui, ui::Area area, const CaseBarView& view);

struct RailEntry {
  Workspace workspace = Workspace::Evidence;
  std::string name;  // "rail/evidence"
  std::string label;
  const char* icon = "";
  const char* key = "";
  std::uint64_t badge = 0;
};
struct RailView {
  std::vector<RailEntry> entries;
  Workspace current = Workspace::Evidence;
};
Intents draw_rail(const ui::Ui& ui, ui::Area area, const RailView& view);

// What runs, how far, how fast, how long; when the last change was stored; who acts.
struct StatusView {
  bool running = false;
  bool can_pause = false;
  bool can_start = false;
  std::string doing;  // "识读 1,842/2,310 页"
  std::string pace;   // "31 页/分·余 15 分"
  float share = -1;   // < 0: no bar
  std::uint64_t problems = 0;
  std::string note;  // the last thing done or failed
  bool note_is_error = false;
  std::string saved;  // "已保存 14:02:11"
  bool read_only = false;
  std::string actor;
  bool can_undo = false;
};
Intents draw_status_bar(const ui::Ui& ui, ui::Area area, const StatusView& view);

// A failure said over the window's lower edge until it is closed.
Intents draw_notice(const ui::Ui& ui, ui::Area over, const std::string& text);

}  // namespace workbench::panels
