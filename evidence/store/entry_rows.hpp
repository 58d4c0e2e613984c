// Entries as rows of case.db. Private to this room; throws SQLite's exceptions.
#pragma once

#include <cstdint>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/journal/entry.hpp"
#include "evidence/store/case_files.hpp"

namespace evidence::store {

void append_entry(SQLite::Database& database, const journal::Entry& entry);

struct EntryRows {
  std::vector<journal::Entry> entries;   // in replay order
  std::vector<std::int64_t> unreadable;  // sequence numbers of rows whose fields are no Entry
};
EntryRows read_entries(SQLite::Database& database);

// Where an origin's chain ends.
struct ChainEnd {
  std::uint64_t number = 0;
  std::uint64_t action = 0;
  Sha256 hash;
};
ChainEnd chain_end(SQLite::Database& database, OriginId origin);
std::uint64_t greatest_lamport(SQLite::Database& database);

}  // namespace evidence::store
