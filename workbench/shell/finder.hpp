// Search: the query in force, its hits, and the one that is chosen.
#pragma once

#include <memory>
#include <string>

#include "workbench/panels/search.hpp"
#include "workbench/shell/desk.hpp"
#include "workbench/shell/pictures.hpp"

namespace workbench::shell {

class Finder {
 public:
  Finder(Desk& desk, Pictures& pictures) : desk_(desk), pictures_(pictures) {}
  void find(const std::string& query);
  void choose(std::size_t index);
  [[nodiscard]] const panels::HitView* hit(std::size_t index) const;
  [[nodiscard]] const std::string& asked() const { return view_.asked; }
  [[nodiscard]] panels::SearchView view(std::uint64_t files_unread);
  panels::SearchState state;

 private:
  Desk& desk_;
  Pictures& pictures_;
  panels::SearchView view_;
};

}  // namespace workbench::shell
