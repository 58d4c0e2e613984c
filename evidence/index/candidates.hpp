// From a query to the exact pages that it finds.
#pragma once

#include "evidence/index/database.hpp"
#include "evidence/index/query.hpp"
#include "evidence/index/ranking.hpp"

namespace evidence::index {

// The FTS5 expression whose pages may be hits; empty where a clause has no token (punctuation alone): every page may
// be. `exact`: every page it finds is a hit.
struct Candidates {
  std::string expression;
  bool exact = false;
};
Candidates candidates_of(const Query& query);

// Every page that the query finds, in row order. Throws SQLite::Exception.
std::vector<RowId> find_rows(SQLite::Database& database, const Query& query);
// The indexed pages of the first `limit` rows.
std::vector<IndexedPage> read_pages(SQLite::Database& database, const std::vector<RowId>& rows, std::size_t limit);
Rarity rarity_of(SQLite::Database& database, const Query& query);

}  // namespace evidence::index
