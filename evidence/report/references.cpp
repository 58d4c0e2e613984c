#include "evidence/report/references.hpp"

#include <fmt/format.h>

namespace evidence::report {

std::uint32_t References::keep(const std::string& key, Reference reference) {
  const auto known = numbers_.find(key);
  if (known != numbers_.end()) return known->second;
  reference.number = static_cast<std::uint32_t>(all_.size() + 1);
  numbers_.emplace(key, reference.number);
  all_.push_back(std::move(reference));
  return all_.back().number;
}

// Items are not in the snapshot, but each Source says which counters it took.
std::string References::shown_item(const ItemId& id) const {
  std::vector<OriginId> others;
  for (const auto& source : *snapshot_.sources) {
    const std::uint64_t first = source->first_item.counter;
    if (id.counter >= first && id.counter - first < source->item_count) others.push_back(source->first_item.origin);
  }
  return shown_id(id, others);
}

std::uint32_t References::of(const Citation& citation) {
  const Box box = citation.rectangle.value_or(Box{-1, -1, -1, -1});
  const std::string key = fmt::format("item {} {} {},{},{},{} {}", full_form(citation.item), citation.page, box.x,
                                      box.y, box.w, box.h, citation.quote);
  if (const auto known = numbers_.find(key); known != numbers_.end())
    return known->second;  // asks the store once a place
  const auto place = find_item_ ? find_item_(citation.item) : std::nullopt;
  Reference reference;
  reference.kind = ReferenceKind::Item;
  reference.id = shown_item(citation.item);
  reference.path = place ? place->path : withdrawn_;
  reference.page = citation.page;
  reference.rectangle = citation.rectangle;
  reference.quote = citation.quote;
  reference.digest = citation.blob;
  return keep(key, std::move(reference));
}

std::uint32_t References::of(const Record& record) {
  Reference reference;
  reference.kind = ReferenceKind::Record;
  reference.id = shown_id(snapshot_.records, record.id);
  reference.path = record.title;
  reference.held_on = format_date(record.held_on);
  for (const Participant& one : record.participants) {
    if (!reference.participants.empty()) reference.participants += "、";
    reference.participants += one.role.empty() ? one.name : fmt::format("{}（{}）", one.name, one.role);
  }
  for (const RecordLine& line : record.lines) {
    if (!reference.quote.empty()) reference.quote += "\n";
    reference.quote += line.answer;
  }
  return keep("record " + full_form(record.id), std::move(reference));
}

std::uint32_t References::of(const Source& source) {
  Reference reference;
  reference.kind = ReferenceKind::Source;
  reference.id = shown_id(snapshot_.sources, source.id);
  reference.path = source.name;
  reference.digest = source.digest;
  return keep("source " + full_form(source.id), std::move(reference));
}

std::uint32_t References::of(const Link& link) {
  if (const auto* citation = std::get_if<Citation>(&link.evidence)) return of(*citation);
  return of(*find_row(snapshot_.records, std::get<RecordId>(link.evidence)));
}

}  // namespace evidence::report
