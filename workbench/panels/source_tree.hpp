// The sources of a Case as a tree, with what is known of each file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

enum class NodeKind { Source, Folder, Archive, Pdf, Picture, Sheet, Text, File };

// In depth-first order. Immutable once made; built outside the window's thread.
struct TreeNode {
  std::uint16_t depth = 0;
  NodeKind kind = NodeKind::File;
  std::string name;
  std::optional<evidence::ItemId> item;  // none: a source, or a folder that the archive did not list
  std::uint32_t end = 0;                 // one behind the last node below it
  std::uint32_t files = 0;               // below it, itself included where it is one
  std::uint32_t problems = 0;
  std::uint32_t pages = 0;
  ui::Mark mark = ui::Mark::Unknown;
};
struct SourceTree {
  std::vector<TreeNode> nodes;
  std::uint64_t left_out = 0;  // items beyond what a tree can show: the panel says so
};

struct SourcesView {
  std::shared_ptr<const SourceTree> tree;
  std::string summary;  // "2 个·1,306 件"
  std::optional<evidence::ItemId> current;
  std::uint64_t pages_read = 0;
  std::uint64_t files = 0;
  std::uint64_t files_read = 0;
  std::uint64_t problems = 0;
};

struct SourcesState {
  std::string filter;
  std::set<std::string> closed;  // path keys; all else is open down to `open_depth`
  std::set<std::string> opened;
  std::optional<evidence::ItemId> revealed;  // what lies above it was opened
  std::optional<evidence::ItemId> scrolled_to;
  // cache of what is drawn
  std::shared_ptr<const SourceTree> rows_of;
  std::string rows_filter;
  std::uint64_t rows_version = 0;
  std::uint64_t version = 0;
  struct Row {
    std::uint32_t node = 0;
    std::string key;
    bool open = false;
    bool branch = false;
  };
  std::vector<Row> rows;
};

Intents draw_sources(const ui::Ui& ui, ui::Area area, const SourcesView& view, SourcesState& state);

}  // namespace workbench::panels
