#include "evidence/index/candidates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

// So many tokens tell pages apart; what they let through, the verification sorts out.
constexpr std::size_t tokens_of_a_term = 16;

void append_token(std::string& expression, const NeededToken& token) {
  if (!expression.empty()) expression += " AND ";
  expression += '"';  // no token holds a quotation mark: it is no letter
  expression += token.text;
  expression += token.prefix ? "\" *" : "\"";
}

std::string text_of(const SQLite::Column& column) { return column.getString(); }

IndexedPage page_of(SQLite::Statement& statement) {
  IndexedPage page;
  page.row = statement.getColumn(0).getInt64();
  const SQLite::Column blob = statement.getColumn(1);
  if (blob.getBytes() == static_cast<int>(page.blob.bytes.size())) {
    const auto* bytes = static_cast<const std::byte*>(blob.getBlob());
    std::copy_n(bytes, page.blob.bytes.size(), page.blob.bytes.begin());
  }
  page.number = statement.getColumn(2).getUInt();
  page.folded = text_of(statement.getColumn(3));
  return page;
}

// The folded text as it lies in SQLite's page: valid until the next step.
std::string_view folded_in_place(SQLite::Statement& statement, int at) {
  const SQLite::Column column = statement.getColumn(at);
  const char* text = column.getText();
  return {text, static_cast<std::size_t>(column.getBytes())};
}

std::uint64_t pages_with_term(SQLite::Database& database, const Term& term, std::uint64_t pages) {
  const NeededTokens needed = needed_tokens(term.folded, term.whole);
  std::uint64_t fewest = pages;
  for (std::size_t i = 0; i < std::min(needed.all.size(), tokens_of_a_term); ++i)
    fewest = std::min(fewest, count_holding(database, needed.all[i].text));
  return fewest;
}

}  // namespace

Candidates candidates_of(const Query& query) {
  Candidates candidates{"", true};
  for (const Clause& clause : query.any) {
    std::string all;
    for (const Term& term : clause.with) {
      const NeededTokens needed = needed_tokens(term.folded, term.whole);
      candidates.exact = candidates.exact && needed.exact;
      for (std::size_t i = 0; i < std::min(needed.all.size(), tokens_of_a_term); ++i) append_token(all, needed.all[i]);
    }
    candidates.exact = candidates.exact && clause.without.empty();
    if (all.empty()) return {"", false};
    candidates.expression += fmt::format("{}({})", candidates.expression.empty() ? "" : " OR ", all);
  }
  return candidates;
}

std::vector<RowId> find_rows(SQLite::Database& database, const Query& query) {
  const Candidates candidates = candidates_of(query);
  std::vector<RowId> rows;
  if (candidates.expression.empty()) {
    SQLite::Statement all(database, "SELECT row, folded FROM search_pages ORDER BY row");
    while (all.executeStep()) {
      if (holds(folded_in_place(all, 1), query)) rows.push_back(all.getColumn(0).getInt64());
    }
    return rows;
  }
  SQLite::Statement match(database, "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid");
  match.bind(1, candidates.expression);
  SQLite::Statement text(database, "SELECT folded FROM search_pages WHERE row = ?");
  while (match.executeStep()) {
    const std::int64_t row = match.getColumn(0).getInt64();
    if (!candidates.exact) {
      text.reset();
      text.bind(1, row);
      if (!text.executeStep() || !holds(folded_in_place(text, 0), query)) continue;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<IndexedPage> read_pages(SQLite::Database& database, const std::vector<RowId>& rows, std::size_t limit) {
  SQLite::Statement statement(database, "SELECT row, blob, number, folded FROM search_pages WHERE row = ?");
  std::vector<IndexedPage> pages;
  for (std::size_t i = 0; i < std::min(rows.size(), limit); ++i) {
    statement.bind(1, rows[i]);
    if (statement.executeStep()) pages.push_back(page_of(statement));
    statement.reset();
  }
  return pages;
}

Rarity rarity_of(SQLite::Database& database, const Query& query) {
  Rarity rarity;
  rarity.pages = count_pages(database);
  for (const Clause& clause : query.any) {
    for (const Term& term : clause.with) rarity.holding.push_back(pages_with_term(database, term, rarity.pages));
  }
  return rarity;
}

}  // namespace evidence::index
