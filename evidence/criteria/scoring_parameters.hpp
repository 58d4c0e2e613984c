// The constants of the sufficiency score SS-1.1. They are the Catalogue's `scoring` object; domain.md b says what each
// means.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/model/words.hpp"

namespace evidence {

struct RecencyStep {
  std::optional<int> up_to_months;  // nothing: any age
  double factor = 1;
};

struct ScoreCaps {
  std::array<double, 3> methods{};  // by how many method sets are missing: 0, 1, 2 and more
  double direct = 0;
  double lines = 0;
  double projects_floor = 0;
  double quality = 0;
  double contradiction_any = 0;
  double contradiction_strong = 0;
  double gate_unknown = 0;
};

struct AreaParameters {
  double level2_base_practices_above = 0;
  double level2_common_feature_above = 0;
  double level1_above = 0;
  std::vector<Method> engineering_needs;
  double engineering_cap = 0;
};

struct ScoringParameters {
  std::string model;  // "SS-1.1"
  std::map<Strength, double> strength;
  std::map<Directness, double> directness;
  double review_confirmed = 0;
  double review_unreviewed = 0;
  double review_disputed = 0;
  std::vector<RecencyStep> recency_practice;  // ascending, the last one open
  double recency_unknown = 0;
  int window_months = 0;
  std::vector<double> alpha_by_method_sets;  // [0] for one set, …; the last one for that many and more
  double beta = 0;
  double resolution_open = 0;
  double resolution_explained = 0;
  double resolution_closed = 0;
  double q_valid = 0;
  double q_key = 0;
  ScoreCaps caps;
  double contradiction_strong_at = 0;
  double state_at = 0;
  std::vector<std::pair<double, std::string>> words;  // up to and including → word, ascending
  std::map<std::string, std::string> states;  // code → word: unexamined, supported, contested, conflicting, refuted
  double mean_share = 0;
  AreaParameters area;
  // group → part → weight; the part "base_practices" is agg over areas of L1, the others are clauses.
  std::map<std::string, std::map<std::string, double>> group_parts;
  std::map<std::string, double> group_weights;
  double case_hard_fail = 0;
  double case_cap_fail = 0;
  double case_unknown = 0;
};

}  // namespace evidence
