// Every Criterion with its score, by group: the plain list.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/criterion.hpp"

namespace workbench::panels {

struct CriterionRow {
  bool heading = false;  // a group or a process area
  int depth = 0;
  evidence::CriterionId id;
  std::string title;
  std::string examined;  // headings: "已审 4/12"
  std::vector<ui::Held> methods;
  std::vector<ui::MethodShape> shapes;
  std::size_t links = 0;
  bool shows_number = false;
  std::string number;
  std::string word;
  ui::Mark mark = ui::Mark::Unknown;
  ui::Score bar;
  std::string rating;  // "L"; several people's: "L P"
  bool applicable = true;
};

struct CriteriaView {
  std::shared_ptr<const std::vector<CriterionRow>> rows;
  std::optional<evidence::CriterionId> current;
  std::string summary;
};

struct CriteriaState {
  std::string filter;
  bool unrated_only = false;
  bool lacking_only = false;
  std::optional<evidence::CriterionId> scrolled_to;
};

Intents draw_criteria(const ui::Ui& ui, ui::Area area, const CriteriaView& view, CriteriaState& state);

// The rows that the filter leaves, as indices; headings stay where something below them does.
std::vector<std::size_t> filtered(const std::vector<CriterionRow>& rows, const CriteriaState& state);

}  // namespace workbench::panels
