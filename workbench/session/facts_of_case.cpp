#include "workbench/session/facts_of_case.hpp"

#include <algorithm>

#include "evidence/criteria/fact_base.hpp"

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

}  // namespace workbench
