// link, links, unlink, confirm, dispute, resolve
#include <fmt/format.h>

#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/link_arguments.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/scoring_case.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string line_of_link(const Context& context, const CaseSnapshot& snapshot, const Link& link) {
  std::string place;
  if (const auto* citation = std::get_if<Citation>(&link.evidence)) {
    place = fmt::format("{} p{}", short_form(citation->item), citation->page);
    if (!citation->quote.empty()) place += " “" + citation->quote + "”";
  } else {
    place = shown_id(snapshot.records, std::get<RecordId>(link.evidence));
  }
  return fmt::format("{:<5} {}  {}·{}·{}·{}  {}\n", shown_id(snapshot.links, link.id), link.criterion.value,
                     context.texts.of("word.method.", word(method_of(snapshot, link))),
                     context.texts.of("word.stance.", word(link.stance)),
                     context.texts.of("word.directness.", word(link.directness)),
                     context.texts.of("word.strength.", word(link.strength)), place);
}

// The link named by the n-th positional, in a Case opened for writing.
struct Chosen {
  std::unique_ptr<Session> session;
  LinkId link;
};
Result<Chosen> chosen_link(const Context& context) {
  auto named = context.positional(1, "L");
  if (!named) return pass_on(named);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto link = find_link(*(*session)->snapshot(), *named);
  if (!link) return pass_on(link);
  return Chosen{std::move(*session), *link};
}

Result<int> show_links(const Context& context, Session& session, const std::vector<LinkId>& ids) {
  const SnapshotPtr snapshot = session.snapshot();
  Json list = Json::array();
  std::string text;
  for (const LinkId id : ids) {
    const Link& link = *find_row(snapshot->links, id);
    list.push_back(json_of(*snapshot, link));
    text += line_of_link(context, *snapshot, link);
  }
  context.emit({{"links", list}}, text);
  return exit_done;
}

Result<int> show_link(const Context& context, Session& session, LinkId id) {
  const SnapshotPtr snapshot = session.snapshot();
  const Link& link = *find_row(snapshot->links, id);
  context.emit({{"link", json_of(*snapshot, link)}}, line_of_link(context, *snapshot, link));
  return exit_done;
}

}  // namespace

Result<int> run_link(const Context& context) {
  const auto& words = context.arguments.positionals();
  if (words.size() < 2) return fail(ErrorKind::Usage, "error.usage.missing"_key, {{"what", "CRITERION"}});
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto link = link_of(context, **session);
  if (!link) return pass_on(link);
  link->id = (*session)->next_id<LinkTag>();
  std::vector<journal::Command> commands;
  std::vector<LinkId> made;
  for (std::size_t at = 1; at < words.size(); ++at) {
    auto criterion = criterion_of(**session, words[at]);
    if (!criterion) return pass_on(criterion);
    if ((*criterion)->derived()) return fail(ErrorKind::Input, "error.link.derived"_key, {{"criterion", words[at]}});
    link->criterion = (*criterion)->id;
    commands.emplace_back(journal::AddLink{*link});
    made.push_back(link->id);
    ++link->id.counter;
  }
  if (auto done = (*session)->perform(commands); !done) return pass_on(done);
  if (made.size() == 1) return show_link(context, **session, made.front());
  return show_links(context, **session, made);
}

Result<int> run_links(const Context& context) {
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  const SnapshotPtr snapshot = (*session)->snapshot();
  const auto& words = context.arguments.positionals();
  std::vector<LinkId> ids;
  for (const auto& link : *snapshot->links) {
    if (!link->removed && (words.size() < 2 || link->criterion.value == words[1])) ids.push_back(link->id);
  }
  return show_links(context, **session, ids);
}

Result<int> run_unlink(const Context& context) {
  auto because = context.arguments.required("because");
  if (!because) return pass_on(because);
  auto chosen = chosen_link(context);
  if (!chosen) return pass_on(chosen);
  if (auto done = chosen->session->perform({journal::RemoveLink{chosen->link, *because}}); !done) return pass_on(done);
  return show_link(context, *chosen->session, chosen->link);
}

Result<int> run_confirm(const Context& context) {
  const auto& words = context.arguments.positionals();
  if (words.size() < 2) return fail(ErrorKind::Usage, "error.usage.missing"_key, {{"what", "L"}});
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  std::vector<journal::Command> commands;
  std::vector<LinkId> confirmed;
  for (std::size_t at = 1; at < words.size(); ++at) {
    auto link = find_link(*(*session)->snapshot(), words[at]);
    if (!link) return pass_on(link);
    commands.emplace_back(journal::ReviewLink{*link, Verdict::Confirmed, ""});
    confirmed.push_back(*link);
  }
  if (auto done = (*session)->perform(commands); !done) return pass_on(done);
  return show_links(context, **session, confirmed);
}

Result<int> run_dispute(const Context& context) {
  auto because = context.arguments.required("because");
  if (!because) return pass_on(because);
  auto chosen = chosen_link(context);
  if (!chosen) return pass_on(chosen);
  if (auto done = chosen->session->perform({journal::ReviewLink{chosen->link, Verdict::Disputed, *because}}); !done)
    return pass_on(done);
  return show_link(context, *chosen->session, chosen->link);
}

Result<int> run_resolve(const Context& context) {
  auto because = context.arguments.required("because");
  if (!because) return pass_on(because);
  auto chosen = chosen_link(context);
  if (!chosen) return pass_on(chosen);
  Resolution resolution{*because, std::nullopt};
  if (const auto named = context.arguments.value("evidence")) {
    auto proof = find_link(*chosen->session->snapshot(), *named);
    if (!proof) return pass_on(proof);
    resolution.evidence = *proof;
  }
  if (auto done = chosen->session->perform({journal::ResolveLink{chosen->link, resolution}}); !done)
    return pass_on(done);
  return show_link(context, *chosen->session, chosen->link);
}

}  // namespace workbench::cli
