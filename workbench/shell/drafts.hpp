// The drafted conclusion as files beside the case.
#pragma once

#include <string>
#include <vector>

#include "workbench/panels/conclusion.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

class Drafts {
 public:
  explicit Drafts(Desk& desk) : desk_(desk) {}
  void write();  // drafts/conclusion.docx and .html
  void fill(panels::ConclusionView& view) const;

 private:
  Desk& desk_;
  bool running_ = false;
  std::vector<std::string> written_;
  std::string note_;
};

}  // namespace workbench::shell
