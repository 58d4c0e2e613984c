// Items → tree and list of problems.
#include <algorithm>
#include <array>

#include "evidence/base/utf8.hpp"
#include "workbench/shell/sources.hpp"

namespace workbench::shell {

using namespace evidence;
using panels::NodeKind;
using panels::SourceTree;
using panels::TreeNode;

namespace {

constexpr std::uint64_t items_a_query = 5000;
// What a tree is still a help for; beyond, search and the filter of the command line are the way.
constexpr std::uint64_t most_items = 200'000;
constexpr std::uint64_t most_problems = 500;

struct Branch {
  std::map<std::string, Branch> below;
  std::optional<Item> item;
};

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

void add_path(Branch& root, Item&& item) {
  Branch* at = &root;
  const std::string path = item.path;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) at = &at->below[path.substr(begin, end - begin)];
    begin = end + 1;
  }
  at->item = std::move(item);
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
  node.kind = branch.item ? kind_of(*branch.item) : NodeKind::Folder;
  if (depth == 0) node.kind = NodeKind::Source;
  Sum own;
  if (branch.item) {
    node.item = branch.item->id;
    node.pages = branch.item->pages;
    if (branch.item->kind == ItemKind::File) {
      own.files = 1;
      own.read = branch.item->state == ItemState::Read ? 1 : 0;
      own.problems = branch.item->state == ItemState::Problem ? 1 : 0;
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

Result<void> add_source(Session& session, const Source& source, SourceTree& tree) {
  Branch root;
  std::uint64_t offset = 0;
  store::ItemFilter filter;
  filter.source = source.id;
  while (tree.nodes.size() + offset < most_items) {
    auto items = session.items().list(filter, offset, items_a_query);
    if (!items) return pass_on(items);
    if (items->empty()) break;
    offset += items->size();
    for (auto& item : *items) add_path(root, std::move(item));
  }
  if (source.item_count > offset) tree.left_out += source.item_count - offset;
  if (root.below.size() == 1 && source.kind == "file") {  // a loose file is its own source
    Branch only = std::move(root.below.begin()->second);
    write_node(tree, short_form(source.id) + " " + source.name, only, 0);
    return {};
  }
  write_node(tree, short_form(source.id) + " " + source.name, root, 0);
  return {};
}

}  // namespace

Result<Listing> list_items(Session& session, const CaseSnapshot& snapshot, const Texts& texts) {
  Listing listing;
  auto tree = std::make_shared<SourceTree>();
  for (const auto& source : *snapshot.sources) {
    if (source->removed) continue;
    if (auto added = add_source(session, *source, *tree); !added) return pass_on(added);
    auto counts = session.items().counts(source->id);
    if (!counts) return pass_on(counts);
    listing.by_source.emplace(source->id, *counts);
  }
  auto counts = session.items().counts(std::nullopt);
  if (!counts) return pass_on(counts);
  listing.counts = *counts;
  store::ItemFilter wrong;
  wrong.problems_only = true;
  auto items = session.items().list(wrong, 0, most_problems);
  if (!items) return pass_on(items);
  auto problems = std::make_shared<std::vector<panels::ProblemRow>>();
  for (const auto& item : *items) {
    const std::string text = item.problem ? texts.of("problem.", item.problem->code, item.problem->arguments) : "";
    problems->push_back({item.id, short_form(item.id), item.path, text});
  }
  listing.tree = std::move(tree);
  listing.problems = std::move(problems);
  return listing;
}

}  // namespace workbench::shell
