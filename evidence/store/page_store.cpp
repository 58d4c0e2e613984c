// The pages: what was read.
#include "evidence/store/page_store.hpp"

#include "evidence/store/columns.hpp"
#include "evidence/store/connection.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"
#include "evidence/store/page_marks.hpp"
#include "evidence/store/word_codec.hpp"

namespace evidence::store {

using namespace literals;

namespace {

constexpr const char* page_columns =
    "SELECT row, blob, number, origin, confidence, width, height, text, words, problems, passages, seals, "
    "engine FROM pages AS p ";

ByteView blob_column(SQLite::Statement& query, int column) {
  const SQLite::Column value = query.getColumn(column);
  return {static_cast<const std::byte*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

std::optional<StoredPage> page_of(SQLite::Statement& row) {
  StoredPage stored;
  stored.row = row.getColumn(0).getInt64();
  stored.blob = digest_column(row, 1);
  Page& page = stored.page;
  page.number = row.getColumn(2).getUInt();
  const auto origin = parse_word<PageOrigin>(row.getColumn(3).getString());
  auto words = decode_words(blob_column(row, 8));
  if (!origin || !words) return std::nullopt;
  page.origin = *origin;
  page.confidence = static_cast<std::uint8_t>(row.getColumn(4).getUInt());
  page.width_points = row.getColumn(5).getDouble();
  page.height_points = row.getColumn(6).getDouble();
  page.text = row.getColumn(7).getString();
  page.words = std::move(*words);
  page.problems = problems_of(row.getColumn(9).getString());
  page.passages = passages_of(row.getColumn(10).getString());
  page.seals = seals_of(row.getColumn(11).getString());
  page.engine = row.getColumn(12).getString();
  return stored;
}

Result<std::optional<StoredPage>> one_page(const std::filesystem::path& file, SQLite::Statement& query) {
  if (!query.executeStep()) return std::optional<StoredPage>();
  auto page = page_of(query);
  if (!page) {
    return fail(ErrorKind::Input, "error.store.damaged"_key,
                {{"file", file.string()}, {"reason", "pages #" + query.getColumn(0).getString()}});
  }
  return page;
}

std::string version_of(SQLite::Database& database, const Sha256& blob) {
  SQLite::Statement query(database, "SELECT version FROM queue WHERE blob = ? AND step = 'read'");
  bind_digest(query, 1, blob);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

PageRowId insert_page(SQLite::Database& database, const Sha256& blob, const std::string& version, const Page& page) {
  SQLite::Statement put(database,
                        "INSERT INTO pages (blob, version, number, origin, confidence, width, height, text, words, "
                        "problems, passages, seals, engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const Bytes words = encode_words(page.words);
  bind_digest(put, 1, blob);
  put.bind(2, version);
  put.bind(3, page.number);
  put.bind(4, std::string(word(page.origin)));
  put.bind(5, static_cast<std::uint32_t>(page.confidence));
  put.bind(6, page.width_points);
  put.bind(7, page.height_points);
  put.bind(8, page.text);
  put.bind(9, words.data(), static_cast<int>(words.size()));
  put.bind(10, problems_text(page.problems));
  put.bind(11, passages_text(page.passages));
  put.bind(12, seals_text(page.seals));
  put.bind(13, page.engine);
  put.exec();
  return database.getLastInsertRowid();
}

}  // namespace

// The same page again keeps its row; other words on it get a new one, so that whoever follows the rows sees them.
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
      const PageRowId row = query.getColumn(0).getInt64();
      if (before && before->page == page) return row;
      SQLite::Statement remove(index, "DELETE FROM pages WHERE row = ?");
      remove.bind(1, row);
      remove.exec();
    }
    query.reset();
    const PageRowId row = insert_page(index, blob, version, page);
    transaction.commit();
    return row;
  });
}

Result<std::optional<Page>> PageStore::page(const Sha256& blob, std::uint32_t number) const {
  return guarded(database(), [&]() -> Result<std::optional<Page>> {
    const std::lock_guard lock(state_->mutex);
    // While a newer reader is at work its pages come first, the older one's fill the gaps.
    SQLite::Statement query(*state_->database, std::string(page_columns) +
                                                   "WHERE blob = ?1 AND number = ?2 ORDER BY version = coalesce("
                                                   "(SELECT version FROM queue WHERE blob = ?1 AND step = 'read'), '') "
                                                   "DESC, row DESC LIMIT 1");
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
    return one_page(database(), query);
  });
}

Result<std::vector<StoredPage>> PageStore::pages_after(PageRowId row, std::size_t limit) const {
  return guarded(database(), [&]() -> Result<std::vector<StoredPage>> {
    const std::lock_guard lock(state_->mutex);
    SQLite::Statement query(*state_->database, std::string(page_columns) + "WHERE row > ? ORDER BY row LIMIT ?");
    query.bind(1, row);
    query.bind(2, static_cast<std::int64_t>(limit));
    std::vector<StoredPage> pages;
    for (;;) {
      auto page = one_page(database(), query);
      if (!page) return pass_on(page);
      if (!*page) return pages;
      pages.push_back(std::move(**page));
    }
  });
}

std::filesystem::path PageStore::database() const { return state_->files.index_db(); }

}  // namespace evidence::store
