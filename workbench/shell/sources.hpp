// The case's sources, their files and what is wrong with them, kept up to date for the tree and the intake.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "workbench/panels/intake.hpp"
#include "workbench/panels/source_tree.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

// Everything that one look at the items gives. Immutable.
struct Listing {
  std::shared_ptr<const panels::SourceTree> tree;
  std::shared_ptr<const std::vector<panels::ProblemRow>> problems;
  std::shared_ptr<const panels::QueueStatus> queue;
  evidence::store::ItemCounts counts;
  std::map<evidence::SourceId, evidence::store::ItemCounts> by_source;
};

// Any thread.
evidence::Result<Listing> list_items(Session& session, const evidence::CaseSnapshot& snapshot,
                                     const evidence::Texts& texts);

class Sources {
 public:
  explicit Sources(Desk& desk) : desk_(desk) {}
  // Lists again in the background; calls that come too soon after the last are put off until `tick`.
  void refresh();
  void tick();                                          // once a frame
  [[nodiscard]] bool waits() const { return wanted_; }  // a list is put off
  [[nodiscard]] const evidence::store::ItemCounts& counts() const { return listing_.counts; }
  [[nodiscard]] panels::SourcesView tree_view(std::optional<evidence::ItemId> current) const;
  [[nodiscard]] const std::shared_ptr<const panels::SourceTree>& tree() const {
    return listing_.tree;
  }  // null: not yet
  void fill(panels::IntakeView& view, bool reading) const;

 private:
  Desk& desk_;
  Listing listing_;
  bool running_ = false;
  bool wanted_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace workbench::shell
