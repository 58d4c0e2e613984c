// What a Command is checked for before it changes anything. Private to this room.
#pragma once

#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/journal/entry.hpp"
#include "evidence/journal/tables.hpp"

namespace evidence::journal {

namespace keys {
using namespace literals;
inline constexpr TextKey unknown_thing = "error.journal.unknown-thing"_key;
inline constexpr TextKey thing_exists = "error.journal.thing-exists"_key;
inline constexpr TextKey removed = "error.journal.removed"_key;
inline constexpr TextKey not_removed = "error.journal.not-removed"_key;
inline constexpr TextKey foreign_id = "error.journal.foreign-id"_key;
inline constexpr TextKey reason_needed = "error.journal.reason-needed"_key;
}  // namespace keys

// A new thing's id: of the Entry's origin, and not given yet.
template <class Row>
Result<void> check_new(const Table<Row>& table, const EntryHead& head, const Row& row) {
  if (!row.id || row.id.origin != head.origin) {
    return fail(ErrorKind::Input, keys::foreign_id, {{"thing", full_form(row.id)}});
  }
  if (find_row(table, row.id) != nullptr) {
    return fail(ErrorKind::Conflict, keys::thing_exists, {{"thing", short_form(row.id)}});
  }
  return {};
}

// The row of an id that must be there and not removed.
template <class Row, class RowId>
Result<const Row*> present(const Table<Row>& table, const RowId& id) {
  const Row* row = find_row(table, id);
  if (row == nullptr) return fail(ErrorKind::Input, keys::unknown_thing, {{"thing", short_form(id)}});
  if (row->removed) return fail(ErrorKind::Conflict, keys::removed, {{"thing", short_form(id)}});
  return row;
}

// The row of an id that must be there and removed.
template <class Row, class RowId>
Result<const Row*> absent(const Table<Row>& table, const RowId& id) {
  const Row* row = find_row(table, id);
  if (row == nullptr) return fail(ErrorKind::Input, keys::unknown_thing, {{"thing", short_form(id)}});
  if (!row->removed) return fail(ErrorKind::Conflict, keys::not_removed, {{"thing", short_form(id)}});
  return row;
}

// A reason that is due; taking an action back needs none of its own.
Result<void> check_reason(const EntryHead& head, std::string_view reason, std::string_view about);

}  // namespace evidence::journal
