// The constants of the score keep its axioms: better evidence never weighs less, weights sum to one, cuts ascend.
#include <cmath>
#include <set>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

constexpr double kWeightTolerance = 1e-9;  // sums of decimal fractions

// Each field is there and none is above the one before it.
void descending(const Json& object, std::initializer_list<const char*> names, const std::string& path,
                ProblemList& problems) {
  double before = 1;
  for (const char* name : names) {
    if (!object.contains(name)) {
      problems.add(path, "error.catalogue.required"_key, {{"name", name}, {"limit", ""}});
      return;
    }
    const double value = number_of(object, name);
    if (value > before) problems.add(path + "." + name, "error.catalogue.order"_key);
    before = value;
  }
}

void check_recency(const Json& scoring, ProblemList& problems) {
  const Json& steps = list_of(scoring, "recency_practice");
  int months = -1;
  double factor = 1;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool last = i + 1 == steps.size();
    const std::string path = at_index("scoring.recency_practice", i);
    if (steps[i].at(0).is_null() != last) problems.add(path, "error.catalogue.recency-open"_key);
    if (steps[i].at(0).is_number() && steps[i].at(0).get<int>() <= months) {
      problems.add(path, "error.catalogue.order"_key);
    }
    if (steps[i].at(1).get<double>() > factor) problems.add(path, "error.catalogue.order"_key);
    if (steps[i].at(0).is_number()) months = steps[i].at(0).get<int>();
    factor = steps[i].at(1).get<double>();
  }
}

void check_alpha(const Json& scoring, ProblemList& problems) {
  const Json& alpha = scoring.at("alpha_by_method_sets");
  for (std::size_t sets = 1; sets <= alpha.size(); ++sets) {
    if (alpha.contains(std::to_string(sets))) continue;
    problems.add("scoring.alpha_by_method_sets", "error.catalogue.required"_key,
                 {{"name", std::to_string(sets)}, {"limit", ""}});
  }
}

void check_words(const Json& scoring, ProblemList& problems) {
  const Json& words = list_of(scoring, "words");
  double before = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double cut = words[i].at(0).get<double>();
    if (cut <= before) problems.add(at_index("scoring.words", i), "error.catalogue.order"_key);
    before = cut;
  }
  if (before < 100) problems.add("scoring.words", "error.catalogue.words-end"_key);
  for (const char* state : {"unexamined", "supported", "contested", "conflicting", "refuted"}) {
    if (!scoring.at("states").contains(state)) {
      problems.add("scoring.states", "error.catalogue.required"_key, {{"name", state}, {"limit", ""}});
    }
  }
}

void check_caps(const Json& scoring, ProblemList& problems) {
  const Json& caps = scoring.at("caps");
  double before = 100;
  for (std::size_t i = 0; i < caps.at("methods").size(); ++i) {
    const double cap = caps.at("methods").at(i).get<double>();
    if (cap > before) problems.add(at_index("scoring.caps.methods", i), "error.catalogue.order"_key);
    before = cap;
  }
  if (number_of(caps, "contradiction_strong") > number_of(caps, "contradiction_any")) {
    problems.add("scoring.caps.contradiction_strong", "error.catalogue.order"_key);
  }
  if (number_of(scoring, "q_valid") > number_of(scoring, "q_key")) {
    problems.add("scoring.q_key", "error.catalogue.order"_key);
  }
  const Json& area = scoring.at("area");
  if (number_of(area, "level1_above") > number_of(area, "level2_base_practices_above")) {
    problems.add("scoring.area.level2_base_practices_above", "error.catalogue.order"_key);
  }
}

double sum_of(const Json& weights) {
  double sum = 0;
  for (const Json& weight : weights) sum += weight.get<double>();
  return sum;
}

void sums_to_one(const Json& weights, const std::string& path, ProblemList& problems) {
  if (std::abs(sum_of(weights) - 1) > kWeightTolerance) {
    problems.add(path, "error.catalogue.weights-sum"_key, {{"sum", Json(sum_of(weights)).dump()}});
  }
}

void check_weights(const Json& root, ProblemList& problems) {
  const Json& scoring = root.at("scoring");
  const Json& groups = list_of(root, "groups");
  const Json& weights = scoring.at("group_weights");
  sums_to_one(weights, "scoring.group_weights", problems);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string id = text_of(groups[i], "id");
    ids.insert(id);
    if (std::abs(number_of(groups[i], "weight") - number_of(weights, id.c_str())) > kWeightTolerance) {
      problems.add(at_index("groups", i) + ".weight", "error.catalogue.weight-differs"_key, {{"id", id}});
    }
  }
  for (const auto& [id, weight] : weights.items()) {
    if (!ids.contains(id)) {
      problems.add("scoring.group_weights." + id, "error.catalogue.unknown-reference"_key, {{"id", id}});
    }
  }
}

// The parts of a group are all its clauses and, once in the catalogue, the base practices: everything counts exactly
// once.
void check_parts(const Json& root, ProblemList& problems) {
  const Json& group_parts = root.at("scoring").at("group_parts");
  int with_practices = 0;
  for (const auto& [group, parts] : group_parts.items()) {
    const std::string path = "scoring.group_parts." + group;
    sums_to_one(parts, path, problems);
    std::set<std::string> due;
    for (const Json& clause : list_of(root, "clauses")) {
      if (text_of(clause, "group") == group) due.insert(text_of(clause, "id"));
    }
    for (const auto& [part, weight] : parts.items()) {
      if (part == "base_practices") {
        ++with_practices;
      } else if (due.erase(part) == 0) {
        problems.add(path, "error.catalogue.unknown-reference"_key, {{"id", part}});
      }
    }
    for (const std::string& left : due)
      problems.add(path, "error.catalogue.required"_key, {{"name", left}, {"limit", ""}});
  }
  if (with_practices != 1) problems.add("scoring.group_parts", "error.catalogue.base-practices-part"_key);
}

}  // namespace

void check_scoring(const Json& root, ProblemList& problems) {
  const Json& scoring = root.at("scoring");
  descending(scoring.at("strength"), {"strong", "moderate", "weak"}, "scoring.strength", problems);
  descending(scoring.at("directness"), {"direct", "indirect", "affirmation"}, "scoring.directness", problems);
  descending(scoring.at("review"), {"confirmed", "unreviewed", "disputed"}, "scoring.review", problems);
  descending(scoring.at("resolution"), {"open", "explained", "closed"}, "scoring.resolution", problems);
  check_recency(scoring, problems);
  check_alpha(scoring, problems);
  check_words(scoring, problems);
  check_caps(scoring, problems);
  check_weights(root, problems);
  check_parts(root, problems);
}

}  // namespace evidence
