// Changing the immutable tables of a CaseSnapshot: copies the vector of pointers and one row. Private to this room.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "evidence/base/ids.hpp"
#include "evidence/base/result.hpp"
#include "evidence/model/case_snapshot.hpp"

namespace evidence::journal {

template <class Row>
void append_row(Table<Row>& table, Row row) {
  auto copy = std::make_shared<std::vector<std::shared_ptr<const Row>>>();
  copy->reserve(table->size() + 1);
  copy->assign(table->begin(), table->end());
  copy->push_back(std::make_shared<const Row>(std::move(row)));
  table = std::move(copy);
}

// Puts `row` in place of the one that `same` finds; behind the last where there is none.
template <class Row, class Same>
void put_row(Table<Row>& table, Row row, const Same& same) {
  for (std::size_t at = 0; at < table->size(); ++at) {
    if (!same(*(*table)[at])) continue;
    auto copy = std::make_shared<std::vector<std::shared_ptr<const Row>>>(*table);
    (*copy)[at] = std::make_shared<const Row>(std::move(row));
    table = std::move(copy);
    return;
  }
  append_row(table, std::move(row));
}

template <class Row>
void replace_row(Table<Row>& table, Row row) {
  const auto id = row.id;
  put_row(table, std::move(row), [&](const Row& other) { return other.id == id; });
}

template <class Row, class Criterion, class Who>
const Row* find_judgement(const Table<Row>& table, const Criterion& criterion, const Who& actor) {
  for (const auto& row : *table) {
    if (row->criterion == criterion && row->actor == actor) return row.get();
  }
  return nullptr;
}

template <class Row>
void put_judgement(Table<Row>& table, Row row) {
  const CriterionId criterion = row.criterion;
  const ActorId actor = row.actor;
  put_row(table, std::move(row),
          [&](const Row& other) { return other.criterion == criterion && other.actor == actor; });
}

// Rows of pages: one for each page, or for each page and actor where the row names one.
template <class Row>
bool is_same_page_row(const Row& a, const Row& b) {
  if (a.blob != b.blob || a.page != b.page) return false;
  if constexpr (requires { a.actor; }) {
    return a.actor == b.actor;
  } else {
    return true;
  }
}

template <class Row>
void put_page_row(Table<Row>& table, Row row) {
  const Row wanted = row;
  put_row(table, std::move(row), [&](const Row& other) { return is_same_page_row(other, wanted); });
}

inline const PageReading* find_page_row(const Table<PageReading>& table, const Sha256& blob, std::uint32_t page) {
  for (const auto& row : *table) {
    if (row->blob == blob && row->page == page) return row.get();
  }
  return nullptr;
}

inline const SealJudgement* find_seal_judgement(const Table<SealJudgement>& table, const Sha256& blob,
                                                std::uint32_t page, const ActorId& actor) {
  for (const auto& row : *table) {
    if (row->blob == blob && row->page == page && row->actor == actor) return row.get();
  }
  return nullptr;
}

}  // namespace evidence::journal
