// Towards the audit conclusion: where the groups stand, what is still missing, and the draft.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct GroupView {
  std::string name;
  std::string examined;  // "已审 4/12"
  bool shows_number = false;
  std::string number;
  ui::Mark mark = ui::Mark::Unknown;
  ui::Score bar;
};

// Something that the draft will call unproven or open.
struct MissingView {
  std::optional<evidence::CriterionId> criterion;
  std::string label;  // "3.2-2 注册资本与资产总额"
  std::string text;   // what is missing
  ui::Mark mark = ui::Mark::Unknown;
};

struct ConclusionView {
  bool shows_number = false;
  std::string number;
  std::string outcome;  // "待补充": what may be said of the case as a whole; never the verdict
  ui::Mark mark = ui::Mark::Unknown;
  ui::Score bar;
  std::string proposal;  // the outcome that the Catalogue's rule proposes
  std::vector<GroupView> groups;
  std::shared_ptr<const std::vector<MissingView>> missing;
  bool drafting = false;
  std::vector<std::string> written;  // files of the last draft
  std::string written_note;          // "214 句·196 句有引用·18 句说明未证实"
  bool read_only = false;
};

struct ConclusionState {};

Intents draw_conclusion(const ui::Ui& ui, ui::Area area, const ConclusionView& view, ConclusionState& state);

}  // namespace workbench::panels
