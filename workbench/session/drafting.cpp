#include "workbench/session/drafting.hpp"

#include "evidence/report/conclusion.hpp"
#include "evidence/report/template.hpp"
#include "evidence/report/writers.hpp"
#include "workbench/session/scoring_case.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

Result<report::ReadingState> reading_state(Session& session) {
  auto counts = session.items().counts(std::nullopt);
  if (!counts) return pass_on(counts);
  report::ReadingState state;
  state.files = counts->files;
  state.files_read = counts->read;
  state.files_waiting = counts->queued;
  state.problems = counts->problems;
  state.pages_read = counts->pages_read;
  state.pages_waiting = counts->queued;  // at least one page a file
  return state;
}

Result<Bytes> written(const report::Report& model, DraftFormat format) {
  auto layout = report::load_layout(share_folder() / "assets" / "report" / "layout.json");
  if (!layout) return pass_on(layout);
  if (format == DraftFormat::Docx) return report::to_docx(model, *layout);
  const std::string text = format == DraftFormat::Html ? report::to_html(model, *layout) : report::to_json(model);
  const ByteView bytes = as_bytes(text);
  return Bytes(bytes.begin(), bytes.end());
}

}  // namespace

Result<Drafted> draft_conclusion(Session& session, DraftFormat format, const std::filesystem::path& file,
                                 const Texts& texts) {
  const SnapshotPtr snapshot = session.snapshot();
  // The draft is reckoned from the Case's own dates alone: the day on which it is written changes nothing.
  const CaseScore result = score_case(session.catalogue(), *snapshot);
  auto reading = reading_state(session);
  if (!reading) return pass_on(reading);
  const auto place_of = [&session](const ItemId& id) -> std::optional<report::ItemPlace> {
    const auto item = session.items().find(id);
    if (!item || !*item) return std::nullopt;
    return report::ItemPlace{(*item)->path, (*item)->blob};
  };
  auto outline = report::load_conclusion_template(share_folder() / "assets" / "report" / "conclusion.json");
  if (!outline) return pass_on(outline);
  const Conclusion proposed = propose_conclusion(session.catalogue(), *snapshot, result);
  auto model =
      report::build_conclusion({session.catalogue(), *snapshot, result, proposed, place_of, *reading, *outline, texts});
  if (!model) return pass_on(model);
  auto bytes = written(*model, format);
  if (!bytes) return pass_on(bytes);
  if (auto stored = write_file_atomically(file, *bytes); !stored) return pass_on(stored);
  return Drafted{file, sha256_of(*bytes), report::count(*model)};
}

}  // namespace workbench
