#include "evidence/report/conclusion.hpp"

#include "evidence/report/draft.hpp"

namespace evidence::report {
namespace {

using namespace literals;

void write_chapter(Draft& draft, const std::string& name) {
  draft.heading(1, draft.in.texts.of("report.chapter.", name));
  if (name == "case") write_case(draft);
  if (name == "basis") write_basis(draft);
  if (name == "assessment") write_assessment(draft);
  if (name == "gaps") write_gaps(draft);
  if (name == "outcome") write_outcome(draft);
}

void write_signatures(Draft& draft) {
  draft.report.signatures.push_back(draft.text("report.signature.lead"_key));
  for (std::size_t line = 0; line < draft.in.outline.signature_lines; ++line)
    draft.report.signatures.push_back(draft.text("report.signature.member"_key));
}

// The score was made for these criteria, in this order.
bool fits(const ConclusionInputs& inputs) {
  const auto& results = inputs.score.criteria;
  const auto& criteria = inputs.catalogue.criteria;
  if (results.size() != criteria.size()) return false;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (results[at].id != criteria[at].id) return false;
  }
  return true;
}

}  // namespace

Result<Report> build_conclusion(const ConclusionInputs& inputs) {
  if (!fits(inputs))
    return fail(ErrorKind::Defect, "error.report.score"_key,
                {{"catalogue", inputs.catalogue.id}, {"version", inputs.catalogue.version}});
  Draft draft(inputs);
  draft.report.language = draft.chinese ? "zh-CN" : "en";
  draft.report.title = draft.text("report.title"_key);
  draft.report.subtitle = draft.text("report.subtitle"_key, {{"applicant", inputs.snapshot.info.applicant}});
  draft.report.parties = {draft.procedural("report.draft-notice"_key)};
  for (const std::string& name : inputs.outline.chapters) write_chapter(draft, name);
  write_signatures(draft);
  draft.report.references = draft.references.all();
  const Counts counts = count(draft.report);
  draft.report.annex_heading = draft.text("report.annex.heading"_key);
  draft.report.annex_note = draft.text("report.annex.note"_key, {{"statements", count_text(counts.statements)},
                                                                 {"cited", count_text(counts.cited)},
                                                                 {"unproven", count_text(counts.unproven)},
                                                                 {"citations", count_text(counts.citations)},
                                                                 {"references", count_text(counts.references)}});
  draft.report.annex_area = draft.text("report.annex.area"_key);
  draft.report.annex_header = {draft.text("report.annex.number"_key), draft.text("report.annex.id"_key),
                               draft.text("report.annex.place"_key),  draft.text("report.annex.page"_key),
                               draft.text("report.annex.quote"_key),  draft.text("report.annex.digest"_key)};
  return std::move(draft.report);
}

}  // namespace evidence::report
