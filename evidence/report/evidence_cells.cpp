// Evidence in a table: the place, a short quote, how much it weighs, its numbers. The annex has path and quote whole.
#include <algorithm>

#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

// Links that say the same of places of one name (a document that every project has) are one entry of several numbers.
struct Entry {
  std::string place;
  std::string weight;
  std::string remarks;
  std::vector<std::string> projects;
  Numbers numbers;
};

std::string weight_of(const Draft& draft, const Link& link) {
  return draft.text("report.evidence.weight"_key, {{"method", draft.words(method_of_link(draft, link))},
                                                   {"directness", draft.words(link.directness)},
                                                   {"strength", draft.words(link.strength)}});
}

std::string remarks_of(const Draft& draft, const Link& link) {
  const bool confirmed =
      std::ranges::any_of(link.reviews, [](const auto& one) { return one.second.verdict == Verdict::Confirmed; });
  std::string text = confirmed ? "" : draft.text("report.evidence.unconfirmed"_key);
  if (const std::string disputes = disputes_of(draft, link); !disputes.empty())
    text += draft.text("report.list.clause"_key) + disputes;
  if (!link.note.empty()) text += draft.text("report.link.note"_key, {{"note", one_line(link.note)}});
  return text;
}

void merge(std::vector<Entry>& entries, Entry one) {
  for (Entry& known : entries) {
    if (known.place != one.place || known.weight != one.weight || known.remarks != one.remarks) continue;
    known.numbers.insert(known.numbers.end(), one.numbers.begin(), one.numbers.end());
    for (std::string& project : one.projects) {
      if (std::ranges::find(known.projects, project) == known.projects.end())
        known.projects.push_back(std::move(project));
    }
    return;
  }
  entries.push_back(std::move(one));
}

}  // namespace

// "《a.pdf》第 3 页“…”". The folders stand in the annex. A quote that was cut is not cut once more further down.
std::string EvidenceCells::place(const Reference& reference) const {
  const std::size_t slash = reference.path.rfind('/');
  const std::string quote = one_line(reference.quote);
  const std::string shown = shortened(quote, draft_.in.outline.cell_characters);
  const bool repeated = shown != quote && quoted_.contains(reference.number);
  std::string text;
  if (quote.empty()) {
    text = draft_.text("report.evidence.area"_key);
  } else if (!repeated) {
    text = draft_.text("report.evidence.quote"_key, {{"quote", shown}});
  }
  const TextArguments arguments{
      {"name", one_line(slash == std::string::npos ? reference.path : reference.path.substr(slash + 1))},
      {"page", count_text(reference.page)},
      {"quote", text}};
  return reference.kind == ReferenceKind::Record ? draft_.text("report.evidence.record"_key, arguments)
                                                 : draft_.text("report.evidence.item"_key, arguments);
}

void EvidenceCells::add(const std::vector<const Link*>& links, TextKey key, Cell& into) {
  std::vector<Entry> entries;
  for (const Link* link : links) {
    const std::uint32_t number = draft_.references.of(*link);
    Entry entry{place(draft_.references.at(number)), weight_of(draft_, *link), remarks_of(draft_, *link), {}, {number}};
    if (const Project* project = project_of(draft_, *link)) entry.projects.push_back(draft_.project_id(project->id));
    merge(entries, std::move(entry));
  }
  for (Entry& entry : entries) {
    quoted_.insert(entry.numbers.begin(), entry.numbers.end());
    std::ranges::sort(entry.projects);
    const std::string projects = entry.projects.empty() ? ""
                                                        : draft_.text("report.evidence.projects"_key,
                                                                      {{"projects", draft_.joined(entry.projects)}});
    into.statements.push_back(draft_.cited(
        key, {{"place", entry.place}, {"weight", entry.weight}, {"projects", projects}, {"remarks", entry.remarks}},
        std::move(entry.numbers)));
  }
}

Cell EvidenceCells::supporting(const LinksOf& links) {
  Cell cell;
  add(links.supporting, "report.evidence.one"_key, cell);
  if (links.supporting.empty()) cell.statements.push_back(draft_.unproven("report.evidence.none"_key));
  add(links.neutral, "report.evidence.neutral"_key, cell);
  return cell;
}

// What contradicts stands beside what it contradicts, with what people made of it.
Cell EvidenceCells::contradicting(const LinksOf& links) {
  Cell cell;
  for (const Link* link : links.contradicting) {
    add({link}, "report.evidence.one"_key, cell);
    cell.statements.push_back(resolution_of(draft_, *link));
  }
  if (links.contradicting.empty()) cell.statements.push_back(draft_.procedural("report.cell.none"_key));
  return cell;
}

}  // namespace evidence::report
