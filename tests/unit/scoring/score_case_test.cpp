// A whole case on the shipped catalogue.
#include <chrono>
#include <iostream>

#include "unit/criteria/default_catalogue.hpp"
#include <gtest/gtest.h>

#include "evidence/scoring/conclusion.hpp"

namespace evidence::testing {
namespace {

const OriginId kOrigin{7};
const ActorId kAuditor{"a-000000000001"};
const ActorId kSecond{"a-000000000002"};

template <class Row>
Table<Row> table_of(std::vector<Row> rows) {
  auto table = std::make_shared<std::vector<std::shared_ptr<const Row>>>();
  for (Row& one : rows) table->push_back(std::make_shared<const Row>(std::move(one)));
  return table;
}

Link link(std::uint64_t number, const std::string& criterion) {
  Link made;
  made.id = {kOrigin, number};
  made.criterion = {criterion};
  made.evidence = Citation{{kOrigin, number}, {}, 1, std::nullopt, "quote"};
  made.date = parse_date("2026-06-01");
  made.made_by = kAuditor;
  return made;
}

CaseSnapshot case_with(std::vector<Link> links) {
  CaseSnapshot snapshot;
  snapshot.info.accepted_on = parse_date("2026-11-24");
  snapshot.projects = table_of<Project>({{{kOrigin, 1}, "甲", false}, {{kOrigin, 2}, "乙", false}});
  Record interview;
  interview.id = {kOrigin, 1};
  interview.held_on = parse_date("2026-11-01").value();
  interview.project = ProjectId{kOrigin, 1};
  snapshot.records = table_of<Record>({interview});
  snapshot.links = table_of(std::move(links));
  return snapshot;
}

const CriterionResult& result(const CaseScore& score, const char* id) { return *find_result(score, {id}); }

TEST(ScoreCase, AnEmptyCaseIsUnexaminedAndIncomplete) {
  const CaseScore score = score_case(default_catalogue(), case_with({}));
  EXPECT_EQ(score.criteria.size(), 291U);
  EXPECT_EQ(score.groups.size(), 5U);
  EXPECT_EQ(score.areas.size(), 15U);
  EXPECT_EQ(score.total.outcome, CaseOutcome::Incomplete);
  EXPECT_EQ(score.total.score, 0);
  EXPECT_EQ(score.groups[4].examined, 0);
  EXPECT_EQ(score.groups[4].count, 1 + 84 + 180);
  EXPECT_FALSE(result(score, "3.1-5").applicable);
  EXPECT_EQ(result(score, "3.1-5").not_applicable_why, "rule");
  EXPECT_EQ(result(score, "SD-PA01.BP01").own.state, EvidenceState::Unexamined);
  EXPECT_EQ(result(score, "3.4-1").score, 0);
}

TEST(ScoreCase, MethodDateAndProjectComeFromTheRecord) {
  Link spoken = link(1, "SD-PA01.BP01");
  spoken.evidence = RecordId{kOrigin, 1};
  spoken.date.reset();
  spoken.directness = Directness::Affirmation;
  spoken.reviews[kSecond] = {Verdict::Confirmed, ""};
  const CaseScore score = score_case(default_catalogue(), case_with({spoken}));
  const ScoredTerm& term = result(score, "SD-PA01.BP01").own.terms.at(0);
  EXPECT_EQ(term.term.method, Method::Interview);
  EXPECT_EQ(term.term.age_months, 1);
  EXPECT_EQ(term.unit, "project:P1@0000000000000007");
  EXPECT_NEAR(term.quality.q, 0.6, 1e-9);
  EXPECT_NEAR(term.value, 46.8, 1e-6);
}

TEST(ScoreCase, OneDocumentAddsWhatItIsWorthAndHelpNamesTheRest) {
  Link document = link(1, "SD-PA01.BP01");
  document.project = ProjectId{kOrigin, 1};
  document.reviews[kAuditor] = {Verdict::Confirmed, "mine"};  // one's own word confirms nothing
  const CaseScore score = score_case(default_catalogue(), case_with({document}));
  const CriterionResult& practice = result(score, "SD-PA01.BP01");
  EXPECT_EQ(practice.own.terms.at(0).term.review, LinkReview::Unreviewed);
  EXPECT_NEAR(practice.own.support, 66.3, 1e-6);
  EXPECT_NEAR(*practice.score, 50, 1e-6);  // one method only
  ASSERT_FALSE(practice.help.empty());
  EXPECT_EQ(practice.help[0].method, Method::Demonstration);
  EXPECT_TRUE(practice.help[0].new_project);
  EXPECT_NEAR(practice.help[0].score, 92.586, 1e-6);
  EXPECT_EQ(score.groups[4].examined, 1);
}

TEST(ScoreCase, WhatIsLeftOutOrAddedIsNotSaved) {
  const CaseSnapshot snapshot = case_with({link(1, "3.3-1"), link(2, "3.3-2")});
  const double before = *result(score_case(default_catalogue(), snapshot), "3.3-1").score;
  ScoreOptions options;
  options.without = {LinkId{kOrigin, 1}};
  options.with = {link(9, "3.3-3")};
  const CaseScore score = score_case(default_catalogue(), snapshot, options);
  EXPECT_GT(before, 0);
  EXPECT_EQ(result(score, "3.3-1").own.state, EvidenceState::Unexamined);
  EXPECT_EQ(result(score, "3.3-3").own.terms.at(0).why.at(0), "hypothetical");
  EXPECT_EQ(*result(score_case(default_catalogue(), snapshot), "3.3-1").score, before);
}

TEST(ScoreCase, RemovedLinksRecordsAndUnknownCriteriaDoNotCount) {
  Link removed = link(1, "3.3-1");
  removed.removed = true;
  Link orphan = link(2, "3.3-1");
  orphan.evidence = RecordId{kOrigin, 99};
  const CaseScore score = score_case(default_catalogue(), case_with({removed, orphan, link(3, "9.9-9")}));
  EXPECT_EQ(result(score, "3.3-1").own.state, EvidenceState::Unexamined);
  EXPECT_EQ(score.unknown_criterion, (std::vector<LinkId>{{kOrigin, 3}}));
}

TEST(ScoreCase, AContradictionIsClosedOnlyByAReasonEvidenceAndASecondPerson) {
  Link against = link(1, "3.3-1");
  against.stance = Stance::Contradicts;
  const auto state = [&] {
    return result(score_case(default_catalogue(), case_with({against, link(2, "3.3-1")})), "3.3-1")
        .own.terms.at(0)
        .term.resolution;
  };
  EXPECT_EQ(state(), LinkResolution::Open);
  against.resolutions[kAuditor] = {"误读", LinkId{kOrigin, 2}};
  EXPECT_EQ(state(), LinkResolution::Explained);
  against.resolutions[kSecond] = {"同意", std::nullopt};
  EXPECT_EQ(state(), LinkResolution::Closed);
  against.resolutions[kAuditor].evidence = LinkId{kOrigin, 77};  // evidence that is not there
  EXPECT_EQ(state(), LinkResolution::Explained);
}

TEST(ScoreCase, ValidityAsksForEveryDayThatTheCriterionNames) {
  Link certificate = link(1, "3.1-4");
  certificate.valid_from = parse_date("2024-01-01");
  certificate.valid_to = parse_date("2026-11-23");  // the day before acceptance
  CaseScore score = score_case(default_catalogue(), case_with({certificate}));
  EXPECT_EQ(result(score, "3.1-4").own.terms.at(0).term.in_force, false);
  certificate.valid_to = parse_date("2026-11-24");
  score = score_case(default_catalogue(), case_with({certificate}));
  EXPECT_EQ(result(score, "3.1-4").own.terms.at(0).term.in_force, true);
}

TEST(Conclusions, WithoutAConsensusItIsASupplementWithTheReason) {
  const CaseSnapshot snapshot = case_with({});
  const CaseScore score = score_case(default_catalogue(), snapshot);
  const Conclusion conclusion = propose_conclusion(default_catalogue(), snapshot, score);
  EXPECT_EQ(conclusion.outcome, Outcome::Supplement);
  EXPECT_EQ(conclusion.reasons, (std::vector<std::string>{"no-consensus", "otherwise"}));
  ASSERT_EQ(conclusion.pass_conditions.size(), 4U);
  EXPECT_EQ(conclusion.pass_conditions[1].holds, Truth::Unknown);
  EXPECT_EQ(conclusion.pass_conditions[2].areas.size(), 15U);
  // One clause agreed N is enough to fail.
  const Conclusion failed = propose_conclusion(default_catalogue(), snapshot, score, {{{"3.3-1"}, RatingValue::N}});
  EXPECT_EQ(failed.outcome, Outcome::Fail);
  EXPECT_EQ(failed.fail_conditions[2].criteria, (std::vector<CriterionId>{{"3.3-1"}}));
}

TEST(ScoreCase, TwoThousandLinksTakeMilliseconds) {
  std::vector<Link> links;
  const Catalogue& catalogue = default_catalogue();
  for (std::uint64_t i = 0; i < 2000; ++i) {
    links.push_back(link(i + 1, catalogue.criteria[i % catalogue.criteria.size()].id.value));
    links.back().project = ProjectId{kOrigin, 1 + i % 2};
  }
  const CaseSnapshot snapshot = case_with(std::move(links));
  const auto begin = std::chrono::steady_clock::now();
  const CaseScore score = score_case(catalogue, snapshot);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  std::cout << "score_case, 2000 links: " << taken.count() << " ms\n";
  EXPECT_EQ(score.groups[4].examined, 265);
  EXPECT_LT(taken.count(), 2000);  // a guard against quadratic work, also under sanitizers
}

}  // namespace
}  // namespace evidence::testing
