// Deadlines, fees, levels and the rules for conclusions are sane.
#include <algorithm>
#include <array>
#include <set>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

void check_deadlines(const Json& root, ProblemList& problems) {
  const Json& facts = list_of(root, "facts");
  const Json& deadlines = list_of(root, "deadlines");
  for (std::size_t i = 0; i < deadlines.size(); ++i) {
    const std::string anchor = text_of(deadlines[i], "anchor");
    const auto found = std::ranges::find_if(facts, [&](const Json& fact) { return text_of(fact, "id") == anchor; });
    if (found == facts.end() || text_of(*found, "type") != "date") {
      problems.add(at_index("deadlines", i) + ".anchor", "error.catalogue.anchor"_key, {{"id", anchor}});
    }
  }
}

void check_fees(const Json& root, ProblemList& problems) {
  const Json& fees = list_of(root, "fees");
  for (std::size_t i = 0; i < fees.size(); ++i) {
    const auto fen = [&](const char* name) { return fees[i].value(name, std::int64_t{0}); };
    if (fen("audit_fee_fen") + fen("annuity_total_fen") != fen("total_fen")) {
      problems.add(at_index("fees", i) + ".total_fen", "error.catalogue.fee-sum"_key);
    }
  }
}

void check_levels(const Json& root, ProblemList& problems) {
  std::set<int> levels;
  const Json& list = list_of(root, "levels");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const int level = integer_of(list[i], "level");
    if (!levels.insert(level).second) {
      problems.add(at_index("levels", i) + ".level", "error.catalogue.repeated-id"_key,
                   {{"id", std::to_string(level)}, {"first", "levels"}});
    }
  }
  const int target = integer_of(root, "target_level");
  if (!levels.contains(target)) {
    problems.add("target_level", "error.catalogue.unknown-reference"_key, {{"id", std::to_string(target)}});
  }
}

constexpr std::array<std::string_view, 4> kGateStates{"pass", "fail", "unknown", "na"};

bool is_gate_state(const Json& state) {
  return state.is_string() && std::ranges::find(kGateStates, state.get<std::string>()) != kGateStates.end();
}

// The schema leaves `state` and `value` open; each test asks for its own.
bool condition_fits(const Json& condition) {
  const std::string test = text_of(condition, "test");
  if (test == "gate") {
    if (!condition.contains("effect") || !condition.contains("state")) return false;
    const Json& state = condition.at("state");
    return state.is_array() ? !state.empty() && std::ranges::all_of(state, is_gate_state) : is_gate_state(state);
  }
  if (test == "rating") {
    const Json& values = list_of(condition, "value");
    return text_of(condition, "scope") == "clauses" && !values.empty() &&
           words_of<RatingValue>(condition, "value").size() == values.size();
  }
  return condition.contains("value") && condition.at("value").is_number_integer() &&
         integer_of(condition, "value") >= 0;
}

void check_conditions(const Json& root, const char* list, ProblemList& problems) {
  const Json& conditions = list_of(root.at("conclusion_rule"), list);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const std::string path = at_index(std::string("conclusion_rule.") + list, i);
    if (!condition_fits(conditions[i])) problems.add(path, "error.catalogue.condition"_key);
    if (!conditions[i].contains("after")) continue;
    const std::string after = text_of(conditions[i], "after");
    const Json& deadlines = list_of(root, "deadlines");
    if (std::ranges::none_of(deadlines, [&](const Json& one) { return text_of(one, "id") == after; })) {
      problems.add(path + ".after", "error.catalogue.unknown-reference"_key, {{"id", after}});
    }
  }
}

// Somewhere among the scales stand people's four ratings, ascending.
void check_ratings(const Json& root, ProblemList& problems) {
  double before = -1;
  for (const auto& [rating, name] : Words<RatingValue>::names) {
    const Json* found = nullptr;
    for (const Json& scale : list_of(root, "rating_scales")) {
      for (const Json& value : list_of(scale, "values")) {
        if (text_of(value, "id") == name) found = &value;
      }
    }
    if (found == nullptr || number_of(*found, "min_exclusive") <= before) {
      problems.add("rating_scales", "error.catalogue.rating-scale"_key, {{"name", std::string(name)}});
      return;
    }
    before = number_of(*found, "min_exclusive");
  }
}

void check_panel(const Json& rule, ProblemList& problems) {
  for (const char* share : {"quorum", "pass_share"}) {
    if (integer_of(rule.at(share), "numerator") > integer_of(rule.at(share), "denominator")) {
      problems.add(std::string("panel_rule.") + share + ".numerator", "error.catalogue.share"_key);
    }
  }
  if (flag_of(rule, "odd_number") && integer_of(rule, "members_min") % 2 == 0) {
    problems.add("panel_rule.members_min", "error.catalogue.odd-number"_key);
  }
}

}  // namespace

void check_procedure(const Json& root, ProblemList& problems) {
  check_deadlines(root, problems);
  check_fees(root, problems);
  check_levels(root, problems);
  check_conditions(root, "fail_when_any", problems);
  check_conditions(root, "pass_when_all", problems);
  check_panel(root.at("panel_rule"), problems);
  check_ratings(root, problems);
}

}  // namespace evidence
