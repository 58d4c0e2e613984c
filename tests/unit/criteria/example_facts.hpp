// Facts as tests/data/score-examples.json writes them → FactBase.
#pragma once

#include <string>

#include "unit/criteria/default_catalogue.hpp"
#include <nlohmann/json.hpp>

#include "evidence/criteria/fact_base.hpp"

namespace evidence::testing {

inline nlohmann::json example_file() {
  return nlohmann::json::parse(file_text(WORKBENCH_SOURCE_DIR "/tests/data/score-examples.json"));
}

inline FactValue example_value(FactType type, const nlohmann::json& value) {
  switch (type) {
    case FactType::Boolean:
      return value.get<bool>();
    case FactType::Integer:
    case FactType::Money:
      return value.get<std::int64_t>();
    case FactType::Date:
      return parse_date(value.get<std::string>()).value();
    case FactType::Text:
    case FactType::Table:
      break;
  }
  return value.get<std::string>();
}

inline KnownTable example_table(const FactDefinition& definition, const nlohmann::json& given) {
  KnownTable table;
  table.complete = given.value("complete", false);
  for (const auto& row : given.at("rows")) {
    const std::string state = row.at("state").get<std::string>();
    if (state != "accepted" && state != "claimed") continue;
    KnownRow known;
    known.accepted = state == "accepted";
    for (const auto& [name, value] : row.items()) {
      const FactColumn* column = find_column(definition, name);
      if (column != nullptr && !value.is_null()) known.cells.emplace(name, example_value(column->type, value));
    }
    table.rows.push_back(std::move(known));
  }
  return table;
}

// The registry is the shipped one; the example says what a claim is ("none" where it does not).
inline FactBase example_facts(const nlohmann::json& facts) {
  FactBase base;
  base.registry = default_catalogue().facts;
  for (FactDefinition& definition : base.registry) {
    const auto given = facts.find(definition.id);
    if (given == facts.end()) continue;
    definition.claim_is = parse_word<ClaimIs>(given->value("claim_is", std::string("none"))).value();
    if (definition.type == FactType::Table) {
      base.tables.emplace(definition.id, example_table(definition, *given));
      continue;
    }
    KnownFact known;
    if (given->contains("proven")) known.proven.push_back(example_value(definition.type, given->at("proven")));
    if (given->contains("claimed")) known.claimed.push_back(example_value(definition.type, given->at("claimed")));
    base.values.emplace(definition.id, std::move(known));
  }
  return base;
}

}  // namespace evidence::testing
