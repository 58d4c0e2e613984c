#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

namespace {

ScoreCaps caps(const Json& object) {
  ScoreCaps made;
  for (std::size_t i = 0; i < made.methods.size(); ++i) made.methods[i] = object.at("methods").at(i).get<double>();
  made.direct = number_of(object, "direct");
  made.lines = number_of(object, "lines");
  made.projects_floor = number_of(object, "projects_floor");
  made.quality = number_of(object, "quality");
  made.contradiction_any = number_of(object, "contradiction_any");
  made.contradiction_strong = number_of(object, "contradiction_strong");
  made.gate_unknown = number_of(object, "gate_unknown");
  return made;
}

AreaParameters area(const Json& object) {
  AreaParameters made;
  made.level2_base_practices_above = number_of(object, "level2_base_practices_above");
  made.level2_common_feature_above = number_of(object, "level2_common_feature_above");
  made.level1_above = number_of(object, "level1_above");
  made.engineering_needs = words_of<Method>(object, "engineering_needs");
  made.engineering_cap = number_of(object, "engineering_cap");
  return made;
}

template <class E>
std::map<E, double> factors(const Json& object) {
  std::map<E, double> made;
  for (const auto& [name, value] : Words<E>::names) made[name] = number_of(object, std::string(value).c_str());
  return made;
}

void read_lists(const Json& object, ScoringParameters& made) {
  for (const Json& step : list_of(object, "recency_practice")) {
    RecencyStep one;
    if (step.at(0).is_number()) one.up_to_months = step.at(0).get<int>();
    one.factor = step.at(1).get<double>();
    made.recency_practice.push_back(one);
  }
  const Json& alpha = object.at("alpha_by_method_sets");
  for (std::size_t sets = 1; sets <= alpha.size(); ++sets) {
    made.alpha_by_method_sets.push_back(number_of(alpha, std::to_string(sets).c_str()));
  }
  for (const Json& step : list_of(object, "words")) {
    made.words.emplace_back(step.at(0).get<double>(), step.at(1).get<std::string>());
  }
}

}  // namespace

ScoringParameters read_scoring(const Json& object) {
  ScoringParameters made;
  made.model = text_of(object, "model");
  made.strength = factors<Strength>(object.at("strength"));
  made.directness = factors<Directness>(object.at("directness"));
  const Json& review = object.at("review");
  made.review_confirmed = number_of(review, "confirmed");
  made.review_unreviewed = number_of(review, "unreviewed");
  made.review_disputed = number_of(review, "disputed");
  made.recency_unknown = number_of(object, "recency_unknown");
  made.window_months = integer_of(object, "window_months");
  made.beta = number_of(object, "beta");
  const Json& resolution = object.at("resolution");
  made.resolution_open = number_of(resolution, "open");
  made.resolution_explained = number_of(resolution, "explained");
  made.resolution_closed = number_of(resolution, "closed");
  made.q_valid = number_of(object, "q_valid");
  made.q_key = number_of(object, "q_key");
  made.caps = caps(object.at("caps"));
  made.contradiction_strong_at = number_of(object, "contradiction_strong_at");
  made.state_at = number_of(object, "state_at");
  made.states = object.at("states").get<std::map<std::string, std::string>>();
  made.mean_share = number_of(object, "mean_share");
  made.area = area(object.at("area"));
  made.group_parts = object.at("group_parts").get<std::map<std::string, std::map<std::string, double>>>();
  made.group_weights = object.at("group_weights").get<std::map<std::string, double>>();
  const Json& whole = object.at("case");
  made.case_hard_fail = number_of(whole, "hard_fail");
  made.case_cap_fail = number_of(whole, "cap_fail");
  made.case_unknown = number_of(whole, "unknown");
  read_lists(object, made);
  return made;
}

}  // namespace evidence
