// 评估依据与方法: by which rules, and what the figures are not.
#include "evidence/report/annex.hpp"
#include "evidence/report/draft.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {

using namespace literals;

void write_basis(Draft& draft) {
  const Catalogue& catalogue = draft.in.catalogue;
  draft.heading(2, draft.text("report.basis.catalogue"_key));
  std::string guide;
  for (const Provenance& source : catalogue.provenance) {
    if (source.kind == "primary") guide = source.title;
  }
  const Sha256& digest = draft.in.snapshot.info.catalogue;
  std::vector<Statement> basis;
  if (!guide.empty()) basis.push_back(draft.procedural("report.basis.guide"_key, {{"guide", guide}}));
  basis.push_back(
      draft.procedural("report.basis.used"_key, {{"title", draft.chinese ? catalogue.title_zh : catalogue.title_en},
                                                 {"id", catalogue.id},
                                                 {"version", catalogue.version},
                                                 {"count", count_text(catalogue.criteria.size())},
                                                 {"digest", digest_prefix(digest)}}));
  draft.paragraph(std::move(basis));
  draft.paragraph({draft.procedural("report.basis.disclaimer"_key,
                                    {{"text", draft.chinese ? catalogue.disclaimer_zh : catalogue.disclaimer_en}})});
  for (const Provenance& source : catalogue.provenance) {
    if (!source.notice.empty())
      draft.paragraph(
          {draft.procedural("report.basis.notice"_key, {{"title", source.title}, {"text", source.notice}})});
  }

  draft.heading(2, draft.text("report.basis.methods"_key));
  std::vector<std::string> methods;
  for (const MethodDefinition& method : catalogue.methods)
    methods.push_back(draft.chinese ? method.title_zh : method.title_en);
  draft.paragraph({draft.procedural("report.basis.methods-used"_key, {{"methods", draft.joined(methods)}}),
                   draft.procedural("report.basis.evidence"_key)});

  draft.heading(2, draft.text("report.basis.score"_key));
  std::vector<std::string> words;
  double from = 0;
  for (const auto& [limit, name] : catalogue.scoring.words) {
    words.push_back(
        draft.text("report.basis.word"_key, {{"word", name}, {"from", number_text(from)}, {"to", number_text(limit)}}));
    from = limit;
  }
  draft.paragraph({draft.procedural("report.basis.ordinal"_key, {{"model", catalogue.scoring.model}}),
                   draft.procedural("report.basis.words"_key, {{"words", draft.joined(words)}}),
                   draft.procedural("report.basis.as-of"_key,
                                    {{"date", draft.in.score.reference ? format_date(*draft.in.score.reference)
                                                                       : draft.text("report.case.no-date"_key)}})});
}

}  // namespace evidence::report
