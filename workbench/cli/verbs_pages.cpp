// queue, pages, correct, reread, sealed: how far the reading is, and what a person does to it
#include <fmt/format.h>

#include "workbench/cli/options.hpp"
#include "workbench/cli/page_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/page_work.hpp"
#include "workbench/session/reading_case.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::int64_t quarter = 90;  // degrees

// The one item that stands for a content: pages belong to bytes, people look for paths.
Result<Item> first_item_of(Session& session, const Sha256& blob) {
  auto items = session.items().of_blob(blob);
  if (!items) return pass_on(items);
  return items->empty() ? Item{} : std::move(items->front());
}

Json json_of(const CaseSnapshot& snapshot, const store::SourceProgress& one) {
  return {{"source", source_name(snapshot, one.source)},
          {"files", one.files},
          {"read", one.read},
          {"waiting", one.waiting},
          {"problems", one.problems},
          {"pages_read", one.pages_read},
          {"pages_left", one.pages_left}};
}

std::string line_of(const Context& context, const CaseSnapshot& snapshot, const store::SourceProgress& one) {
  const Source* source = find_row(snapshot.sources, one.source);
  return context.texts("cli.queue.source"_key, {{"source", source_name(snapshot, one.source)},
                                                {"name", source != nullptr ? source->name : std::string()},
                                                {"files", std::to_string(one.files)},
                                                {"read", std::to_string(one.read)},
                                                {"waiting", std::to_string(one.waiting)},
                                                {"problems", std::to_string(one.problems)},
                                                {"pages", std::to_string(one.pages_read)},
                                                {"left", std::to_string(one.pages_left)}}) +
         "\n";
}

Result<reading::ReadSettings> settings_of(const Context& context) {
  reading::ReadSettings settings;
  settings.engine = context.arguments.value("engine").value_or("");
  if (settings.engine == "best") settings.engine.clear();
  settings.language = context.arguments.value("language").value_or("");
  auto degrees = context.arguments.number("rotate", 0, 3 * quarter);
  if (!degrees) return pass_on(degrees);
  if (*degrees && **degrees % quarter != 0)
    return fail(ErrorKind::Usage, "error.usage.rotation"_key, {{"value", std::to_string(**degrees)}});
  if (*degrees) settings.quarters = static_cast<std::uint8_t>(**degrees / quarter);
  if (const auto region = context.arguments.value("region")) {
    auto box = rectangle_of(*region);
    if (!box) return pass_on(box);
    settings.region = *box;
  }
  return settings;
}

Result<int> take_back_correction(const Context& context, const std::string& name) {
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto id = find_correction(*(*session)->snapshot(), name);
  if (!id) return pass_on(id);
  if (auto done = (*session)->perform({journal::RemoveCorrection{*id}}); !done) return pass_on(done);
  const std::string shown = shown_id((*session)->snapshot()->corrections, *id);
  context.emit({{"correction", shown}, {"removed", true}}, context.texts("cli.correct.removed"_key, {{"id", shown}}));
  return exit_done;
}

}  // namespace

Result<int> run_queue(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto status = (*session)->pages().status();
  if (!status) return pass_on(status);
  auto engine = engine_of(**session);
  if (!engine) return pass_on(engine);
  const SnapshotPtr snapshot = (*session)->snapshot();
  Json sources = Json::array();
  Json problems = Json::array();
  std::string text;
  for (const store::SourceProgress& one : status->sources) {
    sources.push_back(json_of(*snapshot, one));
    text += line_of(context, *snapshot, one);
  }
  text += context.texts("cli.queue.pages"_key, {{"pages", std::to_string(status->pages)},
                                                {"recognised", std::to_string(status->recognised)},
                                                {"engine", *engine},
                                                {"uncertain", std::to_string(status->uncertain)},
                                                {"corrected", std::to_string(status->corrected)},
                                                {"seals", std::to_string(status->with_seals)},
                                                {"left", std::to_string(status->pages_left())}}) +
          "\n";
  for (const store::ProblemGroup& group : status->problems) {
    problems.push_back({{"code", group.code}, {"contents", group.contents}});
    text += fmt::format("{:>6}  {:<18} {}\n", group.contents, group.code, context.texts.of("problem.", group.code));
  }
  if (reading::installed_engines().front() != reading::neural_engine)
    text += context.texts("cli.queue.no-neural"_key) + "\n";
  context.emit({{"sources", sources},
                {"problems", problems},
                {"pages", status->pages},
                {"recognised", status->recognised},
                {"uncertain", status->uncertain},
                {"corrected", status->corrected},
                {"with_seals", status->with_seals},
                {"pages_left", status->pages_left()},
                {"engine", *engine},
                {"installed_engines", reading::installed_engines()}},
               text);
  return exit_done;
}

