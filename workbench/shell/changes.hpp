// Changes of the case: each gesture becomes Commands, in order, on a thread of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evidence/journal/command.hpp"
#include "workbench/panels/intents.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

class Changes {
 public:
  // `changed` is called after the snapshot in the desk was renewed.
  Changes(Desk& desk, std::function<void()> changed) : desk_(desk), changed_(std::move(changed)) {}
  void link(const panels::LinkEvidence& wanted, const evidence::Citation& citation);
  void remove(const panels::RemoveLink& wanted);
  void confirm(const evidence::CriterionId& criterion);
  void decide(const panels::DecideFact& wanted);
  void rate(const panels::Rate& wanted);
  void undo();
  // What takes more than Commands; `work` runs on the changes' thread.
  void carry_out(std::function<evidence::Result<void>(Session&)> work, std::string said);
  [[nodiscard]] bool under_way() const { return under_way_ > 0; }

 private:
  using Make = std::function<std::vector<evidence::journal::Command>(const Session&)>;
  // `make` runs on the changes' thread, so that new ids are taken in order; `said` goes to the status bar.
  void perform(Make make, std::string said);
  void deliver(const evidence::Result<void>& done, const std::string& said);
  Desk& desk_;
  std::function<void()> changed_;
  int under_way_ = 0;
};

}  // namespace workbench::shell
