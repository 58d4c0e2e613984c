// facts, fact, claim
#include <fmt/format.h>

#include "evidence/criteria/fact_base.hpp"
#include "workbench/cli/console.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/citing.hpp"
#include "workbench/session/facts_of_case.hpp"
#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::string line_of_fact(const Context& context, const Session& session, const Fact& fact) {
  const FactDefinition* definition = evidence::find_fact(session.catalogue().facts, fact.name);
  const std::string title = definition == nullptr              ? fact.name
                            : context.texts.language() == "en" ? definition->title_en
                                                               : definition->title_zh;
  const std::string value = definition == nullptr ? "" : format_fact_value_for_people(*definition, fact.value);
  const std::string place = fact.citation ? fmt::format("  {} p{} “{}”", short_form(fact.citation->item),
                                                        fact.citation->page, fact.citation->quote)
                                          : "";
  return fmt::format("{:<5} {} {} {}{}\n", shown_id(session.snapshot()->facts, fact.id), pad_right(title, 24),
                     pad_right(context.texts.of("word.fact-state.", word(fact.state)), 8), value, place);
}

Result<int> show_facts(const Context& context, const Session& session, std::optional<FactId> only) {
  Json list = Json::array();
  std::string text;
  for (const auto& fact : *session.snapshot()->facts) {
    if (fact->removed || (only && fact->id != *only)) continue;
    list.push_back(json_of(session, *fact));
    text += line_of_fact(context, session, *fact);
  }
  context.emit({{"facts", list}}, text);
  return exit_done;
}

Result<int> decide(const Context& context, std::string_view option, FactState state) {
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto fact = workbench::find_fact(*(*session)->snapshot(), *context.arguments.value(option));
  if (!fact) return pass_on(fact);
  const std::string because = context.arguments.value("because").value_or("");
  if (state == FactState::Rejected && because.empty()) {
    return fail(ErrorKind::Usage, "error.usage.missing-option"_key, {{"option", "--because"}});
  }
  journal::DecideFact decision{*fact, state, because, (*session)->actor().id};
  if (auto done = (*session)->perform({decision}); !done) return pass_on(done);
  return show_facts(context, **session, *fact);
}

}  // namespace

Result<int> run_facts(const Context& context) {
  const bool suggest = context.arguments.has("suggest");
  auto session = context.open_case(suggest ? store::OpenMode::Write : store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  if (suggest) {
    auto added = propose_facts(**session);
    if (!added) return pass_on(added);
    context.message(context.texts("cli.facts.suggested"_key, {{"count", std::to_string(*added)}}));
  }
  return show_facts(context, **session, std::nullopt);
}

Result<int> run_fact(const Context& context) {
  if (context.arguments.has("accept")) return decide(context, "accept", FactState::Accepted);
  if (context.arguments.has("reject")) return decide(context, "reject", FactState::Rejected);
  auto name = context.positional(1, "NAME");
  if (!name) return pass_on(name);
  auto value = context.positional(2, "VALUE");
  if (!value) return pass_on(value);
  auto named = context.arguments.required("item");
  if (!named) return pass_on(named);
  auto quote = context.arguments.required("quote");
  if (!quote) return pass_on(quote);
  auto page = context.arguments.number("page", 1, 1'000'000);
  if (!page) return pass_on(page);
  if (!*page) return fail(ErrorKind::Usage, "error.usage.missing-option"_key, {{"option", "--page"}});
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto item = find_item(*(*session)->snapshot(), (*session)->items(), *named);
  if (!item) return pass_on(item);
  auto citation = cite_quote(**session, *item, static_cast<std::uint32_t>(**page), *quote);
  if (!citation) return pass_on(citation);
  auto fact = add_fact(**session, *name, *value, FactState::Accepted, *citation);
  if (!fact) return pass_on(fact);
  return show_facts(context, **session, *fact);
}

Result<int> run_claim(const Context& context) {
  auto name = context.positional(1, "NAME");
  if (!name) return pass_on(name);
  auto value = context.positional(2, "VALUE");
  if (!value) return pass_on(value);
  auto session = context.open_case(store::OpenMode::Write);
  if (!session) return pass_on(session);
  auto fact = add_fact(**session, *name, *value, FactState::Claimed, std::nullopt);
  if (!fact) return pass_on(fact);
  return show_facts(context, **session, *fact);
}

}  // namespace workbench::cli
