// The facts registry fits together, and clauses list the facts that their rules read.
#include <algorithm>
#include <regex>
#include <set>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

std::set<std::string> ids_of(const Json& list) {
  std::set<std::string> ids;
  for (const Json& one : list) ids.insert(text_of(one, "id"));
  return ids;
}

// Rules and facts know whole numbers only.
void check_type(const Json& object, const std::string& path, ProblemList& problems) {
  if (text_of(object, "type") == "decimal") problems.add(path + ".type", "error.catalogue.decimal"_key);
  if (text_of(object, "type") == "money" && text_of(object, "unit") != "fen") {
    problems.add(path + ".unit", "error.catalogue.money-unit"_key);
  }
}

bool is_regular_expression(const std::string& pattern) {
  try {
    const std::regex tried(pattern, std::regex::ECMAScript);
    return tried.mark_count() <= pattern.size();
  } catch (const std::regex_error&) {
    return false;
  }
}

void check_limits(const Json& fact, const std::string& path, ProblemList& problems) {
  if (fact.contains("min") && fact.contains("max") && number_of(fact, "min") > number_of(fact, "max")) {
    problems.add(path + ".max", "error.catalogue.limits-crossed"_key);
  }
  if (fact.contains("pattern") && !is_regular_expression(text_of(fact, "pattern"))) {
    problems.add(path + ".pattern", "error.catalogue.bad-pattern"_key, {{"pattern", text_of(fact, "pattern")}});
  }
  if (fact.contains("values") && text_of(fact, "type") != "string") {
    problems.add(path + ".values", "error.catalogue.values-without-text"_key);
  }
}

// A default is a place of the case or a fact of the same type.
void check_defaults(const Json& facts, const Json& fact, const std::string& path, ProblemList& problems) {
  const std::vector<std::string> places = texts_of(fact, "default_from");
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].starts_with("case.")) continue;
    const std::string at = at_index(path + ".default_from", i);
    const auto other = std::ranges::find_if(facts, [&](const Json& one) { return text_of(one, "id") == places[i]; });
    if (other == facts.end()) {
      problems.add(at, "error.catalogue.unknown-reference"_key, {{"id", places[i]}});
    } else if (text_of(*other, "type") != text_of(fact, "type")) {
      problems.add(at, "error.catalogue.default-type"_key, {{"id", places[i]}});
    }
  }
}

void check_columns(const Json& fact, const std::set<std::string>& scalars, const std::string& path,
                   ProblemList& problems) {
  const Json& columns = list_of(fact, "columns");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string at = at_index(path + ".columns", i);
    check_type(columns[i], at, problems);
    const std::string id = text_of(columns[i], "id");
    if (scalars.contains(id)) problems.add(at + ".id", "error.catalogue.column-named-like-fact"_key, {{"id", id}});
  }
}

}  // namespace

void check_facts(const Json& root, ProblemList& problems) {
  const Json& facts = list_of(root, "facts");
  const std::set<std::string> all = ids_of(facts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::string path = at_index("facts", i);
    check_type(facts[i], path, problems);
    check_limits(facts[i], path, problems);
    check_defaults(facts, facts[i], path, problems);
    check_columns(facts[i], all, path, problems);
  }
}

}  // namespace evidence
