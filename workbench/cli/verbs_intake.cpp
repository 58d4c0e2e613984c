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

Json problem_at(const Context& context, const std::string& path, const Problem& problem) {
  Json form = json_of(problem, context.texts);
  form["path"] = path;
  return form;
}

// What is wrong with the Source as a whole comes first, then what is wrong with its items.
Result<Json> json_of_source(const Context& context, Session& session, const Source& source) {
  Json problems = Json::array();
  auto whole = problems_of(session, source);
  if (!whole) return pass_on(whole);
  for (const Problem& problem : *whole) problems.push_back(problem_at(context, source.name, problem));
  store::ItemFilter filter;
  filter.source = source.id;
  filter.problems_only = true;
  for (std::uint64_t offset = 0;; offset += window) {
    auto items = session.items().list(filter, offset, window);
    if (!items) return pass_on(items);
    for (const Item& item : *items) {
      if (item.problem) problems.push_back(problem_at(context, item.path, *item.problem));
    }
    if (items->size() < window) break;
  }
  return Json{{"id", source_name(*session.snapshot(), source.id)},
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
    auto form = json_of_source(context, session, *source);
    if (!form) return pass_on(form);
    list.push_back(std::move(*form));
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

  jobs::Work work({}, progress_on_standard_error(context.texts, "cli.progress.import"_key, context.quiet));
  const std::vector<std::filesystem::path> paths(words.begin() + 1, words.end());
  auto imported = import_sources(**session, paths, options, work);
  if (!imported) return pass_on(imported);
  const SnapshotPtr snapshot = (*session)->snapshot();
  Json list = Json::array();
  std::string text;
  bool any_problem = false;
  for (const Imported& one : *imported) {
    auto form = json_of_source(context, **session, *find_row(snapshot->sources, one.source));
    if (!form) return pass_on(form);
    (*form)["blobs_new"] = one.received.blobs_new;
    any_problem = any_problem || !(*form)["problems"].empty();
    text += line_of_source(context, *form);
    list.push_back(std::move(*form));
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
