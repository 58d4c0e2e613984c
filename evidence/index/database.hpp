// The room's side of index.db: its tables, and the one boundary where SQLite's exceptions become errors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/base/digest.hpp"
#include "evidence/base/result.hpp"
#include "evidence/index/search.hpp"

namespace evidence::index {

// One connection with the tokenizer registered. Not thread-safe: the owner locks.
using Connection = std::unique_ptr<SQLite::Database>;

Connection connect_for_writing(const std::filesystem::path& file);  // throws SQLite::Exception
// On a medium that cannot be written SQLite reads a WAL database only when told that nobody else writes it.
Connection connect_for_reading(const std::filesystem::path& file);  // throws SQLite::Exception

// Words the exception of SQLite for people; Conflict where the database is busy.
Error error_of(const SQLite::Exception& exception, const std::filesystem::path& file);

template <class Work>
auto guarded(const std::filesystem::path& file, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    return std::unexpected(error_of(exception, file));
  }
}

// The functions below throw SQLite::Exception.

// True where the tables are there and of this make.
bool tables_are_current(SQLite::Database& database);
// Drops what is there, makes the tables empty. One transaction.
void make_tables(SQLite::Database& database);

struct IndexedPage {
  RowId row = 0;
  Sha256 blob;
  std::uint32_t number = 1;
  std::string folded;
};

RowId last_row(SQLite::Database& database);
// Takes up a batch and remembers its last row: one transaction.
void take_up(SQLite::Database& database, const std::vector<IndexedPage>& batch);
std::uint64_t count_pages(SQLite::Database& database);
// Pages that hold the token, from FTS5's own counting.
std::uint64_t count_holding(SQLite::Database& database, std::string_view token);

}  // namespace evidence::index
