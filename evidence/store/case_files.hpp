// Where the files of a Case are and how its databases are opened. Private to this room.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "evidence/base/result.hpp"

namespace SQLite {
class Database;
}

namespace evidence::store {

inline constexpr int case_layout = 1;   // of case.db: schemas/sql/case/NNNN.sql
inline constexpr int index_layout = 2;  // of index.db: schemas/sql/index/NNNN.sql

struct CaseFiles {
  std::filesystem::path folder;
  bool writable = false;
  bool immutable = false;  // on a medium that cannot be written: SQLite must not look for its side files

  [[nodiscard]] std::filesystem::path case_db() const { return folder / "case.db"; }
  [[nodiscard]] std::filesystem::path index_db() const { return folder / "index.db"; }
  [[nodiscard]] std::filesystem::path blobs() const { return folder / "blobs"; }
};

using DatabasePtr = std::unique_ptr<SQLite::Database>;

// Unless they say otherwise these throw SQLite's exceptions; guard.hpp is the boundary.

// For writing: WAL, a commit is on the disk when it returns.
DatabasePtr open_case_for_writing(const std::filesystem::path& case_db, bool create);
DatabasePtr open_case_for_reading(const CaseFiles& files);
// Tries without and with immutable=1, and says which was needed.
bool needs_immutable(const std::filesystem::path& case_db);

// index.db as "main" and case.db, read-only, as "truth". In a Case that is only read and has no usable index.db, an
// empty one in memory.
DatabasePtr open_index(const CaseFiles& files, bool for_writing);
// Refuses an index.db of a newer layout (Input). Where the Case is to be written, makes it anew where it is missing, of
// an older layout or damaged; a damaged one stays beside it as index.db.damaged. Does not throw: SQLite's other errors
// are returned, and the file is left as it is.
Result<void> prepare_index(const CaseFiles& files);

// The layout of a database by its meta table; 0 for a new one.
int layout_of(SQLite::Database& database, const std::string& meta_table);
// Runs <scripts>/NNNN.sql for every layout from the database's own up to `target`, each in a transaction of its own.
Result<void> migrate(SQLite::Database& database, const std::string& meta_table, const std::filesystem::path& scripts,
                     int target);
std::filesystem::path case_scripts();
std::filesystem::path index_scripts();

}  // namespace evidence::store
