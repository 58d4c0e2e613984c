// What speaks for and against a Criterion, each with its quoted words.
#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

std::string verdict_text(const Draft& draft, const ActorId& who, const Review& review) {
  const TextArguments arguments{
      {"who", draft.actor(who)},
      {"because", review.because.empty() ? draft.text("report.no-reason"_key) : one_line(review.because)}};
  if (review.verdict == Verdict::Confirmed) return draft.text("report.review.confirmed"_key, arguments);
  if (review.verdict == Verdict::Disputed) return draft.text("report.review.disputed"_key, arguments);
  return "";
}

std::string review_text(const Draft& draft, const Link& link) {
  std::vector<std::string> said;
  for (const auto& [who, review] : link.reviews) {
    if (const std::string verdict = verdict_text(draft, who, review); !verdict.empty()) said.push_back(verdict);
  }
  return said.empty() ? draft.text("report.review.none"_key) : draft.joined(said);
}

}  // namespace

const Project* project_of(const Draft& draft, const Link& link) {
  std::optional<ProjectId> id = link.project;
  if (const auto* record_id = std::get_if<RecordId>(&link.evidence); record_id != nullptr && !id)
    id = find_row(draft.in.snapshot.records, *record_id)->project;
  return id ? find_row(draft.in.snapshot.projects, *id) : nullptr;
}

Method method_of_link(const Draft& draft, const Link& link) {
  if (const auto* id = std::get_if<RecordId>(&link.evidence))
    return method_of(find_row(draft.in.snapshot.records, *id)->kind);
  return Method::Document;
}

std::string disputes_of(const Draft& draft, const Link& link) {
  std::vector<std::string> said;
  for (const auto& [who, review] : link.reviews) {
    if (review.verdict == Verdict::Disputed) said.push_back(verdict_text(draft, who, review));
  }
  return draft.joined(said);
}

namespace {

std::string project_text(const Draft& draft, const Link& link) {
  const Project* project = project_of(draft, link);
  if (project == nullptr) return "";
  return draft.text("report.link.project"_key, {{"name", one_line(project->name)}});
}

std::string weight_text(const Draft& draft, const Link& link, Method method) {
  std::string text = draft.text("report.link.weight"_key, {{"method", draft.words(method)},
                                                           {"directness", draft.words(link.directness)},
                                                           {"strength", draft.words(link.strength)},
                                                           {"project", project_text(draft, link)},
                                                           {"link", draft.link_id(link.id)},
                                                           {"maker", draft.actor(link.made_by)},
                                                           {"review", review_text(draft, link)}});
  if (!link.note.empty()) text += draft.text("report.link.note"_key, {{"note", one_line(link.note)}});
  return text;
}

// Where it stands and what it says: "《a.pdf》第 3 页载明“…”".
std::string place_text(const Draft& draft, const Link& link, const Reference& reference) {
  if (const auto* id = std::get_if<RecordId>(&link.evidence)) {
    const Record& record = *find_row(draft.in.snapshot.records, *id);
    return draft.text("report.link.record"_key,
                      {{"kind", draft.words(record.kind)},
                       {"title", one_line(record.title)},
                       {"date", reference.held_on},
                       {"participants", one_line(reference.participants)},
                       {"quote", shortened(reference.quote, draft.in.outline.answer_characters)}});
  }
  const TextArguments arguments{{"path", one_line(reference.path)},
                                {"page", count_text(reference.page)},
                                {"quote", draft.quoted(reference.quote)}};
  return one_line(reference.quote).empty() ? draft.text("report.link.area"_key, arguments)
                                           : draft.text("report.link.item"_key, arguments);
}

std::string resolution_text(const Draft& draft, const Link& link) {
  std::vector<std::string> said;
  for (const auto& [who, resolution] : link.resolutions) {
    const TextArguments arguments{{"who", draft.actor(who)},
                                  {"because", one_line(resolution.because)},
                                  {"link", resolution.evidence ? draft.link_id(*resolution.evidence) : ""}};
    said.push_back(resolution.evidence ? draft.text("report.resolution.with-evidence"_key, arguments)
                                       : draft.text("report.resolution.reason"_key, arguments));
  }
  return said.empty() ? draft.text("report.resolution.open"_key) : draft.joined(said);
}

void write_support(Draft& draft, const Link& link, TextKey key) {
  const std::uint32_t number = draft.references.of(link);
  const std::string place = place_text(draft, link, draft.references.at(number));
  draft.paragraph({draft.cited(
      key, {{"place", place}, {"weight", weight_text(draft, link, method_of_link(draft, link))}}, {number})});
}

// Both sides are quoted: what contradicts, and each thing that it contradicts.
void write_contradiction(Draft& draft, const Link& link, const std::vector<const Link*>& supporting) {
  const std::uint32_t number = draft.references.of(link);
  Numbers numbers{number};
  std::vector<std::string> opposed;
  for (const Link* other : supporting) {
    const std::uint32_t other_number = draft.references.of(*other);
    numbers.push_back(other_number);
    opposed.push_back(place_text(draft, *other, draft.references.at(other_number)));
  }
  const std::string place = place_text(draft, link, draft.references.at(number));
  const std::string weight = weight_text(draft, link, method_of_link(draft, link));
  std::vector<Statement> statements;
  statements.push_back(draft.cited("report.link.against"_key, {{"place", place}, {"weight", weight}}, {number}));
  if (!opposed.empty())
    statements.push_back(draft.cited("report.link.opposed"_key, {{"places", draft.listed(opposed)}}, numbers));
  statements.push_back(resolution_of(draft, link));
  draft.paragraph(std::move(statements));
}

}  // namespace

Statement resolution_of(Draft& draft, const Link& link) {
  Numbers behind{draft.references.of(link)};
  for (const auto& [who, resolution] : link.resolutions) {
    const Link* evidence = resolution.evidence ? find_row(draft.in.snapshot.links, *resolution.evidence) : nullptr;
    const bool is_record = evidence != nullptr && std::holds_alternative<RecordId>(evidence->evidence);
    const bool known =
        evidence != nullptr &&
        (!is_record || find_row(draft.in.snapshot.records, std::get<RecordId>(evidence->evidence)) != nullptr);
    if (known) behind.push_back(draft.references.of(*evidence));
  }
  return draft.cited("report.link.resolution"_key, {{"text", resolution_text(draft, link)}}, std::move(behind));
}

void write_links(Draft& draft, const Criterion& criterion) {
  const LinksOf& of = draft.links(criterion.id);
  for (const Link* link : of.supporting) write_support(draft, *link, "report.link.for"_key);
  for (const Link* link : of.contradicting) write_contradiction(draft, *link, of.supporting);
  for (const Link* link : of.neutral) write_support(draft, *link, "report.link.neutral"_key);
  if (of.supporting.empty() && of.contradicting.empty() && !criterion.derived())
    draft.paragraph({draft.unproven("report.no-evidence"_key)});
}

}  // namespace evidence::report
