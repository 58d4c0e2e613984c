// Every worked score, area, group, case, resolution and aggregate of tests/data/score-examples.json.
#include <algorithm>
#include <cmath>

#include "unit/criteria/example_facts.hpp"
#include <gtest/gtest.h>

#include "evidence/scoring/score.hpp"

namespace evidence::testing {
namespace {

using Json = nlohmann::json;

const Json& examples() {
  static const Json kExamples = example_file();
  return kExamples;
}
double tolerance() { return examples().at("tolerance").get<double>(); }
const ScoringParameters& parameters() { return default_catalogue().scoring; }

template <class E>
E named(const Json& object, const char* name, const char* otherwise) {
  return parse_word<E>(object.value(name, std::string(otherwise))).value();
}

std::string text_or_nothing(const Json& object, const char* name) {
  return object.contains(name) && object.at(name).is_string() ? object.at(name).get<std::string>() : std::string();
}

EvidenceTerm term(const Json& given) {
  EvidenceTerm made;
  made.id = given.at("id").get<std::string>();
  const std::string source = given.at("source").get<std::string>();
  made.method = source == "item" ? Method::Document : method_of(parse_word<RecordKind>(source).value());
  made.directness = named<Directness>(given, "directness", "direct");
  made.stance = named<Stance>(given, "stance", "supports");
  made.strength = named<Strength>(given, "strength", "strong");
  made.review = named<LinkReview>(given, "review", "unreviewed");
  made.resolution = named<LinkResolution>(given, "resolution", "open");
  made.project = text_or_nothing(given, "project");
  made.cluster = text_or_nothing(given, "copy_of");
  if (given.contains("age") && !given.at("age").is_null()) made.age_months = given.at("age").get<int>();
  if (given.contains("in_force") && !given.at("in_force").is_null()) made.in_force = given.at("in_force").get<bool>();
  return made;
}

EvidenceNeeds needs(const Json& given) {
  EvidenceNeeds made;
  for (const Json& set : given.at("method_sets")) {
    MethodSet methods;
    for (const Json& method : set) methods.push_back(parse_word<Method>(method.get<std::string>()).value());
    made.method_sets.push_back(methods);
  }
  made.n_req = given.at("n_req").get<int>();
  made.recency = named<Recency>(given, "recency", "none");
  return made;
}

GateState gate(const Json& example) {
  if (!example.contains("rule")) return named<GateState>(example, "gate", "pass");
  const FactBase facts = example_facts(example.at("facts"));
  const auto rule = compile_rule(example.at("rule").get<std::string>(), facts.registry);
  const Truth truth = rule ? evaluate(*rule, facts).value : Truth::Unknown;
  if (truth == Truth::Unknown) return GateState::Unknown;
  return truth == Truth::True ? GateState::Pass : GateState::Fail;
}

void expect_caps(const Json& expect, const CriterionScore& score) {
  std::vector<std::string> binding;
  EXPECT_EQ(score.caps.size(), expect.at("caps").size());
  for (const ScoreCap& cap : score.caps) {
    ASSERT_TRUE(expect.at("caps").contains(cap.name)) << cap.name;
    EXPECT_NEAR(cap.limit, expect.at("caps").at(cap.name).get<double>(), tolerance()) << cap.name;
    if (cap.binding) binding.push_back(cap.name);
  }
  std::ranges::sort(binding);
  EXPECT_EQ(binding, expect.at("binding").get<std::vector<std::string>>());
}

TEST(ScoreExamples, AllThirtyNineHoldWithEveryCap) {
  ASSERT_EQ(examples().at("score").size(), 39U);
  for (const Json& example : examples().at("score")) {
    SCOPED_TRACE(example.at("name").get<std::string>());
    std::vector<EvidenceTerm> evidence;
    for (const Json& one : example.at("evidence")) evidence.push_back(term(one));
    const CriterionScore score = score_criterion(parameters(), needs(example.at("criterion")), evidence, gate(example));
    const Json& expect = example.at("expect");
    ASSERT_EQ(score.terms.size(), evidence.size());
    for (const ScoredTerm& scored : score.terms) {
      if (!expect.at("q").contains(scored.term.id)) continue;  // neutral ones weigh nothing
      EXPECT_NEAR(scored.quality.q, expect.at("q").at(scored.term.id).get<double>(), tolerance()) << scored.term.id;
    }
    EXPECT_NEAR(score.support / 100, expect.at("B").get<double>(), tolerance());
    EXPECT_NEAR(score.refutation / 100, expect.at("C").get<double>(), tolerance());
    EXPECT_NEAR(score.support, expect.at("support").get<double>(), tolerance());
    EXPECT_NEAR(score.refutation, expect.at("refutation").get<double>(), tolerance());
    EXPECT_NEAR(score.raw, expect.at("raw").get<double>(), tolerance());
    EXPECT_NEAR(score.score, expect.at("score").get<double>(), tolerance());
    EXPECT_NEAR(shown(score.score), expect.at("display").get<double>(), 1e-9);
    EXPECT_EQ(word(score.state), expect.at("state").get<std::string>());
    EXPECT_EQ(score.word, text_or_nothing(expect, "word"));
    EXPECT_EQ(word(score.gate), expect.at("gate").get<std::string>());
    expect_caps(expect, score);
  }
}

std::vector<Weighted> weighted(const Json& values, const Json& weights = nullptr) {
  std::vector<Weighted> made;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Weighted one;
    if (!values[i].is_null()) one.value = values[i].get<double>();
    if (weights.is_array()) one.weight = weights[i].get<double>();
    made.push_back(one);
  }
  return made;
}

void expect_value(const std::optional<double>& value, const Json& expected) {
  ASSERT_EQ(value.has_value(), !expected.is_null());
  if (value.has_value()) {
    EXPECT_NEAR(*value, expected.get<double>(), tolerance());
  }
}

AreaScore area(const Json& given) {
  AreaInput input;
  input.category = named<AreaCategory>(given, "category", "engineering");
  for (const Json& method : given.at("methods_seen")) {
    input.methods_seen.push_back(parse_word<Method>(method.get<std::string>()).value());
  }
  input.base_practices = weighted(given.at("base_practices"));
  for (const auto& [feature, values] : given.at("generic_practices").items()) {
    input.features[feature] = weighted(values);
  }
  return score_area(parameters(), input);
}

TEST(ScoreExamples, AllAreas) {
  ASSERT_EQ(examples().at("areas").size(), 8U);
  for (const Json& example : examples().at("areas")) {
    SCOPED_TRACE(example.at("name").get<std::string>());
    const AreaScore score = area(example.at("area"));
    const Json& expect = example.at("expect");
    expect_value(score.base_practices, expect.at("L1"));
    for (const auto& [feature, value] : expect.at("features").items()) expect_value(score.features.at(feature), value);
    EXPECT_EQ(score.level, expect.at("level").get<int>());
    EXPECT_EQ(score.capped, !expect.at("binding").empty());
  }
}

TEST(ScoreExamples, AllGroups) {
  ASSERT_EQ(examples().at("groups").size(), 3U);
  const auto& weights = parameters().group_parts.at("安全开发过程能力");
  for (const Json& example : examples().at("groups")) {
    SCOPED_TRACE(example.at("name").get<std::string>());
    std::vector<WeightedArea> areas;
    for (const Json& one : example.at("areas")) areas.push_back({area(one), one.value("weight", 1.0)});
    std::vector<Weighted> parts;
    for (const auto& [part, weight] : weights) {
      std::optional<double> value;
      const Criterion* clause = find_criterion(default_catalogue(), {part});
      if (part == "base_practices") {
        value = base_practices_over(parameters(), areas);
      } else if (clause->derived()) {
        value = features_over(parameters(), areas, clause->derived_features);
      } else if (!example.at("replicable").is_null()) {
        value = example.at("replicable").get<double>();
      }
      expect_value(value, example.at("expect").at("parts").at(part));
      parts.push_back({value, weight});
    }
    expect_value(aggregate(parameters(), parts), example.at("expect").at("score"));
  }
}

TEST(ScoreExamples, AllCases) {
  ASSERT_EQ(examples().at("cases").size(), 7U);
  for (const Json& example : examples().at("cases")) {
    SCOPED_TRACE(example.at("name").get<std::string>());
    std::vector<std::pair<std::string, std::optional<double>>> groups;
    for (const auto& [group, value] : example.at("groups").items()) groups.emplace_back(group, value.get<double>());
    std::vector<GateInput> gates;
    for (const Json& one : example.at("gates")) {
      gates.push_back({{one.at("criterion").get<std::string>()},
                       named<Gate>(one, "effect", "none"),
                       named<GateState>(one, "state", "pass")});
    }
    const CaseTotal total = score_total(parameters(), groups, gates);
    const Json& expect = example.at("expect");
    expect_value(total.mean, expect.at("mean"));
    expect_value(total.score, expect.at("score"));
    std::vector<std::string> binding;
    for (const CriterionId& id : total.binding) binding.push_back(id.value);
    EXPECT_EQ(binding, expect.at("binding").get<std::vector<std::string>>());
    const std::map<std::string, CaseOutcome> outcomes{{"可评", CaseOutcome::Assessable},
                                                      {"待补充", CaseOutcome::Incomplete},
                                                      {"基本要求不满足", CaseOutcome::BelowRequirements},
                                                      {"不符合起评或受理条件", CaseOutcome::NotEligible}};
    EXPECT_EQ(total.outcome, outcomes.at(expect.at("status").get<std::string>()));
  }
}

TEST(ScoreExamples, AllResolutionsAndAggregates) {
  ASSERT_EQ(examples().at("resolutions").size(), 8U);
  for (const Json& one : examples().at("resolutions")) {
    const LinkResolution resolution = resolution_of(one.at("reason").get<bool>(), one.at("evidence").get<bool>(),
                                                    one.at("second_person").get<bool>());
    EXPECT_EQ(word(resolution), one.at("expect").get<std::string>());
  }
  ASSERT_EQ(examples().at("agg").size(), 4U);
  for (const Json& one : examples().at("agg")) {
    expect_value(aggregate(parameters(), weighted(one.at("x"), one.at("w"))), one.at("expect"));
  }
}

TEST(ScoreExamples, AgesCountCalendarMonths) {
  const auto day = [](const char* text) { return parse_date(text).value(); };
  EXPECT_EQ(age_in_months(day("2024-05-20"), day("2024-05-20")), 0);
  EXPECT_EQ(age_in_months(day("2024-05-20"), day("2024-05-19")), 1);
  EXPECT_EQ(age_in_months(day("2024-05-20"), day("2021-05-20")), 36);
  EXPECT_EQ(age_in_months(day("2024-05-20"), day("2021-05-19")), 37);
  EXPECT_EQ(age_in_months(day("2024-03-31"), day("2024-02-29")), 1);
  EXPECT_EQ(age_in_months(day("2024-05-20"), day("2024-06-01")), 0);
}

}  // namespace
}  // namespace evidence::testing
