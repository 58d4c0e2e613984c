// The catalogue that the program ships.
#include <map>
#include <set>

#include "unit/criteria/default_catalogue.hpp"
#include <gtest/gtest.h>

namespace evidence::testing {
namespace {

const Criterion& criterion(const char* id) {
  const Criterion* found = find_criterion(default_catalogue(), {id});
  if (found == nullptr) throw std::runtime_error(id);
  return *found;
}

TEST(DefaultCatalogue, ExpandsToTwoHundredAndNinetyOneCriteria) {
  const Catalogue& catalogue = default_catalogue();
  std::map<CriterionKind, int> kinds;
  for (const Criterion& one : catalogue.criteria) ++kinds[one.kind];
  EXPECT_EQ(kinds[CriterionKind::Clause], 24);
  EXPECT_EQ(kinds[CriterionKind::SubCriterion], 3);
  EXPECT_EQ(kinds[CriterionKind::BasePractice], 84);
  EXPECT_EQ(kinds[CriterionKind::Cell], 15 * 12);
  EXPECT_EQ(catalogue.criteria.size(), 291U);
  EXPECT_EQ(catalogue.criterion_index.size(), 291U);
  EXPECT_EQ(catalogue.facts.size(), 50U);
  EXPECT_EQ(catalogue.deadlines.size(), 7U);
}

TEST(DefaultCatalogue, ListsClausesByGroupThenAreaByArea) {
  const Catalogue& catalogue = default_catalogue();
  EXPECT_EQ(catalogue.criteria[0].id.value, "4-1");
  EXPECT_EQ(catalogue.criteria[5].id.value, "3.1-1");
  EXPECT_EQ(catalogue.criteria[26].id.value, "3.4-3");
  EXPECT_EQ(catalogue.criteria[27].id.value, "SD-PA01.BP01");
  EXPECT_EQ(catalogue.criteria[33].id.value, "SD-PA01/GP2.1.1");
  EXPECT_EQ(catalogue.criteria[290].id.value, "SD-PA15/GP2.4.2");
  EXPECT_EQ(criterion("3.2-4a").parent, CriterionId{"3.2-4"});
}

TEST(DefaultCatalogue, FillsPracticesFromTheDefaultsOfTheirCategory) {
  const Criterion& engineering = criterion("SD-PA01.BP01");
  EXPECT_EQ(engineering.needs.method_sets,
            (std::vector<MethodSet>{{Method::Document}, {Method::Interview, Method::Demonstration}}));
  EXPECT_EQ(engineering.needs.n_req, 2);
  EXPECT_EQ(engineering.needs.recency, Recency::Practice);
  EXPECT_EQ(engineering.group, "安全开发过程能力");
  EXPECT_EQ(engineering.expected_evidence.size(), 4U);
  // What stands at the practice itself wins.
  EXPECT_EQ(criterion("SD-PA04.BP01").needs.n_req, 0);
  EXPECT_EQ(criterion("SD-PA04.BP01").needs.recency, Recency::Validity);
  EXPECT_EQ(criterion("SD-PA10.BP01").needs.method_sets,
            (std::vector<MethodSet>{{Method::Document}, {Method::Interview}}));
  // Generic practices ask for no projects in areas of the organisation.
  EXPECT_EQ(criterion("SD-PA10/GP2.3.1").needs.n_req, 2);
  EXPECT_EQ(criterion("SD-PA09/GP2.3.1").needs.n_req, 0);
  EXPECT_EQ(criterion("SD-PA01/GP2.1.1").title_zh, "安全需求 · 分配资源");
}

TEST(DefaultCatalogue, KeepsRulesGatesAndDerivedClauses) {
  EXPECT_EQ(criterion("3.1-4").gate, Gate::Hard);
  EXPECT_EQ(criterion("3.2-6").gate, Gate::Cap);
  EXPECT_EQ(criterion("3.2-6").needs.window_months, 36);
  EXPECT_EQ(criterion("3.2-3").attention.size(), 3U);
  EXPECT_TRUE(criterion("3.1-5").na_rule);
  EXPECT_TRUE(criterion("3.4-1").derived());
  EXPECT_EQ(criterion("3.4-1").derived_features, (std::vector<std::string>{"2.1", "2.2"}));
  EXPECT_TRUE(criterion("3.4-1").needs.method_sets.empty());
  EXPECT_EQ(facts_read(*criterion("3.2-4").rule),
            (std::vector<std::string>{"people", "reference_date", "dev_technical_staff"}));
  EXPECT_FALSE(applies(criterion("3.1-1"), ApplicationKind::Initial) &&
               !applies(criterion("3.1-1"), ApplicationKind::Maintenance));
}

TEST(DefaultCatalogue, ReadsConstantsFeesAndRules) {
  const Catalogue& catalogue = default_catalogue();
  EXPECT_EQ(catalogue.scoring.alpha_by_method_sets, (std::vector<double>{0.95, 0.78, 0.63, 0.53}));
  EXPECT_EQ(catalogue.scoring.group_parts.at("安全开发过程能力").at("3.4-2"), 0.125);
  EXPECT_EQ(catalogue.fees[0].total, Fen{8'700'000});
  EXPECT_EQ(catalogue.fees[1].total, Fen{6'300'000});
  EXPECT_EQ(catalogue.conclusion_rule.rates_from, RatesFrom::Consensus);
  EXPECT_EQ(catalogue.conclusion_rule.pass_when_all[2].value, 2);
  EXPECT_EQ(catalogue.rating_above.at(RatingValue::F), 85);
  EXPECT_EQ(catalogue.panel_rule.members_min, 3);
  EXPECT_FALSE(catalogue.provenance[1].notice.empty());
  EXPECT_NE(catalogue.disclaimer_zh.find("不是测评中心"), std::string::npos);
}

TEST(DefaultCatalogue, IsShippedWhereTheProgramLooksForIt) {
  EXPECT_EQ(default_catalogue_path().filename(), "default-sd-l2.json");
  EXPECT_EQ(catalogue_schema_path().filename(), "catalogue.schema.json");
}

}  // namespace
}  // namespace evidence::testing
