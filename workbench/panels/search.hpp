// Search: what was asked, what was found, and the page of the chosen hit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct HitView {
  PagePlace place;
  std::string item;    // "I23"
  std::string name;    // of the file
  std::string folder;  // where it stands
  std::string snippet;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;  // bytes of snippet [begin, end)
  std::vector<evidence::Box> rects;
  std::string origin;              // "识别 96"
  std::vector<std::string> cited;  // criteria that cite this page
  std::uint32_t matches = 0;
};

struct SearchView {
  std::string asked;  // what the hits answer; "" = nothing asked yet
  bool running = false;
  std::shared_ptr<const std::vector<HitView>> hits;
  std::uint64_t total = 0;
  std::uint64_t pages_searched = 0;
  std::uint64_t files_unread = 0;
  std::string seconds;
  std::string wrong;  // what is wrong with the query
  std::size_t chosen = 0;
  Picture preview;
  float preview_aspect = 1.4142F;
};

struct SearchState {
  std::string query;
  bool focus = true;  // the cursor goes into the field
  std::optional<std::size_t> scrolled_to;
};

Intents draw_search(const ui::Ui& ui, ui::Area area, const SearchView& view, SearchState& state);

}  // namespace workbench::panels
