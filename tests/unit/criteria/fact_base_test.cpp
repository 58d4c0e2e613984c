// Facts of a case, and facts as people type them.
#include "unit/criteria/example_facts.hpp"
#include <gtest/gtest.h>

namespace evidence::testing {
namespace {

Table<Fact> facts_of(std::vector<Fact> facts) {
  auto table = std::make_shared<std::vector<std::shared_ptr<const Fact>>>();
  for (Fact& one : facts) table->push_back(std::make_shared<const Fact>(std::move(one)));
  return table;
}

Fact fact(const char* name, FactValue value, FactState state) {
  Fact made;
  made.name = name;
  made.value = std::move(value);
  made.state = state;
  return made;
}

TEST(FactBaseOfACase, SuggestedRejectedAndRemovedFactsCountForNothing) {
  CaseSnapshot snapshot;
  Fact removed = fact("dev_technical_staff", std::int64_t{70}, FactState::Accepted);
  removed.removed = true;
  snapshot.facts = facts_of({fact("registered_capital_fen", std::int64_t{5}, FactState::Suggested),
                             fact("total_assets_fen", std::int64_t{6}, FactState::Rejected), removed,
                             fact("cert_level", std::string("一级"), FactState::Claimed),
                             fact("cert_class", std::string("安全开发类"), FactState::Accepted)});
  const FactBase facts = make_fact_base(default_catalogue(), snapshot);
  EXPECT_FALSE(facts.values.contains("registered_capital_fen"));
  EXPECT_FALSE(facts.values.contains("total_assets_fen"));
  EXPECT_FALSE(facts.values.contains("dev_technical_staff"));
  EXPECT_TRUE(facts.values.at("cert_level").proven.empty());
  EXPECT_EQ(facts.values.at("cert_class").proven.size(), 1U);
}

TEST(FactBaseOfACase, TakesDefaultsFromTheCaseAndFromOtherFacts) {
  CaseSnapshot snapshot;
  snapshot.info.kind = ApplicationKind::Maintenance;
  snapshot.facts = facts_of({fact("application_date", parse_date("2026-03-02").value(), FactState::Claimed),
                             fact("cert_no", std::string("C-1"), FactState::Accepted)});
  const FactBase before = make_fact_base(default_catalogue(), snapshot);
  EXPECT_EQ(before.values.at("application_kind").proven, std::vector<FactValue>{std::string("maintenance")});
  // Not accepted yet: the day of application, as claimed as it is.
  EXPECT_TRUE(before.values.at("reference_date").proven.empty());
  EXPECT_EQ(before.values.at("reference_date").claimed, std::vector<FactValue>{parse_date("2026-03-02").value()});
  EXPECT_EQ(before.values.at("current_cert_no").proven, std::vector<FactValue>{std::string("C-1")});
  EXPECT_FALSE(before.values.contains("finance_first_year"));

  snapshot.info.accepted_on = parse_date("2026-04-01");
  const FactBase after = make_fact_base(default_catalogue(), snapshot);
  EXPECT_EQ(after.values.at("panel_date").proven, std::vector<FactValue>{parse_date("2026-04-01").value()});
  EXPECT_TRUE(after.values.at("panel_date").from_case);
}

TEST(FactBaseOfACase, NoConfiguredRequirementMeansThatTheClauseDoesNotApply) {
  const FactBase facts = make_fact_base(default_catalogue(), CaseSnapshot{});
  EXPECT_EQ(evaluate(*find_criterion(default_catalogue(), {"3.1-5"})->na_rule, facts).value, Truth::True);
  EXPECT_EQ(evaluate(*find_criterion(default_catalogue(), {"3.2-4"})->rule, facts).value, Truth::Unknown);
}

std::string problem_of(const char* name, std::string_view text) {
  const auto value = parse_fact_value(*find_fact(default_catalogue().facts, name), text);
  return value ? "none" : std::string(value.error().key.name);
}

TEST(FactValues, MoneyIsYuanForPeopleAndFenInside) {
  const FactDefinition& capital = *find_fact(default_catalogue().facts, "registered_capital_fen");
  const auto value = parse_fact_value(capital, "500万");
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, FactValue(std::int64_t{500'000'000}));
  EXPECT_EQ(format_fact_value(capital, *value), "5000000.00");
  EXPECT_EQ(*parse_fact_value(capital, format_fact_value(capital, *value)), *value);
  EXPECT_EQ(format_fact_value_for_people(capital, *value), "500.00 万元");
}

TEST(FactValues, EachTypeRefusesWhatItIsNot) {
  EXPECT_EQ(problem_of("registered_capital_fen", "很多"), "error.fact.not-money");
  EXPECT_EQ(problem_of("registered_capital_fen", "-5"), "error.fact.too-small");
  EXPECT_EQ(problem_of("dev_technical_staff", "6.5"), "error.fact.not-integer");
  EXPECT_EQ(problem_of("dev_technical_staff", "-1"), "error.fact.too-small");
  EXPECT_EQ(problem_of("application_date", "2026-02-30"), "error.fact.not-date");
  EXPECT_EQ(problem_of("application_sealed", "也许"), "error.fact.not-boolean");
  EXPECT_EQ(problem_of("application_sealed", "是"), "none");
  EXPECT_EQ(problem_of("cert_level", "六级"), "error.fact.not-listed");
  EXPECT_EQ(problem_of("cert_class", "运维类"), "none");  // its values are examples
  EXPECT_EQ(problem_of("legal_entity_reg_no", "91110108MA01ABCD2X"), "none");
  EXPECT_EQ(problem_of("legal_entity_reg_no", "9111"), "error.fact.pattern");
  EXPECT_EQ(problem_of("cert_holder", " "), "error.fact.empty");
  EXPECT_EQ(problem_of("contracts", "1"), "error.fact.is-table");
}

}  // namespace
}  // namespace evidence::testing
