// import, sources, items, reinterpret
#include <algorithm>

#include <fmt/format.h>

#include "workbench/cli/console.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/importing.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr std::uint64_t window = 1000;  // items read at a time

Result<std::vector<std::string>> passwords_of(const Context& context) {
  const auto file = context.arguments.value("password-file");
  if (!file) return std::vector<std::string>{};
  auto text = read_whole_file(*file);
  if (!text) return pass_on(text);
  std::vector<std::string> passwords;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    std::string line = text->substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) passwords.push_back(line);
    at = end + 1;
  }
  return passwords;
}

Json json_of_source(const Context& context, Session& session, const Source& source) {
  Json problems = Json::array();
  store::ItemFilter filter;
  filter.source = source.id;
  filter.problems_only = true;
  const auto items = session.items().list(filter, 0, window);
  if (items) {
    for (const Item& item : *items) {
      if (!item.problem) continue;
      Json problem = json_of(*item.problem, context.texts);
      problem["path"] = item.path;
      problems.push_back(problem);
    }
  }
  return {{"id", source_name(*session.snapshot(), source.id)},
          {"name", source.name},
          {"kind", source.kind},
          {"sha256", to_hex(source.digest)},
          {"bytes", source.bytes},
          {"items", source.item_count},
          {"encoding", source.encoding},
          {"problems", problems}};
}

std::string line_of_source(const Context& context, const Json& source) {
  std::string text =
      context.texts("cli.source.line"_key, {{"id", source["id"]},
                                            {"name", source["name"]},
                                            {"items", std::to_string(source["items"].get<std::uint64_t>())},
                                            {"problems", std::to_string(source["problems"].size())},
                                            {"sha256", source["sha256"].get<std::string>().substr(0, 16)}}) +
      "\n";
  for (const Json& problem : source["problems"]) {
    text += fmt::format("  ! {}：{}\n", problem["path"].get<std::string>(), problem["message"].get<std::string>());
  }
  return text;
}

Result<int> show_sources(const Context& context, Session& session, const std::vector<SourceId>& only) {
  Json list = Json::array();
  std::string text;
  for (const auto& source : *session.snapshot()->sources) {
    if (source->removed) continue;
    if (!only.empty() && std::find(only.begin(), only.end(), source->id) == only.end()) continue;
    list.push_back(json_of_source(context, session, *source));
    text += line_of_source(context, list.back());
  }
  context.emit({{"sources", list}}, text);
  return exit_done;
}

}  // namespace

Result<int> run_import(const Context& context) {
  const auto& words = context.arguments.positionals();
  if (words.size() < 2) return fail(ErrorKind::Usage, "error.usage.missing"_key, {{"what", "SOURCE"}});
  auto passwords = passwords_of(context);
  if (!passwords) return pass_on(passwords);
  std::optional<Sha256> stated;
  if (const auto hex = context.arguments.value("sha256")) {
    stated = parse_sha256(*hex);
    if (!stated || words.size() != 2) return fail(ErrorKind::Usage, "error.usage.sha256"_key, {{"value", *hex}});
  }
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  const ImportOptions options{context.arguments.value("encoding").value_or(""), *passwords, stated};

  Json list = Json::array();
  std::string text;
  bool any_problem = false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    jobs::Work work({}, progress_on_standard_error(context.texts, "cli.progress.import"_key, context.quiet));
    auto imported = import_source(**session, words[at], options, work);
    if (!imported) return pass_on(imported);
    const SnapshotPtr snapshot = (*session)->snapshot();
    Json form = json_of_source(context, **session, *find_row(snapshot->sources, imported->source));
    form["blobs_new"] = imported->received.blobs_new;
    Json problems = Json::array();
    for (const auto& [path, problem] : imported->received.problems) {
      Json one = json_of(problem, context.texts);
      one["path"] = path;
      problems.push_back(one);
    }
    form["problems"] = problems;
    any_problem = any_problem || !problems.empty();
    list.push_back(form);
    text += line_of_source(context, form);
  }
  context.emit({{"sources", list}}, text);
  return any_problem && context.arguments.has("strict") ? exit_no : exit_done;
}

Result<int> run_sources(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  return show_sources(context, **session, {});
}

Result<int> run_items(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  const SnapshotPtr snapshot = (*session)->snapshot();
  store::ItemFilter filter;
  filter.problems_only = context.arguments.has("problems");
  filter.like = context.arguments.value("like").value_or("");
  if (const auto named = context.arguments.value("source")) {
    auto source = find_source(*snapshot, *named);
    if (!source) return pass_on(source);
    filter.source = *source;
  }
  Json list = Json::array();
  std::string text;
  for (std::uint64_t offset = 0;; offset += window) {
    auto items = (*session)->items().list(filter, offset, window);
    if (!items) return pass_on(items);
    for (const Item& item : *items) {
      list.push_back(json_of(*snapshot, item, context.texts));
      text += fmt::format("{:<7} {} {:>4}  {}\n", short_form(item.id),
                          pad_right(context.texts.of("word.item-state.", word(item.state)), 6), item.pages, item.path);
      if (item.problem)
        text += "        ! " + context.texts.of("problem.", item.problem->code, item.problem->arguments) + "\n";
    }
    if (items->size() < window) break;
  }
  context.emit({{"items", list}}, text);
  return exit_done;
}

Result<int> run_reinterpret(const Context& context) {
  auto named = context.positional(1, "SOURCE");
  if (!named) return pass_on(named);
  auto encoding = context.arguments.required("encoding");
  if (!encoding) return pass_on(encoding);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto source = find_source(*(*session)->snapshot(), *named);
  if (!source) return pass_on(source);
  if (auto done = reinterpret_names(**session, *source, *encoding); !done) return pass_on(done);
  return show_sources(context, **session, {*source});
}

}  // namespace workbench::cli
