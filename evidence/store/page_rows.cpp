#include "evidence/store/page_rows.hpp"

#include "evidence/journal/state_rows.hpp"
#include "evidence/store/columns.hpp"
#include "evidence/store/item_rows.hpp"
#include "evidence/store/page_marks.hpp"
#include "evidence/store/word_codec.hpp"

namespace evidence::store {

namespace {

ByteView blob_column(SQLite::Statement& query, int column) {
  const SQLite::Column value = query.getColumn(column);
  return {static_cast<const std::byte*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

std::vector<Correction> corrections_in(SQLite::Statement& query) {
  std::vector<journal::StateRow> rows;
  while (query.executeStep()) rows.push_back({"correction", "", query.getColumn(0).getString()});
  std::vector<Correction> corrections;
  // A body that does not parse is what verify() reports; the page then shows what the engine read.
  const auto snapshot = journal::snapshot_of(rows);
  if (!snapshot) return corrections;
  for (const auto& row : *snapshot->corrections) corrections.push_back(*row);
  return corrections;
}

}  // namespace

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

PageRowId insert_page(SQLite::Database& database, const Sha256& blob, const std::string& version, const Page& page,
                      const std::string& corrections) {
  SQLite::Statement put(database,
                        "INSERT INTO pages (blob, version, number, origin, confidence, width, height, text, words, "
                        "problems, passages, seals, engine, corrections) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
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
  put.bind(14, corrections);
  put.exec();
  return database.getLastInsertRowid();
}

void delete_page(SQLite::Database& database, PageRowId row) {
  SQLite::Statement remove(database, "DELETE FROM pages WHERE row = ?");
  remove.bind(1, row);
  remove.exec();
}

std::vector<Correction> corrections_of(SQLite::Database& database, const Sha256& blob, std::uint32_t page) {
  SQLite::Statement query(database,
                          "SELECT body FROM truth.state WHERE kind = 'correction' AND json_extract(body, '$.blob') = ? "
                          "AND json_extract(body, '$.page') = ? ORDER BY position");
  query.bind(1, to_hex(blob));
  query.bind(2, page);
  return corrections_in(query);
}

std::vector<Correction> all_corrections(SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT body FROM truth.state WHERE kind = 'correction' ORDER BY position");
  return corrections_in(query);
}

bool has_corrections(SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT EXISTS (SELECT 1 FROM truth.state WHERE kind = 'correction')");
  return query.executeStep() && query.getColumn(0).getInt() != 0;
}

std::string signature(const std::vector<Correction>& corrections) {
  std::string names;
  for (const Correction& correction : corrections) {
    if (!correction.removed) names += full_form(correction.id) + " ";
  }
  return names;
}

}  // namespace evidence::store
