#include "evidence/store/case_files.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/texts.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

namespace {

constexpr int busy_milliseconds = 10'000;

// A path as an SQLite URI (sqlite.org/uri.html): %, ? and # would be taken for something else.
std::string uri_of(const std::filesystem::path& file, std::string_view query) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?" + std::string(query);
}

std::string reading_uri(const std::filesystem::path& file, bool immutable) {
  return uri_of(file, immutable ? "mode=ro&immutable=1" : "mode=ro");
}

DatabasePtr open_for_reading(const std::filesystem::path& file, bool immutable) {
  return std::make_unique<SQLite::Database>(reading_uri(file, immutable), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                            busy_milliseconds);
}

bool readable(const std::filesystem::path& file, bool immutable) {
  try {
    const DatabasePtr database = open_for_reading(file, immutable);
    database->tableExists("meta");
    return true;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

constexpr int no_index = -1;
constexpr int damaged_index = -2;

// The layout of index.db, or why it has none. Whatever else goes wrong (a full disk, another process) is no reason to
// give up what took hours to read: it is thrown on.
int index_layout_of(const CaseFiles& files) {
  if (!std::filesystem::exists(files.index_db())) return no_index;
  try {
    const DatabasePtr database = open_for_reading(files.index_db(), files.immutable);
    return layout_of(*database, "store_meta");
  } catch (const SQLite::Exception& failure) {
    const int code = failure.getErrorCode();
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) return damaged_index;
    throw;
  }
}

// With the files SQLite keeps beside it.
void remove_database(const std::filesystem::path& file) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
}

void set_damaged_aside(const std::filesystem::path& index_db) {
  const std::string aside = index_db.string() + ".damaged";
  remove_database(aside);
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const std::filesystem::path file = index_db.string() + suffix;
    if (std::filesystem::exists(file)) std::filesystem::rename(file, aside + suffix);
  }
}

void attach_truth(SQLite::Database& database, const CaseFiles& files) {
  SQLite::Statement attach(database, "ATTACH ? AS truth");
  attach.bind(1, reading_uri(files.case_db(), files.immutable));
  attach.exec();
}

// Runs the scripts or throws: index.db is ours to make anew, a failure there is never the person's.
void make_index(SQLite::Database& database) {
  if (const auto made = migrate(database, "store_meta", index_scripts(), index_layout); !made) {
    throw std::runtime_error(made.error().detail);
  }
}

}  // namespace

DatabasePtr open_case_for_writing(const std::filesystem::path& case_db, bool create) {
  const int flags = SQLite::OPEN_READWRITE | (create ? SQLite::OPEN_CREATE : 0);
  auto database = std::make_unique<SQLite::Database>(case_db.string(), flags, busy_milliseconds);
  database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  return database;
}

DatabasePtr open_case_for_reading(const CaseFiles& files) { return open_for_reading(files.case_db(), files.immutable); }

bool needs_immutable(const std::filesystem::path& case_db) {
  return !readable(case_db, false) && readable(case_db, true);
}

DatabasePtr open_index(const CaseFiles& files, bool for_writing) {
  DatabasePtr database;
  if (!files.writable && index_layout_of(files) != index_layout) {
    database = std::make_unique<SQLite::Database>(
        ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI, busy_milliseconds);
    make_index(*database);
  } else if (for_writing && files.writable) {
    database = std::make_unique<SQLite::Database>(files.index_db().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_URI,
                                                  busy_milliseconds);
    // Derived data: a power cut may cost the last pages, never the file.
    database->exec("PRAGMA synchronous = NORMAL");
  } else {
    database = open_for_reading(files.index_db(), files.immutable);
  }
  attach_truth(*database, files);
  return database;
}

Result<void> prepare_index(const CaseFiles& files) {
  return guarded(files.index_db(), [&]() -> Result<void> {
    const int found = index_layout_of(files);
    if (found > index_layout) {
      return fail(ErrorKind::Input, "error.store.newer-layout"_key,
                  {{"folder", files.folder.string()},
                   {"found", std::to_string(found)},
                   {"known", std::to_string(index_layout)}});
    }
    if (found == index_layout || !files.writable) return {};
    if (found == damaged_index) set_damaged_aside(files.index_db());
    // An older layout is brought up to date and keeps what was read; anything else is made anew.
    if (found < 1) remove_database(files.index_db());
    SQLite::Database database(files.index_db().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                              busy_milliseconds);
    database.exec("PRAGMA journal_mode = WAL");
    make_index(database);
    return {};
  });
}

int layout_of(SQLite::Database& database, const std::string& meta_table) {
  if (!database.tableExists(meta_table)) return 0;
  SQLite::Statement query(database, "SELECT CAST(value AS INTEGER) FROM " + meta_table + " WHERE name = 'layout'");
  return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

Result<void> migrate(SQLite::Database& database, const std::string& meta_table, const std::filesystem::path& scripts,
                     int target) {
  for (int layout = layout_of(database, meta_table) + 1; layout <= target; ++layout) {
    const std::filesystem::path file = scripts / fmt::format("{:04}.sql", layout);
    const auto script = read_whole_file(file);
    if (!script) {
      return fail(ErrorKind::Defect, "error.store.no-script"_key, {{"file", file.filename().string()}}, file.string());
    }
    SQLite::Transaction transaction(database);
    database.exec(*script);
    SQLite::Statement put(database, "INSERT OR REPLACE INTO " + meta_table + " (name, value) VALUES ('layout', ?)");
    put.bind(1, std::to_string(layout));
    put.exec();
    transaction.commit();
  }
  return {};
}

std::filesystem::path case_scripts() { return share_folder() / "schemas" / "sql" / "case"; }
std::filesystem::path index_scripts() { return share_folder() / "schemas" / "sql" / "index"; }

}  // namespace evidence::store
