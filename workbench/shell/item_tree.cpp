#include "workbench/shell/item_tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "evidence/base/utf8.hpp"

namespace workbench::shell {

using namespace evidence;
using panels::NodeKind;
using panels::SourceTree;
using panels::TreeNode;

namespace {

NodeKind kind_of(const Item& item) {
  struct Ending {
    std::string_view text;
    NodeKind kind;
  };
  static constexpr std::array endings{
      Ending{".pdf", NodeKind::Pdf},      Ending{".png", NodeKind::Picture}, Ending{".jpg", NodeKind::Picture},
      Ending{".jpeg", NodeKind::Picture}, Ending{".tif", NodeKind::Picture}, Ending{".tiff", NodeKind::Picture},
      Ending{".bmp", NodeKind::Picture},  Ending{".xls", NodeKind::Sheet},   Ending{".xlsx", NodeKind::Sheet},
      Ending{".csv", NodeKind::Sheet},    Ending{".doc", NodeKind::Text},    Ending{".docx", NodeKind::Text},
      Ending{".wps", NodeKind::Text},     Ending{".zip", NodeKind::Archive}, Ending{".7z", NodeKind::Archive},
      Ending{".rar", NodeKind::Archive},  Ending{".tar", NodeKind::Archive}, Ending{".gz", NodeKind::Archive},
      Ending{".iso", NodeKind::Archive}};
  if (item.kind == ItemKind::Folder) return NodeKind::Folder;
  const std::string name = fold(item.path);
  for (const auto& ending : endings) {
    if (name.ends_with(ending.text)) return ending.kind;
  }
  return NodeKind::File;
}

// At most `deepest_branch` names; the last holds what is left of the path.
std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const bool deepest = names.size() + 1 == deepest_branch;
    const std::size_t end = deepest ? path.size() : std::min(path.find('/', begin), path.size());
    if (end > begin) names.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

struct Sum {
  std::uint32_t files = 0;
  std::uint32_t read = 0;
  std::uint32_t problems = 0;
};

ui::Mark mark_of(const Sum& sum) {
  if (sum.files == 0) return ui::Mark::None;
  if (sum.read == sum.files) return ui::Mark::Enough;
  if (sum.problems == sum.files) return ui::Mark::Lacking;
  return sum.read + sum.problems == 0 ? ui::Mark::Unknown : ui::Mark::Partly;
}

Sum write_node(SourceTree& tree, const std::string& name, const Branch& branch, std::uint16_t depth) {
  const std::size_t at = tree.nodes.size();
  TreeNode node;
  node.depth = depth;
  node.name = name;
  node.kind = branch.leaf ? branch.leaf->kind : NodeKind::Folder;
  if (depth == 0) node.kind = NodeKind::Source;
  Sum own;
  if (branch.leaf) {
    node.item = branch.leaf->id;
    node.pages = branch.leaf->pages;
    if (branch.leaf->item == ItemKind::File) {
      own.files = 1;
      own.read = branch.leaf->state == ItemState::Read ? 1 : 0;
      own.problems = branch.leaf->state == ItemState::Problem ? 1 : 0;
    }
  }
  tree.nodes.push_back(std::move(node));
  Sum sum = own;
  for (const auto& [child, below] : branch.below) {
    const Sum part = write_node(tree, child, below, static_cast<std::uint16_t>(depth + 1));
    sum.files += part.files;
    sum.read += part.read;
    sum.problems += part.problems;
  }
  TreeNode& written = tree.nodes[at];
  written.end = static_cast<std::uint32_t>(tree.nodes.size());
  written.files = sum.files;
  written.problems = sum.problems;
  written.mark = mark_of(sum);
  return sum;
}

}  // namespace

bool add_item(ItemTree& tree, const Item& item, std::uint64_t most_branches) {
  const auto names = names_of(item.path);
  Branch* at = &tree.root;
  std::size_t known = 0;
  for (; known < names.size(); ++known) {
    const auto found = at->below.find(std::string(names[known]));
    if (found == at->below.end()) break;
    at = &found->second;
  }
  const std::uint64_t missing = names.size() - known;
  if (tree.branches + missing > most_branches) return false;
  tree.branches += missing;
  for (; known < names.size(); ++known) at = &at->below[std::string(names[known])];
  at->leaf = Leaf{item.id, kind_of(item), item.kind, item.state, item.pages};
  return true;
}

void write_tree(SourceTree& to, const ItemTree& tree, const std::string& name, bool is_file) {
  const bool loose = is_file && tree.root.below.size() == 1;
  write_node(to, name, loose ? tree.root.below.begin()->second : tree.root, 0);
}

std::optional<ItemId> first_file(const SourceTree& tree) {
  std::optional<ItemId> first;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const TreeNode& node = tree.nodes[at];
    if (!node.item || node.files != 1 || node.end != at + 1) continue;
    if (node.pages > 0) return node.item;
    if (!first) first = node.item;
  }
  return first;
}

}  // namespace workbench::shell
