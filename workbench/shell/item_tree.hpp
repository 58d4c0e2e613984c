// From items and their paths to the tree that is shown. Bounded: a received archive names its paths as it likes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "evidence/model/rows.hpp"
#include "workbench/panels/source_tree.hpp"

namespace workbench::shell {

// Deeper than any disc a person made; below it the rest of a path stays together in the last name.
inline constexpr std::size_t deepest_branch = 64;

struct Leaf {
  evidence::ItemId id;
  panels::NodeKind kind = panels::NodeKind::File;
  evidence::ItemKind item = evidence::ItemKind::File;
  evidence::ItemState state = evidence::ItemState::Queued;
  std::uint32_t pages = 0;
};
struct Branch {
  std::map<std::string, Branch> below;
  std::optional<Leaf> leaf;
};
struct ItemTree {
  Branch root;
  std::uint64_t branches = 0;  // made below the root
};

// Says whether there was room: the tree never has more than `most_branches`, and what finds no room changes nothing.
bool add_item(ItemTree& tree, const evidence::Item& item, std::uint64_t most_branches);

// Appends the source's node and those below it. A loose file (`is_file`) is its own source.
void write_tree(panels::SourceTree& to, const ItemTree& tree, const std::string& name, bool is_file);

// The file to show before one was chosen: the first that has pages, else the first; nothing where there is none.
std::optional<evidence::ItemId> first_file(const panels::SourceTree& tree);

}  // namespace workbench::shell
