// How people name the things of a Case, and how the Case answers: I17, L4, R2, F3, S1, P1.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/store/item_query.hpp"

namespace workbench {

// "L4", or "L4.3f…" where another origin made an L4 too: as many hex digits as tell them apart.
template <class Tag, class Row>
std::string shown_id(const evidence::Table<Row>& table, evidence::Id<Tag> id) {
  std::size_t digits = 0;
  const std::string own = to_text(id.origin);
  for (const auto& row : *table) {
    if (row->id.counter != id.counter || row->id.origin == id.origin) continue;
    const std::string other = to_text(row->id.origin);
    std::size_t common = 0;
    while (common < own.size() && own[common] == other[common]) ++common;
    digits = std::max(digits, std::max<std::size_t>(common + 1, 2));
  }
  return short_form(id) + (digits == 0 ? "" : "." + own.substr(0, digits));
}

// The row that a person named; fails (Input) when there is none or several (names those), or it was removed.
evidence::Result<evidence::LinkId> find_link(const evidence::CaseSnapshot& snapshot, std::string_view name);
evidence::Result<evidence::FactId> find_fact(const evidence::CaseSnapshot& snapshot, std::string_view name);
evidence::Result<evidence::RecordId> find_record(const evidence::CaseSnapshot& snapshot, std::string_view name);
evidence::Result<evidence::SourceId> find_source(const evidence::CaseSnapshot& snapshot, std::string_view name);
evidence::Result<evidence::CorrectionId> find_correction(const evidence::CaseSnapshot& snapshot, std::string_view name);
// By id or by name.
evidence::Result<evidence::ProjectId> find_project(const evidence::CaseSnapshot& snapshot, std::string_view name);
evidence::Result<evidence::Item> find_item(const evidence::CaseSnapshot& snapshot,
                                           const evidence::store::ItemQuery& items, std::string_view name);

}  // namespace workbench
