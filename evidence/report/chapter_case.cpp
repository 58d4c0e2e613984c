// 基本情况: who applied for what, what was received, how far it was read.
#include "evidence/report/draft.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

std::string date_text(const Draft& draft, const std::optional<CivilDate>& date) {
  if (!date) return draft.text("report.case.no-date"_key);
  return draft.chinese ? format_date_zh(*date) : format_date(*date);
}

void write_sources(Draft& draft) {
  draft.heading(2, draft.text("report.case.sources"_key));
  TableBlock table;
  table.header = {draft.text("report.case.source"_key), draft.text("report.case.source-kind"_key),
                  draft.text("report.case.source-items"_key), draft.text("report.case.source-received"_key),
                  draft.text("report.case.source-digest"_key)};
  table.widths = {22, 8, 10, 22, 38};
  table.size = TableSize::Small;
  for (const auto& source : *draft.in.snapshot.sources) {
    if (source->removed) continue;
    const std::uint32_t number = draft.references.of(*source);
    const std::string received =
        date_text(draft, civil_date(source->received)) + " " + draft.actor(source->received_by);
    table.rows.push_back({{one_line(source->name), Backing::Cited, {number}},
                          {draft.in.texts.of("report.source-kind.", source->kind), Backing::Procedural, {}},
                          {count_text(source->item_count), Backing::Procedural, {}},
                          {received, Backing::Procedural, {}},
                          {to_hex(source->digest), Backing::Procedural, {}}});
  }
  if (table.rows.empty()) {
    draft.paragraph({draft.unproven("report.case.no-sources"_key)});
  } else {
    draft.paragraph({draft.procedural("report.case.sources-intro"_key, {{"count", count_text(table.rows.size())}})});
    draft.table(std::move(table));
  }
}

void write_reading(Draft& draft) {
  draft.heading(2, draft.text("report.case.reading"_key));
  const ReadingState& reading = draft.in.reading;
  std::vector<Statement> statements{
      draft.procedural("report.case.read"_key, {{"files", count_text(reading.files)},
                                                {"read", count_text(reading.files_read)},
                                                {"pages", count_text(reading.pages_read)}})};
  const bool whole = reading.files_waiting == 0 && reading.pages_waiting == 0;
  if (whole) {
    statements.push_back(draft.procedural("report.case.nothing-waits"_key));
  } else {
    statements.push_back(draft.unproven("report.case.waiting"_key, {{"files", count_text(reading.files_waiting)},
                                                                    {"pages", count_text(reading.pages_waiting)}}));
  }
  if (reading.problems > 0)
    statements.push_back(draft.unproven("report.case.problems"_key, {{"count", count_text(reading.problems)}}));
  draft.paragraph(std::move(statements));
}

void write_records(Draft& draft) {
  TableBlock table;
  table.header = {draft.text("report.case.record"_key), draft.text("report.case.record-kind"_key),
                  draft.text("report.case.record-held"_key), draft.text("report.case.record-participants"_key)};
  table.widths = {24, 12, 24, 40};
  table.size = TableSize::Small;
  for (const auto& record : *draft.in.snapshot.records) {
    if (record->removed) continue;
    const std::uint32_t number = draft.references.of(*record);
    table.rows.push_back({{one_line(record->title), Backing::Cited, {number}},
                          {draft.words(record->kind), Backing::Procedural, {}},
                          {date_text(draft, record->held_on) + " " + one_line(record->place), Backing::Procedural, {}},
                          {one_line(draft.references.at(number).participants), Backing::Procedural, {}}});
  }
  draft.heading(2, draft.text("report.case.records"_key));
  if (table.rows.empty()) {
    draft.paragraph({draft.unproven("report.case.no-records"_key)});
  } else {
    draft.table(std::move(table));
  }
}

}  // namespace

void write_case(Draft& draft) {
  const CaseInfo& info = draft.in.snapshot.info;
  draft.heading(2, draft.text("report.case.application"_key));
  draft.paragraph({draft.procedural("report.case.applicant"_key, {{"applicant", one_line(info.applicant)}}),
                   draft.procedural("report.case.kind"_key, {{"kind", draft.words(info.kind)}}),
                   draft.procedural("report.case.dates"_key, {{"accepted", date_text(draft, info.accepted_on)},
                                                              {"reference", date_text(draft, info.reference_date)}})});
  std::vector<std::string> team;
  for (const auto& actor : *draft.in.snapshot.actors)
    team.push_back(
        draft.text("report.case.person"_key, {{"name", one_line(actor->name)}, {"role", draft.words(actor->role)}}));
  std::vector<std::string> projects;
  for (const auto& project : *draft.in.snapshot.projects) {
    if (!project->removed) projects.push_back(draft.project_id(project->id) + " " + one_line(project->name));
  }
  std::vector<Statement> people;
  if (!team.empty()) people.push_back(draft.procedural("report.case.team"_key, {{"names", draft.joined(team)}}));
  if (projects.empty()) {
    people.push_back(draft.unproven("report.case.no-projects"_key));
  } else {
    people.push_back(draft.procedural("report.case.projects"_key, {{"names", draft.joined(projects)}}));
  }
  draft.paragraph(std::move(people));
  write_sources(draft);
  write_records(draft);
  write_reading(draft);
}

}  // namespace evidence::report
