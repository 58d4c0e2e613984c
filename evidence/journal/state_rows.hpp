// The fold as rows: how a CaseSnapshot is written to the state table and read back. Format: schemas/journal.md.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/model/case_snapshot.hpp"

namespace evidence::journal {

struct StateRow {
  std::string kind;  // "case", "actor", "source", "project", "record", "link", "fact", "rating", "not-applicable"
  std::string key;   // the id in full; for judgements "<criterion> <actor>"
  std::string body;  // canonical JSON of the row
  friend bool operator==(const StateRow&, const StateRow&) = default;
};

// The rows of `after` that are not those of `before`, in table order. Rows are never taken out of a table.
std::vector<StateRow> changed_rows(const CaseSnapshot& before, const CaseSnapshot& after);
inline std::vector<StateRow> all_rows(const CaseSnapshot& snapshot) { return changed_rows({}, snapshot); }

// Rows in the order in which they were first written. Kinds of a newer version are passed over; a bad body fails with
// "error.journal.malformed".
Result<CaseSnapshot> snapshot_of(std::span<const StateRow> rows);

}  // namespace evidence::journal
