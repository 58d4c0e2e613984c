#include "workbench/session/naming.hpp"

#include <algorithm>

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::unexpected<Error> not_found(std::string_view name, char prefix) {
  return fail(ErrorKind::Input, "error.name.unknown"_key,
              {{"name", std::string(name)}, {"prefix", std::string(1, prefix)}});
}

template <class Tag, class Row>
Result<Id<Tag>> find_by_id(const Table<Row>& table, std::string_view name) {
  const auto parsed = parse_id(Tag::prefix, name);
  if (!parsed) return not_found(name, Tag::prefix);
  std::vector<Id<Tag>> found;
  for (const auto& row : *table) {
    if (row->id.counter != parsed->counter || row->removed) continue;
    if (to_text(row->id.origin).starts_with(parsed->origin_digits)) found.push_back(row->id);
  }
  if (found.empty()) return not_found(name, Tag::prefix);
  if (found.size() > 1) {
    std::string choices;
    for (const auto& id : found) choices += (choices.empty() ? "" : "、") + shown_id(table, id);
    return fail(ErrorKind::Input, "error.name.ambiguous"_key, {{"name", std::string(name)}, {"choices", choices}});
  }
  return found.front();
}

}  // namespace

Result<LinkId> find_link(const CaseSnapshot& snapshot, std::string_view name) {
  return find_by_id<LinkTag>(snapshot.links, name);
}
Result<FactId> find_fact(const CaseSnapshot& snapshot, std::string_view name) {
  return find_by_id<FactTag>(snapshot.facts, name);
}
Result<CorrectionId> find_correction(const CaseSnapshot& snapshot, std::string_view name) {
  return find_by_id<CorrectionTag>(snapshot.corrections, name);
}
Result<RecordId> find_record(const CaseSnapshot& snapshot, std::string_view name) {
  return find_by_id<RecordTag>(snapshot.records, name);
}
Result<SourceId> find_source(const CaseSnapshot& snapshot, std::string_view name) {
  return find_by_id<SourceTag>(snapshot.sources, name);
}

Result<ProjectId> find_project(const CaseSnapshot& snapshot, std::string_view name) {
  for (const auto& project : *snapshot.projects) {
    if (!project->removed && project->name == name) return project->id;
  }
  return find_by_id<ProjectTag>(snapshot.projects, name);
}

Result<Item> find_item(const CaseSnapshot& snapshot, const store::ItemQuery& items, std::string_view name) {
  const auto parsed = parse_id(ItemTag::prefix, name);
  if (!parsed) return not_found(name, ItemTag::prefix);
  for (const auto& source : *snapshot.sources) {
    const ItemId first = source->first_item;
    const bool inside = parsed->counter >= first.counter && parsed->counter < first.counter + source->item_count;
    if (source->removed || !inside || !to_text(first.origin).starts_with(parsed->origin_digits)) continue;
    auto item = items.find(ItemId{first.origin, parsed->counter});
    if (!item) return pass_on(item);
    if (*item) return std::move(**item);
  }
  return not_found(name, ItemTag::prefix);
}

}  // namespace workbench
