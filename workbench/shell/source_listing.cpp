// What one look at the items gives: the tree and the list of problems.
#include <algorithm>

#include "workbench/shell/item_tree.hpp"
#include "workbench/shell/queue_status.hpp"
#include "workbench/shell/sources.hpp"

namespace workbench::shell {

using namespace evidence;
using panels::SourceTree;

namespace {

constexpr std::uint64_t items_a_query = 5000;
// What a tree is still a help for; beyond, search and the filter of the command line are the way.
constexpr std::uint64_t most_items = 200'000;
constexpr std::uint64_t most_problems = 500;

// A source's items as branches; those that a tree of `most_items` has no room for are counted.
Result<void> add_source(Session& session, const Source& source, SourceTree& tree) {
  ItemTree items_tree;
  std::uint64_t offset = 0;
  store::ItemFilter filter;
  filter.source = source.id;
  const std::uint64_t room = most_items - std::min<std::uint64_t>(most_items, tree.nodes.size());
  while (std::max(offset, items_tree.branches) < room) {
    auto items = session.items().list(filter, offset, items_a_query);
    if (!items) return pass_on(items);
    if (items->empty()) break;
    offset += items->size();
    for (const auto& item : *items) {
      if (!add_item(items_tree, item, room)) ++tree.left_out;
    }
  }
  if (source.item_count > offset) tree.left_out += source.item_count - offset;
  write_tree(tree, items_tree, short_form(source.id) + " " + source.name, source.kind == "file");
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
  auto queue = queue_status(session, snapshot, texts);
  if (!queue) return pass_on(queue);
  listing.queue = std::make_shared<const panels::QueueStatus>(std::move(*queue));
  listing.tree = std::move(tree);
  listing.problems = std::move(problems);
  return listing;
}

}  // namespace workbench::shell
