// The rows of pages in index.db, and what case.db says of them. Private to this room; throws SQLite's exceptions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/model/rows.hpp"
#include "evidence/store/page_store.hpp"

namespace evidence::store {

inline constexpr const char* page_columns =
    "SELECT row, blob, number, origin, confidence, width, height, text, words, problems, passages, seals, engine FROM "
    "pages AS p ";

// A row of `page_columns` as the engine read it; nothing where its words or its origin are damaged.
std::optional<StoredPage> page_of(SQLite::Statement& row);

// A new row, numbered above all before. `corrections`: signature() of those in force.
PageRowId insert_page(SQLite::Database& database, const Sha256& blob, const std::string& version, const Page& page,
                      const std::string& corrections);
void delete_page(SQLite::Database& database, PageRowId row);

// In the order in which they were made, those taken back included.
std::vector<Correction> corrections_of(SQLite::Database& database, const Sha256& blob, std::uint32_t page);
std::vector<Correction> all_corrections(SQLite::Database& database);
bool has_corrections(SQLite::Database& database);

// Names the corrections in force, so that a page whose corrections changed is noticed.
std::string signature(const std::vector<Correction>& corrections);

}  // namespace evidence::store
