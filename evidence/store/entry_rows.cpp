#include "evidence/store/entry_rows.hpp"

#include "evidence/journal/journal.hpp"
#include "evidence/store/columns.hpp"

namespace evidence::store {

namespace {

// The Entry of a row; nothing where a field is not what it should be.
std::optional<journal::Entry> entry_of(SQLite::Statement& row) {
  const auto origin = parse_origin(row.getColumn(1).getString());
  const auto wall = parse_instant(row.getColumn(8).getString());
  const auto previous = parse_sha256(row.getColumn(11).getString());
  const auto hash = parse_sha256(row.getColumn(12).getString());
  if (!origin || !wall || !previous || !hash) return std::nullopt;
  journal::Entry entry;
  entry.head.origin = *origin;
  entry.head.number = unsigned_column(row, 2);
  entry.head.action = unsigned_column(row, 3);
  if (!row.getColumn(4).isNull()) {
    const auto undone = parse_origin(row.getColumn(4).getString());
    if (!undone) return std::nullopt;
    entry.head.undoes = journal::ActionId{*undone, unsigned_column(row, 5)};
  }
  entry.head.actor = ActorId{row.getColumn(6).getString()};
  entry.head.lamport = unsigned_column(row, 7);
  entry.head.wall = *wall;
  entry.kind = row.getColumn(9).getString();
  entry.body = row.getColumn(10).getString();
  entry.previous = *previous;
  entry.hash = *hash;
  entry.signature = row.getColumn(13).getString();
  return entry;
}

}  // namespace

void append_entry(SQLite::Database& database, const journal::Entry& entry) {
  SQLite::Statement put(database,
                        "INSERT INTO entries (origin, number, action, undoes_origin, undoes_number, actor, lamport, "
                        "wall, kind, body, previous, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  put.bind(1, to_text(entry.head.origin));
  put.bind(2, static_cast<std::int64_t>(entry.head.number));
  put.bind(3, static_cast<std::int64_t>(entry.head.action));
  if (entry.head.undoes) {
    put.bind(4, to_text(entry.head.undoes->origin));
    put.bind(5, static_cast<std::int64_t>(entry.head.undoes->number));
  }
  put.bind(6, entry.head.actor.value);
  put.bind(7, static_cast<std::int64_t>(entry.head.lamport));
  put.bind(8, format_instant(entry.head.wall));
  put.bind(9, entry.kind);
  put.bind(10, entry.body);
  put.bind(11, to_hex(entry.previous));
  put.bind(12, to_hex(entry.hash));
  put.bind(13, entry.signature);
  put.exec();
}

EntryRows read_entries(SQLite::Database& database) {
  EntryRows rows;
  SQLite::Statement query(database,
                          "SELECT sequence, origin, number, action, undoes_origin, undoes_number, actor, lamport, "
                          "wall, kind, body, previous, hash, signature FROM entries");
  while (query.executeStep()) {
    if (auto entry = entry_of(query)) {
      rows.entries.push_back(std::move(*entry));
    } else {
      rows.unreadable.push_back(query.getColumn(0).getInt64());
    }
  }
  journal::sort_for_replay(rows.entries);
  return rows;
}

ChainEnd chain_end(SQLite::Database& database, OriginId origin) {
  SQLite::Statement query(database,
                          "SELECT number, action, hash FROM entries WHERE origin = ? ORDER BY number DESC LIMIT 1");
  query.bind(1, to_text(origin));
  if (!query.executeStep()) return {};
  return {unsigned_column(query, 0), unsigned_column(query, 1),
          parse_sha256(query.getColumn(2).getString()).value_or(Sha256{})};
}

std::uint64_t greatest_lamport(SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT coalesce(max(lamport), 0) FROM entries");
  query.executeStep();
  return unsigned_column(query, 0);
}

}  // namespace evidence::store
