#include "evidence/index/database.hpp"

#include <cstring>
#include <stdexcept>

#include <sqlite3.h>

#include "evidence/index/tokenizer.hpp"

namespace evidence::index {
namespace {

using namespace evidence::literals;

// A writer of pages holds the database for a page at most; this long means that something else is wrong.
constexpr int busy_milliseconds = 10000;

// detail=none: no positions; columnsize=0: no lengths. Both are ours to reckon from the folded text.
constexpr const char* schema = R"sql(
CREATE TABLE search_state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE search_pages(
  row INTEGER PRIMARY KEY, blob BLOB NOT NULL, number INTEGER NOT NULL, folded TEXT NOT NULL, UNIQUE(blob, number));
CREATE VIRTUAL TABLE search_words USING fts5(folded, content='', detail=none, columnsize=0, tokenize='evidence');
CREATE VIRTUAL TABLE search_counts USING fts5vocab(search_words, 'row');
)sql";

constexpr const char* removal = R"sql(
DROP TABLE IF EXISTS search_counts;
DROP TABLE IF EXISTS search_words;
DROP TABLE IF EXISTS search_pages;
DROP TABLE IF EXISTS search_state;
)sql";

void bind_digest(SQLite::Statement& statement, int at, const Sha256& digest) {
  statement.bind(at, digest.bytes.data(), static_cast<int>(digest.bytes.size()));
}

void set_state(SQLite::Database& database, const char* name, std::int64_t value) {
  SQLite::Statement statement(database, "INSERT OR REPLACE INTO search_state VALUES(?, ?)");
  statement.bind(1, name);
  statement.bind(2, value);
  statement.exec();
}

std::int64_t state(SQLite::Database& database, const char* name) {
  SQLite::Statement statement(database, "SELECT value FROM search_state WHERE name = ?");
  statement.bind(1, name);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

// A contentless table forgets a row only when told its exact old text.
void forget_former(SQLite::Database& database, const IndexedPage& page) {
  SQLite::Statement find(database, "SELECT row, folded FROM search_pages WHERE (blob = ? AND number = ?) OR row = ?");
  bind_digest(find, 1, page.blob);
  find.bind(2, static_cast<std::int64_t>(page.number));
  find.bind(3, page.row);
  while (find.executeStep()) {
    const std::int64_t row = find.getColumn(0).getInt64();
    SQLite::Statement words(database, "INSERT INTO search_words(search_words, rowid, folded) VALUES('delete', ?, ?)");
    words.bind(1, row);
    words.bind(2, find.getColumn(1).getString());
    words.exec();
    SQLite::Statement gone(database, "DELETE FROM search_pages WHERE row = ?");
    gone.bind(1, row);
    gone.exec();
  }
}

Connection connect(const std::string& name, int flags) {
  auto database = std::make_unique<SQLite::Database>(name, flags, busy_milliseconds);
  if (!register_tokenizer(database->getHandle())) throw SQLite::Exception("SQLite without FTS5", SQLITE_ERROR);
  return database;
}

// https://www.sqlite.org/uri.html: what would end or change the path.
std::string escaped_for_uri(const std::string& path) {
  std::string escaped;
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      escaped += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

Connection connect_for_writing(const std::filesystem::path& file) {
  return connect(file.string(), SQLite::OPEN_READWRITE);
}

Connection connect_for_reading(const std::filesystem::path& file) {
  try {
    Connection connection = connect(file.string(), SQLite::OPEN_READONLY);
    connection->tableExists("search_state");  // the first look at the file is what fails
    return connection;
  } catch (const SQLite::Exception& exception) {
    if (exception.getErrorCode() != SQLITE_CANTOPEN && exception.getErrorCode() != SQLITE_READONLY) throw;
  }
  return connect("file:" + escaped_for_uri(file.string()) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

Error error_of(const SQLite::Exception& exception, const std::filesystem::path& file) {
  const int code = exception.getErrorCode();
  const bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
  return {busy ? ErrorKind::Conflict : ErrorKind::Input,
          busy ? "error.index.busy"_key : "error.index.database"_key,
          {{"file", file.string()}, {"reason", exception.what()}},
          exception.getErrorStr()};
}

bool tables_are_current(SQLite::Database& database) {
  if (!database.tableExists("search_state") || !database.tableExists("search_words")) return false;
  return state(database, "version") == folding_version;
}

void make_tables(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  database.exec(removal);
  database.exec(schema);
  set_state(database, "version", folding_version);
  transaction.commit();
}

RowId last_row(SQLite::Database& database) { return state(database, "last_row"); }

void take_up(SQLite::Database& database, const std::vector<IndexedPage>& batch) {
  if (batch.empty()) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement insert(database, "INSERT INTO search_pages VALUES(?, ?, ?, ?)");
  SQLite::Statement words(database, "INSERT INTO search_words(rowid, folded) VALUES(?, ?)");
  for (const IndexedPage& page : batch) {
    forget_former(database, page);
    insert.bind(1, page.row);
    bind_digest(insert, 2, page.blob);
    insert.bind(3, static_cast<std::int64_t>(page.number));
    insert.bind(4, page.folded);
    insert.exec();
    insert.reset();
    words.bind(1, page.row);
    words.bind(2, page.folded);
    words.exec();
    words.reset();
  }
  set_state(database, "last_row", batch.back().row);
  transaction.commit();
}

std::uint64_t count_pages(SQLite::Database& database) {
  SQLite::Statement statement(database, "SELECT count(*) FROM search_pages");
  statement.executeStep();
  return static_cast<std::uint64_t>(statement.getColumn(0).getInt64());
}

std::uint64_t count_holding(SQLite::Database& database, std::string_view token) {
  SQLite::Statement statement(database, "SELECT doc FROM search_counts WHERE term = ?");
  statement.bind(1, std::string(token));
  return statement.executeStep() ? static_cast<std::uint64_t>(statement.getColumn(0).getInt64()) : 0;
}

}  // namespace evidence::index