Result<int> run_pages(const Context& context) {
  auto below = context.arguments.number("below", 1, 100);
  if (!below) return pass_on(below);
  auto limit = context.arguments.number("limit", 1, 1'000'000);
  if (!limit) return pass_on(limit);
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto pages = (*session)->pages().uncertain_pages(static_cast<std::uint8_t>(below->value_or(0)),
                                                   static_cast<std::size_t>(limit->value_or(1'000)));
  if (!pages) return pass_on(pages);
  Json list = Json::array();
  std::string text;
  for (const store::PageSummary& page : *pages) {
    auto item = first_item_of(**session, page.blob);
    if (!item) return pass_on(item);
    if (!item->id) continue;  // its Source was removed
    Json problems = Json::array();
    for (const Problem& problem : page.problems) problems.push_back(json_of(problem, context.texts));
    list.push_back({{"item", short_form(item->id)},
                    {"path", item->path},
                    {"page", page.number},
                    {"engine", page.engine},
                    {"confidence", page.confidence},
                    {"doubtful", page.doubtful},
                    {"second_readings", page.second_readings},
                    {"problems", problems}});
    text += context.texts("cli.pages.line"_key, {{"confidence", fmt::format("{:>3}", page.confidence)},
                                                 {"item", short_form(item->id)},
                                                 {"page", std::to_string(page.number)},
                                                 {"doubtful", std::to_string(page.doubtful)},
                                                 {"second", std::to_string(page.second_readings)},
                                                 {"path", item->path}}) +
            "\n";
  }
  context.emit({{"pages", list}}, text);
  return exit_done;
}

Result<int> run_correct(const Context& context) {
  if (const auto removed = context.arguments.value("remove")) return take_back_correction(context, *removed);
  auto after = context.arguments.required("to");
  if (!after) return pass_on(after);
  const auto quote = context.arguments.value("quote");
  const auto rectangle = context.arguments.value("rect");
  if (quote.has_value() == rectangle.has_value())
    return fail(ErrorKind::Usage, "error.usage.either"_key, {{"one", "--quote"}, {"other", "--rect"}});
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto place = page_place(context, **session);
  if (!place) return pass_on(place);
  Result<CorrectionId> made = CorrectionId{};
  if (quote) {
    made = correct_quote(**session, place->item, place->number, *quote, *after);
  } else {
    auto box = rectangle_of(*rectangle);
    if (!box) return pass_on(box);
    made = correct_page(**session, place->item, place->number, *box, *after);
  }
  if (!made) return pass_on(made);
  const SnapshotPtr snapshot = (*session)->snapshot();
  const Correction& correction = *find_row(snapshot->corrections, *made);
  const std::string shown = shown_id(snapshot->corrections, *made);
  context.emit({{"correction", shown},
                {"item", short_form(correction.item)},
                {"page", correction.page},
                {"rect", json_of(correction.where)},
                {"before", correction.before},
                {"after", correction.after}},
               context.texts("cli.correct.done"_key,
                             {{"id", shown}, {"before", correction.before}, {"after", correction.after}}));
  return exit_done;
}

Result<int> run_reread(const Context& context) {
  const bool keep = context.arguments.has("keep");
  const bool usual = context.arguments.has("usual");
  auto session = context.open_case(keep || usual ? store::OpenMode::Write : store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  auto place = page_place(context, **session);
  if (!place) return pass_on(place);
  auto before = machine_page(**session, place->item, place->number);
  if (!before) return pass_on(before);
  if (usual) {
    if (auto done = read_as_usual(**session, place->item, place->number); !done) return pass_on(done);
    context.emit({{"kept", true}, {"before", before->value_or(Page{}).text}, {"after", nullptr}},
                 context.texts("cli.reread.usual"_key));
    return exit_done;
  }
  auto settings = settings_of(context);
  if (!settings) return pass_on(settings);
  auto after = try_reading(**session, place->item, place->number, *settings);
  if (!after) return pass_on(after);
  if (keep) {
    if (auto kept = keep_reading(**session, place->item, place->number, *settings, *after); !kept) return pass_on(kept);
  }
  const Page old = before->value_or(Page{});
  context.emit(
      {{"kept", keep}, {"before", json_of_page(old, context.texts)}, {"after", json_of_page(*after, context.texts)}},
      context.texts("cli.reread.both"_key, {{"before", old.text},
                                            {"before_confidence", std::to_string(old.confidence)},
                                            {"before_engine", old.engine},
                                            {"after", after->text},
                                            {"after_confidence", std::to_string(after->confidence)},
                                            {"after_engine", after->engine}}) +
          (keep ? "" : "\n" + context.texts("cli.reread.not-kept"_key)));
  return exit_done;
}

Result<int> run_sealed(const Context& context) {
  auto said = context.positional(3, "sealed|not-sealed|unsure");
  if (!said) return pass_on(said);
  auto verdict = parse_choice<SealVerdict>("sealed|not-sealed|unsure", *said);
  if (!verdict) return pass_on(verdict);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto place = page_place(context, **session);
  if (!place) return pass_on(place);
  const std::string because = context.arguments.value("because").value_or("");
  if (auto done = judge_seal(**session, place->item, place->number, *verdict, because); !done) return pass_on(done);
  context.emit(
      {{"item", short_form(place->item.id)}, {"page", place->number}, {"verdict", word(*verdict)}},
      context.texts("cli.sealed.done"_key, {{"item", short_form(place->item.id)},
                                            {"page", std::to_string(place->number)},
                                            {"verdict", context.texts.of("word.seal-verdict.", word(*verdict))}}));
  return exit_done;
}

}  // namespace workbench::cli
