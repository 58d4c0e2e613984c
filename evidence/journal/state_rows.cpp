#include "evidence/journal/state_rows.hpp"

#include "evidence/journal/json_read.hpp"
#include "evidence/journal/json_write.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

template <class Row>
std::string key_of(const Row& row) {
  if constexpr (requires { row.id.counter; }) {
    return full_form(row.id);
  } else if constexpr (std::is_same_v<Row, Actor>) {
    return row.id.value;
  } else if constexpr (requires { row.blob; }) {
    std::string key = to_hex(row.blob) + " " + std::to_string(row.page);
    if constexpr (requires { row.actor; }) key += " " + row.actor.value;
    return key;
  } else {
    return row.criterion.value + " " + row.actor.value;
  }
}

template <class Row>
void add_changed(std::vector<StateRow>& rows, const char* kind, const Table<Row>& before, const Table<Row>& after) {
  if (before == after) return;
  for (std::size_t at = 0; at < after->size(); ++at) {
    const auto& row = (*after)[at];
    if (at < before->size() && (*before)[at] == row) continue;
    rows.push_back({kind, key_of(*row), canonical(JsonWriter::object_of(*row))});
  }
}

template <class Row>
using Rows = std::vector<std::shared_ptr<const Row>>;

template <class Row>
bool add_row(Rows<Row>& rows, const nlohmann::json& json) {
  auto row = std::make_shared<Row>();
  if (!JsonReader::object_into(json, *row)) return false;
  rows.push_back(std::move(row));
  return true;
}

template <class Row>
Table<Row> finished(Rows<Row>& rows) {
  return std::make_shared<const Rows<Row>>(std::move(rows));
}

// The tables while they are being read.
struct Tables {
  CaseInfo info;
  Rows<Actor> actors;
  Rows<Source> sources;
  Rows<Project> projects;
  Rows<Record> records;
  Rows<Link> links;
  Rows<Fact> facts;
  Rows<Rating> ratings;
  Rows<NotApplicable> not_applicable;
  Rows<Correction> corrections;
  Rows<PageReading> page_readings;
  Rows<SealJudgement> seal_judgements;

  bool add(const StateRow& row, const nlohmann::json& json) {
    if (row.kind == "case") return JsonReader::object_into(json, info);
    if (row.kind == "actor") return add_row(actors, json);
    if (row.kind == "source") return add_row(sources, json);
    if (row.kind == "project") return add_row(projects, json);
    if (row.kind == "record") return add_row(records, json);
    if (row.kind == "link") return add_row(links, json);
    if (row.kind == "fact") return add_row(facts, json);
    if (row.kind == "rating") return add_row(ratings, json);
    if (row.kind == "not-applicable") return add_row(not_applicable, json);
    if (row.kind == "correction") return add_row(corrections, json);
    if (row.kind == "page-reading") return add_row(page_readings, json);
    if (row.kind == "seal-judgement") return add_row(seal_judgements, json);
    return true;
  }
};

}  // namespace

std::vector<StateRow> changed_rows(const CaseSnapshot& before, const CaseSnapshot& after) {
  std::vector<StateRow> rows;
  if (!(before.info == after.info)) rows.push_back({"case", "info", canonical(JsonWriter::object_of(after.info))});
  add_changed(rows, "actor", before.actors, after.actors);
  add_changed(rows, "source", before.sources, after.sources);
  add_changed(rows, "project", before.projects, after.projects);
  add_changed(rows, "record", before.records, after.records);
  add_changed(rows, "link", before.links, after.links);
  add_changed(rows, "fact", before.facts, after.facts);
  add_changed(rows, "rating", before.ratings, after.ratings);
  add_changed(rows, "not-applicable", before.not_applicable, after.not_applicable);
  add_changed(rows, "correction", before.corrections, after.corrections);
  add_changed(rows, "page-reading", before.page_readings, after.page_readings);
  add_changed(rows, "seal-judgement", before.seal_judgements, after.seal_judgements);
  return rows;
}

Result<CaseSnapshot> snapshot_of(std::span<const StateRow> rows) {
  Tables tables;
  for (const StateRow& row : rows) {
    if (!tables.add(row, nlohmann::json::parse(row.body, nullptr, false))) {
      return fail(ErrorKind::Input, "error.journal.malformed"_key, {{"kind", row.kind + " " + row.key}}, row.body);
    }
  }
  CaseSnapshot snapshot;
  snapshot.info = std::move(tables.info);
  snapshot.actors = finished(tables.actors);
  snapshot.sources = finished(tables.sources);
  snapshot.projects = finished(tables.projects);
  snapshot.records = finished(tables.records);
  snapshot.links = finished(tables.links);
  snapshot.facts = finished(tables.facts);
  snapshot.ratings = finished(tables.ratings);
  snapshot.not_applicable = finished(tables.not_applicable);
  snapshot.corrections = finished(tables.corrections);
  snapshot.page_readings = finished(tables.page_readings);
  snapshot.seal_judgements = finished(tables.seal_judgements);
  return snapshot;
}

}  // namespace evidence::journal
