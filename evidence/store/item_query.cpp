#include "evidence/store/item_query.hpp"

#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"

namespace evidence::store {

namespace {

// What became of an item. An archive that was opened needs no reading of its own: its entries are items themselves.
constexpr const char* from_items =
    " FROM truth.items AS i LEFT JOIN queue AS q ON q.blob = i.blob AND q.step = 'read' AND i.kind = 'file' "
    "AND i.opened = 0 WHERE i.removed = 0";
constexpr const char* is_problem = "(i.problem IS NOT NULL OR q.problem IS NOT NULL)";
constexpr const char* is_read = "(i.opened = 1 OR coalesce(q.state, '') = 'done')";

std::string columns() {
  return std::string(
             "SELECT i.origin, i.counter, i.source, i.parent, i.path, i.raw_name, i.kind, i.bytes, i.blob, "
             "coalesce(q.media_type, ''), coalesce(q.pages, 0), coalesce(i.problem, q.problem), CASE WHEN ") +
         is_problem + " THEN 'problem' WHEN " + is_read + " THEN 'read' ELSE 'queued' END";
}

std::string conditions(const ItemFilter& filter) {
  std::string sql = from_items;
  if (filter.source) sql += " AND i.source = :source";
  if (filter.parent) sql += " AND i.origin = :origin AND i.parent = :parent";
  if (filter.blob) sql += " AND i.blob = :blob";
  if (!filter.like.empty()) sql += " AND i.path GLOB :like";
  if (filter.problems_only) sql += std::string(" AND ") + is_problem;
  if (filter.files_only) sql += " AND i.kind = 'file'";
  return sql;
}

// Only * and ? are special to us; GLOB knows [ too.
std::string glob_of(const std::string& like) {
  std::string glob;
  for (const char c : like) glob += c == '[' ? std::string("[[]") : std::string(1, c);
  return glob;
}

void bind(SQLite::Statement& query, const ItemFilter& filter) {
  if (filter.source) query.bind(":source", full_form(*filter.source));
  if (filter.parent) {
    query.bind(":origin", to_text(filter.parent->origin));
    query.bind(":parent", static_cast<std::int64_t>(filter.parent->counter));
  }
  if (filter.blob) query.bind(":blob", filter.blob->bytes.data(), static_cast<int>(filter.blob->bytes.size()));
  if (!filter.like.empty()) query.bind(":like", glob_of(filter.like));
}

Item item_of(SQLite::Statement& row) {
  Item item;
  const OriginId origin = parse_origin(row.getColumn(0).getString()).value_or(OriginId{});
  item.id = {origin, unsigned_column(row, 1)};
  item.source = parse_full_id<SourceTag>(row.getColumn(2).getString()).value_or(SourceId{});
  if (!row.getColumn(3).isNull()) item.parent = ItemId{origin, unsigned_column(row, 3)};
  item.path = row.getColumn(4).getString();
  item.raw_name = row.getColumn(5).getString();
  item.kind = parse_word<ItemKind>(row.getColumn(6).getString()).value_or(ItemKind::File);
  item.bytes = unsigned_column(row, 7);
  item.blob = digest_column(row, 8);
  item.media_type = row.getColumn(9).getString();
  item.pages = static_cast<std::uint32_t>(unsigned_column(row, 10));
  if (!row.getColumn(11).isNull()) item.problem = problem_of(row.getColumn(11).getString());
  item.state = parse_word<ItemState>(row.getColumn(12).getString()).value_or(ItemState::Queued);
  return item;
}

}  // namespace

Result<std::vector<Item>> ItemQuery::list(const ItemFilter& filter, std::uint64_t offset, std::uint64_t limit) const {
  return guarded(state_->files.case_db(), [&]() -> Result<std::vector<Item>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, columns() + conditions(filter) +
                                                   " ORDER BY i.origin, i.counter LIMIT :limit OFFSET :offset");
    bind(query, filter);
    query.bind(":limit", limit > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(limit));
    query.bind(":offset", offset > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(offset));
    std::vector<Item> items;
    while (query.executeStep()) items.push_back(item_of(query));
    return items;
  });
}

Result<std::uint64_t> ItemQuery::count(const ItemFilter& filter) const {
  return guarded(state_->files.case_db(), [&]() -> Result<std::uint64_t> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, "SELECT count(*)" + conditions(filter));
    bind(query, filter);
    query.executeStep();
    return unsigned_column(query, 0);
  });
}

Result<std::optional<Item>> ItemQuery::find(ItemId id) const {
  return guarded(state_->files.case_db(), [&]() -> Result<std::optional<Item>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, columns() + from_items + " AND i.origin = ? AND i.counter = ?");
    query.bind(1, to_text(id.origin));
    query.bind(2, static_cast<std::int64_t>(id.counter));
    if (!query.executeStep()) return std::optional<Item>();
    return std::optional<Item>(item_of(query));
  });
}

Result<std::vector<Item>> ItemQuery::of_blob(const Sha256& blob) const {
  ItemFilter filter;
  filter.blob = blob;
  return list(filter, 0, INT64_MAX);
}

Result<ItemCounts> ItemQuery::counts(std::optional<SourceId> source) const {
  return guarded(state_->files.case_db(), [&]() -> Result<ItemCounts> {
    ItemFilter filter;
    filter.source = source;
    filter.files_only = true;
    const std::lock_guard lock(state_->mutex);
    SQLite::Transaction one_moment(*state_->database);
    SQLite::Statement query(*state_->database, std::string("SELECT count(*), coalesce(sum(") + is_problem +
                                                   "), 0), coalesce(sum(NOT " + is_problem + " AND " + is_read +
                                                   "), 0)" + conditions(filter));
    bind(query, filter);
    query.executeStep();
    ItemCounts counts;
    counts.files = unsigned_column(query, 0);
    counts.problems = unsigned_column(query, 1);
    counts.read = unsigned_column(query, 2);
    counts.queued = counts.files - counts.problems - counts.read;
    // Each Blob once, at however many paths it stands.
    SQLite::Statement pages(
        *state_->database, std::string("SELECT coalesce(sum(pages), 0) FROM queue AS q WHERE step = 'read' AND pages > "
                                       "0 AND EXISTS (SELECT 1 FROM truth.items AS i WHERE i.blob = q.blob AND "
                                       "i.kind = 'file' AND i.opened = 0 AND i.removed = 0") +
                               (source ? " AND i.source = :source)" : ")"));
    bind(pages, ItemFilter{.source = source});
    pages.executeStep();
    counts.pages_read = unsigned_column(pages, 0);
    return counts;
  });
}

}  // namespace evidence::store
