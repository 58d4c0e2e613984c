// score, check, draft
#include <fmt/format.h>

#include "workbench/cli/console.hpp"
#include "workbench/cli/explanation.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/options.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/drafting.hpp"
#include "workbench/session/gaps.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/scoring_case.hpp"
#include "workbench/session/uncertain_text.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

Json or_null(const std::optional<double>& value) { return value ? Json(six_decimals(*value)) : Json(nullptr); }

Json json_of_score(const CaseSnapshot& snapshot, const CaseScore& result, const CriterionResult* only,
                   const std::set<LinkId>& uncertain) {
  Json text_uncertain = Json::array();
  for (const LinkId& link : uncertain) text_uncertain.push_back(shown_id(snapshot.links, link));
  Json groups = Json::array();
  for (const GroupResult& group : result.groups) {
    groups.push_back({{"id", group.id},
                      {"score", or_null(group.score)},
                      {"weight", group.weight},
                      {"examined", group.examined},
                      {"criteria", group.count}});
  }
  Json areas = Json::array();
  for (const AreaResult& area : result.areas) {
    Json features = Json::object();
    for (const auto& [feature, value] : area.area.features) features[feature] = or_null(value);
    areas.push_back({{"id", area.id},
                     {"base_practices", or_null(area.area.base_practices)},
                     {"features", features},
                     {"level", area.area.level},
                     {"examined", area.examined},
                     {"criteria", area.count}});
  }
  Json criteria = Json::array();
  for (const CriterionResult& one : result.criteria) {
    if (only == nullptr || &one == only) criteria.push_back(json_of(snapshot, one));
  }
  return {{"case",
           {{"score", or_null(result.total.score)},
            {"mean", or_null(result.total.mean)},
            {"outcome", word(result.total.outcome)},
            {"reference_date", result.reference ? Json(format_date(*result.reference)) : Json(nullptr)}}},
          {"groups", groups},
          {"areas", areas},
          {"criteria", criteria},
          {"text_uncertain", text_uncertain}};
}

Result<ScoreOptions> score_options(const Context& context, const Session& session) {
  ScoreOptions options;
  auto as_of = date_option(context.arguments, "as-of");
  if (!as_of) return pass_on(as_of);
  options.as_of = *as_of;
  for (const std::string& name : context.arguments.values("without")) {
    auto link = find_link(*session.snapshot(), name);
    if (!link) return pass_on(link);
    options.without.push_back(*link);
  }
  return options;
}

}  // namespace

Result<int> run_score(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto options = score_options(context, **session);
  if (!options) return pass_on(options);
  const CaseScore result = score(**session, *options);
  const CriterionResult* only = nullptr;
  if (context.arguments.positionals().size() > 1) {
    auto criterion = criterion_of(**session, context.arguments.positionals()[1]);
    if (!criterion) return pass_on(criterion);
    only = find_result(result, (*criterion)->id);
  }
  auto uncertain =
      links_on_uncertain_text(**session, only == nullptr ? std::nullopt : std::optional<CriterionId>(only->id));
  if (!uncertain) return pass_on(uncertain);
  const SnapshotPtr snapshot = (*session)->snapshot();
  const std::string text = only == nullptr
                               ? explain_case(**session, result, context.texts, context.arguments.has("explain"))
                               : explain_criterion(**session, *only, context.texts, *uncertain);
  context.emit(json_of_score(*snapshot, result, only, *uncertain), text);
  return exit_done;
}

Result<int> run_check(const Context& context) {
  auto what = context.positional(1, "gaps");
  if (!what) return pass_on(what);
  if (*what != "gaps") return std::unexpected(wrong_word("check", *what, "gaps"));
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  const CaseScore result = score(**session);
  const std::vector<Gap> gaps = find_gaps(**session, result);
  Json rows = Json::array();
  std::string text;
  for (const Gap& gap : gaps) {
    rows.push_back({{"rule", gap.criterion.value},
                    {"ok", false},
                    {"have", gap.have},
                    {"need", gap.needs},
                    {"evidence", gap.links},
                    {"due", nullptr}});
    text += line_of_gap(**session, gap, context.texts);
  }
  if (gaps.empty()) text = context.texts("cli.gaps.none"_key);
  context.emit({{"ok", gaps.empty()}, {"rows", rows}}, text);
  return gaps.empty() ? exit_done : exit_no;
}

Result<int> run_draft(const Context& context) {
  auto kind = context.positional(1, "conclusion");
  if (!kind) return pass_on(kind);
  if (*kind != "conclusion") return std::unexpected(wrong_word("draft", *kind, "conclusion"));
  auto format_word = context.arguments.required("format");
  if (!format_word) return pass_on(format_word);
  std::optional<DraftFormat> format;
  if (*format_word == "docx") format = DraftFormat::Docx;
  if (*format_word == "html") format = DraftFormat::Html;
  if (*format_word == "json") format = DraftFormat::Json;
  if (!format) return std::unexpected(wrong_word("--format", *format_word, "docx, html, json"));
  auto file = context.arguments.required("output");
  if (!file) return pass_on(file);
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto drafted = draft_conclusion(**session, *format, *file, context.texts);
  if (!drafted) return pass_on(drafted);
  context.emit({{"file", drafted->file.string()},
                {"sha256", to_hex(drafted->digest)},
                {"statements", drafted->counts.statements},
                {"unproven", drafted->counts.unproven},
                {"citations", drafted->counts.citations},
                {"references", drafted->counts.references}},
               context.texts("cli.draft.done"_key, {{"file", drafted->file.string()},
                                                    {"statements", std::to_string(drafted->counts.statements)},
                                                    {"citations", std::to_string(drafted->counts.citations)},
                                                    {"unproven", std::to_string(drafted->counts.unproven)}}));
  return exit_done;
}

}  // namespace workbench::cli
