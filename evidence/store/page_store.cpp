// The pages: what was read, with what people corrected.
#include "evidence/store/page_store.hpp"

#include <map>

#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/correct_page.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/page_rows.hpp"

namespace evidence::store {

using namespace literals;

namespace {

// While a newer reader is at work its pages come first, the older one's fill the gaps.
constexpr const char* newest_first =
    "WHERE blob = ?1 AND number = ?2 ORDER BY version = coalesce((SELECT version FROM queue WHERE blob = ?1 AND step = "
    "'read'), '') DESC, row DESC LIMIT 1";

std::unexpected<Error> damaged(const std::filesystem::path& file, SQLite::Statement& row) {
  return fail(ErrorKind::Input, "error.store.damaged"_key,
              {{"file", file.string()}, {"reason", "pages #" + row.getColumn(0).getString()}});
}

Result<std::optional<StoredPage>> one_page(const std::filesystem::path& file, SQLite::Statement& query) {
  if (!query.executeStep()) return std::optional<StoredPage>();
  auto page = page_of(query);
  if (!page) return damaged(file, query);
  return page;
}

std::string version_of(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement query(database, "SELECT version FROM queue WHERE blob = ? AND step = 'read'");
  bind_digest(query, 1, blob);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

// Puts what people corrected over the stored pages.
void correct(SQLite::Database& database, std::vector<StoredPage>& pages) {
  if (pages.empty() || !has_corrections(database)) return;
  for (StoredPage& stored : pages) {
    const auto corrections = corrections_of(database, stored.blob, stored.page.number);
    if (!corrections.empty()) stored.page = corrected(std::move(stored.page), corrections);
  }
}

Result<std::optional<StoredPage>> corrected_page(const std::filesystem::path& file, SQLite::Database& database,
                                                 SQLite::Statement& query) {
  auto stored = one_page(file, query);
  if (!stored || !*stored) return stored;
  std::vector<StoredPage> one{std::move(**stored)};
  correct(database, one);
  return std::optional<StoredPage>(std::move(one.front()));
}

}  // namespace

// The same page again keeps its row; other words on it get a new one, so that whoever follows the rows sees them. Its
// former self of an older reader gives way at once: the old text serves until the new one is there.
Result<PageRowId> PageStore::put_page(const Sha256& blob, const Page& page) {
  if (!state_->files.writable) return fail(ErrorKind::Input, "error.store.read-only"_key);
  return guarded(database(), [&]() -> Result<PageRowId> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Database& index = *state_->database;
    SQLite::Transaction transaction(index, SQLite::TransactionBehavior::IMMEDIATE);
    const std::string version = version_of(index, blob);
    SQLite::Statement query(index, std::string(page_columns) + "WHERE blob = ? AND version = ? AND number = ?");
    bind_digest(query, 1, blob);
    query.bind(2, version);
    query.bind(3, page.number);
    if (query.executeStep()) {
      const auto before = page_of(query);
      if (before && before->page == page) return before->row;
    }
    query.reset();
    SQLite::Statement former(index, "DELETE FROM pages WHERE blob = ? AND number = ?");
    bind_digest(former, 1, blob);
    former.bind(2, page.number);
    former.exec();
    const PageRowId row = insert_page(index, blob, version, page, signature(corrections_of(index, blob, page.number)));
    transaction.commit();
    return row;
  });
}

Result<std::optional<Page>> PageStore::page(const Sha256& blob, std::uint32_t number) const {
  return guarded(database(), [&]() -> Result<std::optional<Page>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string(page_columns) + newest_first);
    bind_digest(query, 1, blob);
    query.bind(2, number);
    auto stored = corrected_page(database(), *state_->database, query);
    if (!stored) return pass_on(stored);
    if (!*stored) return std::optional<Page>();
    return std::optional<Page>(std::move((*stored)->page));
  });
}

Result<std::optional<Page>> PageStore::machine_page(const Sha256& blob, std::uint32_t number) const {
  return guarded(database(), [&]() -> Result<std::optional<Page>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string(page_columns) + newest_first);
    bind_digest(query, 1, blob);
    query.bind(2, number);
    auto stored = one_page(database(), query);
    if (!stored) return pass_on(stored);
    if (!*stored) return std::optional<Page>();
    return std::optional<Page>(std::move((*stored)->page));
  });
}

Result<std::optional<StoredPage>> PageStore::page(PageRowId row) const {
  return guarded(database(), [&]() -> Result<std::optional<StoredPage>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string(page_columns) + "WHERE row = ?");
    query.bind(1, row);
    return corrected_page(database(), *state_->database, query);
  });
}

Result<std::vector<StoredPage>> PageStore::pages_after(PageRowId row, std::size_t limit) const {
  return guarded(database(), [&]() -> Result<std::vector<StoredPage>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string(page_columns) + "WHERE row > ? ORDER BY row LIMIT ?");
    query.bind(1, row);
    query.bind(2, static_cast<std::int64_t>(limit));
    std::vector<StoredPage> pages;
    while (query.executeStep()) {
      auto page = page_of(query);
      if (!page) return damaged(database(), query);
      pages.push_back(std::move(*page));
    }
    correct(*state_->database, pages);
    return pages;
  });
}

Result<std::uint64_t> PageStore::take_up_corrections() {
  if (!state_->files.writable) return std::uint64_t{0};
  return guarded(database(), [&]() -> Result<std::uint64_t> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Database& index = *state_->database;
    std::map<std::pair<std::string, std::uint32_t>, std::vector<Correction>> of_pages;
    for (Correction& one : all_corrections(index)) of_pages[{to_hex(one.blob), one.page}].push_back(std::move(one));
    std::uint64_t renewed = 0;
    if (of_pages.empty()) return renewed;
    SQLite::Transaction transaction(index, SQLite::TransactionBehavior::IMMEDIATE);
    for (const auto& [place, corrections] : of_pages) {
      const std::string wanted = signature(corrections);
      SQLite::Statement query(index, std::string(page_columns) + newest_first);
      bind_digest(query, 1, corrections.front().blob);
      query.bind(2, place.second);
      if (!query.executeStep()) continue;
      const auto stored = page_of(query);
      if (!stored) continue;
      query.reset();
      SQLite::Statement known(index, "SELECT version FROM pages WHERE row = ? AND corrections <> ?");
      known.bind(1, stored->row);
      known.bind(2, wanted);
      if (!known.executeStep()) continue;
      const std::string version = known.getColumn(0).getString();
      known.reset();
      delete_page(index, stored->row);
      insert_page(index, stored->blob, version, stored->page, wanted);
      ++renewed;
    }
    transaction.commit();
    return renewed;
  });
}

std::filesystem::path PageStore::database() const { return state_->files.index_db(); }

}  // namespace evidence::store
