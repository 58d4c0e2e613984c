// The state of the assessment at one moment: immutable, shared, cheap to copy.
#pragma once

#include <memory>
#include <vector>

#include "evidence/model/rows.hpp"

namespace evidence {

// A change copies the vector of pointers and one row; readers keep the table they hold.
template <class Row>
using Table = std::shared_ptr<const std::vector<std::shared_ptr<const Row>>>;

template <class Row>
Table<Row> empty_table() {
  return std::make_shared<const std::vector<std::shared_ptr<const Row>>>();
}

struct CaseSnapshot {
  CaseInfo info;
  Table<Actor> actors = empty_table<Actor>();
  Table<Source> sources = empty_table<Source>();
  Table<Project> projects = empty_table<Project>();
  Table<Record> records = empty_table<Record>();
  Table<Link> links = empty_table<Link>();
  Table<Fact> facts = empty_table<Fact>();
  Table<Rating> ratings = empty_table<Rating>();
  Table<NotApplicable> not_applicable = empty_table<NotApplicable>();
  Table<Correction> corrections = empty_table<Correction>();
  Table<PageReading> page_readings = empty_table<PageReading>();
  Table<SealJudgement> seal_judgements = empty_table<SealJudgement>();
};
using SnapshotPtr = std::shared_ptr<const CaseSnapshot>;

// The row of an id, removed ones included; null when there is none.
template <class Row, class RowId>
const Row* find_row(const Table<Row>& table, const RowId& id) {
  for (const auto& row : *table) {
    if (row->id == id) return row.get();
  }
  return nullptr;
}

}  // namespace evidence
