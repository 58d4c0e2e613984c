// Numbers the places that a draft cites: one number a place, in order of first mention.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evidence/model/case_snapshot.hpp"
#include "evidence/report/conclusion.hpp"
#include "evidence/report/report.hpp"

namespace evidence::report {

// "L4", lengthened by as many digits of the origin as tell it from the other origins that made an L4 too.
template <class Tag>
std::string shown_id(Id<Tag> id, const std::vector<OriginId>& others) {
  const std::string own = to_text(id.origin);
  std::size_t digits = 0;
  for (const OriginId other : others) {
    if (other == id.origin) continue;
    const std::string text = to_text(other);
    std::size_t same = 0;
    while (same < own.size() && own[same] == text[same]) ++same;
    digits = std::max(digits, same + 1);
  }
  return digits == 0 ? short_form(id) : short_form(id) + "." + own.substr(0, digits);
}

// The same where every thing of the kind stands in one table.
template <class Row, class RowId>
std::string shown_id(const Table<Row>& table, const RowId& id) {
  std::vector<OriginId> others;
  for (const auto& row : *table) {
    if (row->id.counter == id.counter) others.push_back(row->id.origin);
  }
  return shown_id(id, others);
}

// One draft's annex. Not shared between threads.
class References {
 public:
  // `withdrawn` stands for the path of an Item that the Case does not have any more.
  References(const CaseSnapshot& snapshot, const FindItem& find_item, std::string withdrawn)
      : snapshot_(snapshot), find_item_(find_item), withdrawn_(std::move(withdrawn)) {}

  std::uint32_t of(const Citation& citation);
  std::uint32_t of(const Record& record);
  std::uint32_t of(const Source& source);
  // Of what a Link points at; the record must exist.
  std::uint32_t of(const Link& link);
  [[nodiscard]] const std::vector<Reference>& all() const { return all_; }
  [[nodiscard]] const Reference& at(std::uint32_t number) const { return all_.at(number - 1); }

 private:
  std::uint32_t keep(const std::string& key, Reference reference);
  [[nodiscard]] std::string shown_item(const ItemId& id) const;

  const CaseSnapshot& snapshot_;
  const FindItem& find_item_;
  std::string withdrawn_;
  std::map<std::string, std::uint32_t> numbers_;  // by what makes a place one: kind, id, page, box, quote
  std::vector<Reference> all_;
};

}  // namespace evidence::report
