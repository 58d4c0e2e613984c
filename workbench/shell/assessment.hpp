// The score of the case as it stands, and what panels show of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/scoring/conclusion.hpp"
#include "evidence/scoring/score.hpp"
#include "workbench/panels/conclusion.hpp"
#include "workbench/panels/criteria_list.hpp"
#include "workbench/panels/criterion.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

// Immutable; made off the window's thread.
struct Assessed {
  evidence::SnapshotPtr snapshot;
  evidence::CaseScore score;
  evidence::Conclusion proposal;
  std::shared_ptr<const std::vector<panels::CriterionRow>> rows;
  std::shared_ptr<const std::vector<panels::MissingView>> missing;
  std::size_t rated = 0;    // by the actor
  std::size_t to_rate = 0;  // applicable, not derived
};

class Assessment {
 public:
  explicit Assessment(Desk& desk) : desk_(desk) {}
  void refresh();  // after every change of the snapshot
  void choose(const evidence::CriterionId& criterion);
  void step(int by);  // to the next or previous Criterion that can be judged
  void choose_next_unrated();
  [[nodiscard]] const std::optional<evidence::CriterionId>& current() const { return current_; }
  [[nodiscard]] const std::shared_ptr<const Assessed>& assessed() const { return assessed_; }
  [[nodiscard]] const panels::CriterionView& criterion_view() const { return criterion_; }
  [[nodiscard]] panels::CriteriaView criteria_view() const;
  void fill(panels::ConclusionView& view) const;

 private:
  void rebuild();
  Desk& desk_;
  std::shared_ptr<const Assessed> assessed_;
  std::optional<evidence::CriterionId> current_;
  panels::CriterionView criterion_;
};

// Its parts: from domain values to what is shown. Any thread.
struct Shown {
  const Session& session;
  const evidence::CaseSnapshot& snapshot;
  const evidence::Texts& texts;
};
ui::Mark mark_of(const evidence::CriterionScore& score, std::optional<double> value);
ui::Mark mark_of_value(double value);
std::string number_of(double value);
std::string title_of(const evidence::Criterion& criterion, const evidence::Texts& texts);
std::string word_of(const evidence::CriterionResult& result, const evidence::Texts& texts);
ui::Score bar_of(const evidence::CriterionResult& result);
std::vector<panels::CriterionRow> criterion_rows(const Shown& shown, const evidence::CaseScore& score);
std::vector<panels::MissingView> missing_of(const Shown& shown, const evidence::CaseScore& score);
panels::CriterionView view_of_criterion(const Shown& shown, const evidence::Criterion& criterion,
                                        const evidence::CriterionResult& result);

}  // namespace workbench::shell
