// The facts that a Criterion's rule reads: proven, only claimed, missing; and what the rule says of them.
#include <algorithm>

#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

struct Told {
  std::vector<Statement> statements;
  Numbers proven;
  Numbers claimed;
  std::vector<std::string> missing;  // titles
};

std::string fact_title(const Draft& draft, std::string_view name) {
  const FactDefinition* definition = find_fact(draft.in.catalogue.facts, name);
  if (definition == nullptr) return std::string(name);
  return draft.chinese || definition->title_en.empty() ? definition->title_zh : definition->title_en;
}

std::string value_text(const Draft& draft, const FactDefinition& definition, const FactValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  const bool is_kind = std::ranges::find(definition.default_from, "case.kind") != definition.default_from.end();
  const auto kind = text != nullptr && is_kind ? parse_word<ApplicationKind>(*text) : std::nullopt;
  return kind ? draft.words(*kind) : one_line(format_fact_value_for_people(definition, value));
}

void tell_fact(Draft& draft, const FactDefinition& definition, const Fact& fact, Told& told) {
  Numbers numbers;
  if (fact.citation) numbers.push_back(draft.references.of(*fact.citation));
  const TextArguments arguments{
      {"title", fact_title(draft, fact.name)},
      {"value", value_text(draft, definition, fact.value)},
      {"who", draft.actor(fact.decided_by ? fact.decided_by : fact.made_by)},
      {"because", fact.because.empty() ? draft.text("report.no-reason"_key) : one_line(fact.because)}};
  if (fact.state == FactState::Accepted && fact.citation) {
    told.proven.push_back(numbers.front());
    told.statements.push_back(draft.cited("report.fact.proven"_key, arguments, numbers));
  } else if (fact.state == FactState::Accepted) {
    told.statements.push_back(draft.unproven("report.fact.accepted-bare"_key, arguments));
  } else if (fact.state == FactState::Claimed) {
    told.claimed.insert(told.claimed.end(), numbers.begin(), numbers.end());
    told.statements.push_back(draft.unproven("report.fact.claimed"_key, arguments, numbers));
  } else if (fact.state == FactState::Rejected) {
    told.statements.push_back(draft.unproven("report.fact.rejected"_key, arguments, numbers));
  }
}

// Where nothing counts, the Case itself may say it.
void tell_absent(Draft& draft, const FactDefinition& definition, Told& told) {
  const std::string title = fact_title(draft, definition.id);
  const auto known = draft.facts.values.find(definition.id);
  if (known != draft.facts.values.end() && known->second.from_case && !known->second.proven.empty()) {
    const std::string value = value_text(draft, definition, known->second.proven.front());
    told.statements.push_back(draft.procedural("report.fact.from-case"_key, {{"title", title}, {"value", value}}));
  } else if (known == draft.facts.values.end() || (known->second.proven.empty() && known->second.claimed.empty())) {
    told.missing.push_back(title);
  }
}

Told tell_facts(Draft& draft, const Criterion& criterion) {
  Told told;
  for (const std::string& name : criterion.facts) {
    const FactDefinition* definition = find_fact(draft.in.catalogue.facts, name);
    if (definition == nullptr) continue;
    for (const auto& fact : *draft.in.snapshot.facts) {
      if (!fact->removed && fact->name == name) tell_fact(draft, *definition, *fact, told);
    }
    tell_absent(draft, *definition, told);
  }
  if (!told.missing.empty())
    told.statements.push_back(draft.unproven("report.fact.missing"_key, {{"titles", draft.joined(told.missing)}}));
  return told;
}

std::vector<std::string> titles_of(const Draft& draft, const std::vector<std::string>& names) {
  std::vector<std::string> titles;
  for (const std::string& name : names) titles.push_back(fact_title(draft, name));
  return titles;
}

Statement tell_rule(const Draft& draft, const RuleResult& rule, const Told& told) {
  Numbers all = told.proven;
  all.insert(all.end(), told.claimed.begin(), told.claimed.end());
  switch (rule.value) {
    case Truth::True:
      if (told.proven.empty()) return draft.procedural("report.rule.true-by-case"_key);
      return draft.cited("report.rule.true"_key, {}, told.proven);
    case Truth::False:
      return draft.cited("report.rule.false"_key, {}, all);
    case Truth::Unknown:
      break;
  }
  return draft.unproven("report.rule.unknown"_key, {}, all);
}

}  // namespace

std::vector<std::string> missing_facts(const Draft& draft, const CriterionResult& result) {
  std::vector<std::string> parts;
  if (!result.rule || result.rule->value != Truth::Unknown) return parts;
  const RuleResult& rule = *result.rule;
  if (!rule.missing.empty())
    parts.push_back(draft.text("report.missing.facts"_key, {{"facts", draft.joined(titles_of(draft, rule.missing))}}));
  if (!rule.claimed.empty())
    parts.push_back(draft.text("report.missing.proof"_key, {{"facts", draft.joined(titles_of(draft, rule.claimed))}}));
  if (!rule.incomplete.empty())
    parts.push_back(
        draft.text("report.missing.complete"_key, {{"facts", draft.joined(titles_of(draft, rule.incomplete))}}));
  return parts;
}

void write_facts(Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  Told told = tell_facts(draft, criterion);
  if (result.rule) told.statements.push_back(tell_rule(draft, *result.rule, told));
  if (!told.statements.empty()) draft.paragraph(std::move(told.statements));
  Numbers numbers = told.proven;
  numbers.insert(numbers.end(), told.claimed.begin(), told.claimed.end());
  for (const std::string& id : result.attention) {
    for (const Attention& attention : criterion.attention) {
      if (attention.id == id)
        draft.paragraph({draft.cited("report.attention"_key, {{"text", attention.text_zh}}, numbers)});
    }
  }
}

}  // namespace evidence::report
