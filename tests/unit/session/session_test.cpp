// One session, two threads: an import runs while a person goes on judging. Run under ThreadSanitizer as well.
#include "workbench/session/session.hpp"

#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "workbench/session/actors.hpp"
#include "workbench/session/citing.hpp"
#include "workbench/session/gaps.hpp"
#include "workbench/session/importing.hpp"
#include "workbench/session/naming.hpp"
#include "workbench/session/scoring_case.hpp"

namespace {

using namespace evidence;
using namespace workbench;

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("session-test-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "in");
    auto actor = ActorBook(folder_ / "people").create("张三", Role::Auditor);
    ASSERT_TRUE(actor);
    actor_ = *actor;
    NewCase wanted;
    wanted.applicant = "海州示例软件有限公司";
    wanted.accepted_on = parse_date("2026-06-01");
    auto session = Session::create(folder_ / "case", wanted, actor_, clock_);
    ASSERT_TRUE(session) << session.error().key.name << session.error().detail;
    session_ = std::move(*session);
  }
  void TearDown() override {
    session_.reset();
    std::filesystem::remove_all(folder_);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / "in" / name) << text; }
  Imported import() {
    jobs::Work work;
    auto imported = import_source(*session_, folder_ / "in", {}, work);
    EXPECT_TRUE(imported);
    return imported ? *imported : Imported{};
  }

  std::filesystem::path folder_;
  FixedClock clock_{Instant{1'780'000'000, 480}};
  Actor actor_;
  std::unique_ptr<Session> session_;
};

TEST_F(SessionTest, APersonGoesOnRatingWhileAnImportRuns) {
  for (int at = 0; at < 400; ++at) write("文件" + std::to_string(at) + ".txt", "内容 " + std::to_string(at));
  Imported imported;
  std::thread importing([&] { imported = import(); });
  for (int at = 0; at < 30; ++at) {
    const std::string reason = "第 " + std::to_string(at) + " 次";
    ASSERT_TRUE(session_->perform({journal::Rate{CriterionId{"3.2-2"}, RatingValue::L, reason}}));
    ASSERT_EQ(session_->snapshot()->ratings->front()->reason, reason);
  }
  importing.join();
  EXPECT_EQ(imported.received.item_count, 400U);
  EXPECT_EQ(session_->snapshot()->sources->size(), 1U);
  const auto counts = session_->items().counts(std::nullopt);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->files, 400U);
}

TEST_F(SessionTest, AStatedDigestThatDiffersRecordsNothing) {
  write("a.txt", "甲");
  jobs::Work work;
  ImportOptions options;
  options.stated_digest = sha256_of(std::string_view("乙"));
  const auto refused = import_source(*session_, folder_ / "in" / "a.txt", options, work);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key.name, "error.import.digest");
  EXPECT_TRUE(session_->snapshot()->sources->empty());
  options.stated_digest = sha256_of(std::string_view("甲"));
  EXPECT_TRUE(import_source(*session_, folder_ / "in" / "a.txt", options, work));
}

TEST_F(SessionTest, WhatIsImportedTwiceIsStoredOnce) {
  write("a.txt", "甲");
  write("b.txt", "乙");
  EXPECT_EQ(import().received.blobs_new, 2U);
  EXPECT_EQ(import().received.blobs_new, 0U);
  EXPECT_EQ(session_->snapshot()->sources->size(), 2U);
}

TEST_F(SessionTest, ThingsAreFoundByTheirShortIdsAndOthersAreRefusedByName) {
  ASSERT_TRUE(
      session_->perform({journal::AddProject{Project{session_->next_id<ProjectTag>(), "统一认证平台", false}}}));
  const auto snapshot = session_->snapshot();
  EXPECT_EQ(find_project(*snapshot, "P1").value(), snapshot->projects->front()->id);
  EXPECT_EQ(find_project(*snapshot, "统一认证平台").value(), snapshot->projects->front()->id);
  const auto unknown = find_link(*snapshot, "L7");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::Input);
}

TEST_F(SessionTest, EveryCriterionOfAnEmptyCaseIsAGap) {
  const CaseScore result = score(*session_);
  std::size_t judged = 0;
  for (const Criterion& criterion : session_->catalogue().criteria) judged += criterion.derived() ? 0 : 1;
  std::size_t not_applicable = 0;
  for (const CriterionResult& one : result.criteria) not_applicable += one.applicable ? 0 : 1;
  const auto gaps = find_gaps(*session_, result);
  EXPECT_EQ(gaps.size(), judged - not_applicable);
  for (const Gap& gap : gaps) EXPECT_EQ(gap.needs.front(), "unexamined") << gap.criterion.value;
}

TEST_F(SessionTest, APageThatIsNotReadYetSaysSo) {
  write("a.txt", "甲");
  import();
  const auto item = find_item(*session_->snapshot(), session_->items(), "I1");
  ASSERT_TRUE(item);
  const auto cited = cite_quote(*session_, *item, 1, "甲");
  ASSERT_FALSE(cited);
  EXPECT_EQ(cited.error().key.name, "error.page.unread");
}

}  // namespace
