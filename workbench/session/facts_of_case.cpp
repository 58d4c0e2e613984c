#include "workbench/session/facts_of_case.hpp"

#include <algorithm>
#include <set>

#include "evidence/criteria/fact_base.hpp"
#include "evidence/facts/facts.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::unexpected<Error> unknown_fact(const Catalogue& catalogue, std::string_view name) {
  std::string near;
  const std::string_view start = name.substr(0, std::min<std::size_t>(name.size(), 3));
  for (const FactDefinition& candidate : catalogue.facts) {
    if (candidate.type == FactType::Table || !candidate.id.starts_with(start)) continue;
    near += (near.empty() ? "" : "、") + candidate.id;
  }
  return fail(ErrorKind::Input, "error.fact.unknown"_key,
              {{"name", std::string(name)}, {"near", near.empty() ? "—" : near}});
}

constexpr std::size_t window = 200;  // pages read at a time

// Each value of each fact once, at the first place where it stands.
class NewFacts {
 public:
  explicit NewFacts(Session& session) : session_(session), next_(session.next_id<FactTag>()) {
    for (const auto& fact : *session.snapshot()->facts) {
      if (!fact->removed) known_.emplace(fact->name, fact->value);
    }
  }

  Result<void> add(const facts::FactSuggestion& suggestion, const store::StoredPage& stored) {
    if (!known_.emplace(suggestion.fact, suggestion.value).second) return {};
    auto items = session_.items().of_blob(stored.blob);
    if (!items) return pass_on(items);
    if (items->empty()) return {};  // its Source was removed meanwhile
    Fact fact;
    fact.id = next_;
    ++next_.counter;
    fact.name = suggestion.fact;
    fact.value = suggestion.value;
    fact.state = FactState::Suggested;
    fact.citation = Citation{items->front().id, stored.blob, stored.page.number, std::nullopt, suggestion.quote};
    if (suggestion.box.w > 0) fact.citation->rectangle = suggestion.box;
    commands_.emplace_back(journal::AddFact{std::move(fact)});
    return {};
  }
  [[nodiscard]] const std::vector<journal::Command>& commands() const { return commands_; }

 private:
  Session& session_;
  FactId next_;
  std::set<std::pair<std::string, FactValue>> known_;
  std::vector<journal::Command> commands_;
};

}  // namespace

Result<FactId> add_fact(Session& session, std::string_view name, std::string_view value, FactState state,
                        const std::optional<Citation>& citation) {
  const FactDefinition* definition = evidence::find_fact(session.catalogue().facts, name);
  if (definition == nullptr) return unknown_fact(session.catalogue(), name);
  if (definition->type == FactType::Table)
    return fail(ErrorKind::Input, "error.fact.table"_key, {{"name", std::string(name)}});
  auto parsed = parse_fact_value(*definition, value);
  if (!parsed) return pass_on(parsed);
  Fact fact;
  fact.id = session.next_id<FactTag>();
  fact.name = name;
  fact.value = *parsed;
  fact.state = state;
  fact.citation = citation;
  if (state == FactState::Accepted) fact.decided_by = session.actor().id;
  if (auto done = session.perform({journal::AddFact{fact}}); !done) return pass_on(done);
  return fact.id;
}

Result<std::size_t> propose_facts(Session& session) {
  const std::filesystem::path file = facts::default_patterns_path();
  auto text = read_whole_file(file);
  if (!text) return pass_on(text);
  auto patterns = facts::read_patterns(*text, file.filename().string(), session.catalogue().facts);
  if (!patterns) return pass_on(patterns);
  NewFacts found(session);
  for (store::PageRowId after = 0;;) {
    auto pages = session.pages().pages_after(after, window);
    if (!pages) return pass_on(pages);
    if (pages->empty()) break;
    for (const store::StoredPage& stored : *pages) {
      for (const facts::FactSuggestion& suggestion :
           facts::suggest_facts(*patterns, session.catalogue().facts, stored.page)) {
        if (auto added = found.add(suggestion, stored); !added) return pass_on(added);
      }
    }
    after = pages->back().row;
  }
  if (found.commands().empty()) return 0;
  if (auto done = session.perform(found.commands()); !done) return pass_on(done);
  return found.commands().size();
}

}  // namespace workbench
