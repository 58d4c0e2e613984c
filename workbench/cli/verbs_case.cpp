// new, actor, project
#include <algorithm>

#include <fmt/format.h>

#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/options.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/actors.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

Json json_of_actor(const Actor& actor) {
  return {{"id", actor.id.value}, {"name", actor.name}, {"role", word(actor.role)}, {"public_key", actor.public_key}};
}

std::string line_of_actor(const Context& context, const Actor& actor) {
  return fmt::format("{}  {}  {}", actor.id.value, actor.name, context.texts.of("word.role.", word(actor.role)));
}

Result<int> list_actors(const Context& context, const ActorBook& book) {
  auto actors = book.list();
  if (!actors) return pass_on(actors);
  Json list = Json::array();
  std::string text;
  for (const Actor& actor : *actors) {
    list.push_back(json_of_actor(actor));
    text += line_of_actor(context, actor) + "\n";
  }
  context.emit({{"actors", list}}, text);
  return exit_done;
}

}  // namespace

Result<int> run_new(const Context& context) {
  auto folder = context.positional(0, "CASE");
  if (!folder) return pass_on(folder);
  auto applicant = context.arguments.required("applicant");
  if (!applicant) return pass_on(applicant);
  auto kind = choice_option<ApplicationKind>(context.arguments, "kind");
  if (!kind) return pass_on(kind);
  auto accepted = date_option(context.arguments, "accepted");
  if (!accepted) return pass_on(accepted);
  auto reference = date_option(context.arguments, "reference");
  if (!reference) return pass_on(reference);
  auto actor = context.actor();
  if (!actor) return pass_on(actor);

  NewCase wanted{*applicant, *kind, *accepted, *reference, context.arguments.value("catalogue").value_or("")};
  auto session = Session::create(*folder, wanted, *actor, context.clock);
  if (!session) return pass_on(session);
  const CaseInfo& info = (*session)->snapshot()->info;
  context.emit({{"case_id", info.case_id},
                {"applicant", info.applicant},
                {"kind", word(info.kind)},
                {"catalogue", info.catalogue_id}},
               context.texts("cli.new.done"_key, {{"case", *folder},
                                                  {"applicant", info.applicant},
                                                  {"catalogue", (*session)->catalogue().title_zh}}));
  return exit_done;
}

Result<int> run_actor(const Context& context) {
  auto sub_verb = context.positional(0, "new|list|show");
  if (!sub_verb) return pass_on(sub_verb);
  ActorBook book(data_folder() / "actors");
  if (*sub_verb == "list") return list_actors(context, book);
  auto name = context.positional(1, "NAME");
  if (!name) return pass_on(name);
  if (*sub_verb != "new" && *sub_verb != "show") {
    return std::unexpected(wrong_word("actor", *sub_verb, "new, list, show"));
  }
  auto role = parse_choice<Role>("--role", context.arguments.value("role").value_or("auditor"));
  if (!role) return pass_on(role);
  auto actor = *sub_verb == "new" ? book.create(*name, *role) : book.find(*name);
  if (!actor) return pass_on(actor);
  context.emit({{"actor", json_of_actor(*actor)}}, line_of_actor(context, *actor));
  return exit_done;
}

Result<int> run_project(const Context& context) {
  auto sub_verb = context.positional(1, "add|list");
  if (!sub_verb) return pass_on(sub_verb);
  if (*sub_verb != "add" && *sub_verb != "list") {
    return std::unexpected(wrong_word("project", *sub_verb, "add, list"));
  }
  auto session = context.open_case(*sub_verb == "add" ? store::OpenMode::Write : store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  if (*sub_verb == "add") {
    auto name = context.positional(2, "NAME");
    if (!name) return pass_on(name);
    Project project{(*session)->next_id<ProjectTag>(), *name, false};
    if (auto done = (*session)->perform({journal::AddProject{project}}); !done) return pass_on(done);
  }
  const SnapshotPtr snapshot = (*session)->snapshot();
  Json list = Json::array();
  std::string text;
  for (const auto& project : *snapshot->projects) {
    if (project->removed) continue;
    list.push_back({{"id", shown_id(snapshot->projects, project->id)}, {"name", project->name}});
    text += fmt::format("{}  {}\n", shown_id(snapshot->projects, project->id), project->name);
  }
  context.emit({{"projects", list}}, text);
  return exit_done;
}

}  // namespace workbench::cli
