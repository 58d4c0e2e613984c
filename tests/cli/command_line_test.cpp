// The whole way by the command line, on a small folder: every verb once, every answer checked against its schema.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/cli/case_fixture.hpp"

namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using tests::CaseFixture;

class CommandLine : public CaseFixture {
 protected:
  // A case with two text files, read.
  void read_case() const {
    new_case();
    write("财务/审计报告.txt",
          "海州示例软件有限公司 2025 年度审计报告\n注册资本人民币500万元，资产总额1234.57万元。\n");
    write("过程/安全需求.txt", "安全需求规格说明书\n本项目的安全需求经客户确认，形成安全开发过程的基线。\n");
    json imported = run({"import", case_path(), in()});
    EXPECT_EQ(imported["sources"][0]["kind"], "folder");
    const nlohmann::json read = run({"read", case_path(), "--jobs", "1"});
    EXPECT_EQ(read["read"], 2);
    EXPECT_EQ(read["pages"], 2);
    EXPECT_EQ(read["pages_left"], 0);
  }
  [[nodiscard]] std::string item(const std::string& glob) const {
    const nlohmann::json items = run({"items", case_path(), "--like", glob});
    EXPECT_EQ(items["items"].size(), 1U) << glob;
    return items["items"].empty() ? "I0" : items["items"][0]["id"].get<std::string>();
  }
};

TEST_F(CommandLine, FromAFolderToADraft) {
  read_case();
  const std::string audit = item("*审计报告.txt");
  const json page = run({"page", case_path(), audit, "1"});
  EXPECT_THAT(page["text"].get<std::string>(), HasSubstr("注册资本人民币500万元"));

  const json hits = run({"search", case_path(), "资产总额"});
  EXPECT_EQ(hits["total"], 1);
  EXPECT_EQ(hits["hits"][0]["item"], audit);
  EXPECT_FALSE(hits["hits"][0]["rects"].empty());

  const json fact = run({"fact", case_path(), "registered_capital_fen", "500万", "--item", audit, "--page", "1",
                         "--quote", "注册资本人民币500万元"});
  EXPECT_EQ(fact["facts"][0]["value"], "5000000.00");
  run({"claim", case_path(), "total_assets_fen", "1234.57万"});
  const json linked =
      run({"link", case_path(), "3.2-2", "--item", audit, "--page", "1", "--quote", "资产总额1234.57万元", "--stance",
           "supports", "--directness", "direct", "--strength", "strong"});
  EXPECT_EQ(linked["link"]["method"], "doc");
  const std::string link = linked["link"]["id"];

  const json score = run({"score", case_path(), "3.2-2"});
  // One strong, direct, unreviewed document whose validity is not stated: q = 1·1·0.6·0.85; one method set: B = 0.95·q.
  EXPECT_NEAR(score["criteria"][0]["score"].get<double>(), 48.45, 1e-6);
  EXPECT_EQ(score["criteria"][0]["gates"][0]["state"], "unknown");  // the assets are claimed only
  EXPECT_EQ(score["criteria"][0]["gates"][0]["claimed"][0], "total_assets_fen");
  EXPECT_EQ(score["criteria"][0]["terms"][0]["link"], link);

  const json drafted =
      run({"draft", case_path(), "conclusion", "--format", "docx", "-o", (folder() / "a.docx").string()});
  EXPECT_GT(drafted["statements"], 100);
  const json again =
      run({"draft", case_path(), "conclusion", "--format", "docx", "-o", (folder() / "b.docx").string()});
  EXPECT_EQ(drafted["sha256"], again["sha256"]);  // the same case gives the same bytes
  EXPECT_EQ(run({"verify", case_path()})["ok"], true);
}

TEST_F(CommandLine, ASecondPersonConfirmsAndTheFirstCannot) {
  read_case();
  run({"actor", "new", "李四", "--role", "lead"});
  const std::string file = item("*安全需求.txt");
  const json linked =
      run({"link", case_path(), "SD-PA01.BP01", "SD-PA01.BP02", "--item", file, "--page", "1", "--quote",
           "安全需求经客户确认", "--stance", "supports", "--directness", "direct", "--strength", "strong"});
  ASSERT_EQ(linked["links"].size(), 2U);
  const std::string link = linked["links"][0]["id"];
  EXPECT_NE(evidence({"confirm", case_path(), link}).exit_code, 0);
  EXPECT_EQ(run({"confirm", case_path(), link, "--actor", "李四"})["links"][0]["review"], "confirmed");
  EXPECT_EQ(run({"dispute", case_path(), link, "--because", "页面不清", "--actor", "李四"})["link"]["review"],
            "disputed");
}

TEST_F(CommandLine, RecordsRatingsAndUndo) {
  read_case();
  const auto record = write("../interview.json", R"({"title":"访谈开发经理","date":"2026-06-10","place":"会议室",
    "participants":[{"name":"王五","role":"开发经理"}],"lines":[{"asked":"安全需求由谁确认？","answer":"由客户和项目经理共同确认。"}]})");
  const json added = run({"record", case_path(), "interview", "--from", record.string()});
  EXPECT_EQ(added["record"]["method"], "interview");
  const json linked = run({"link", case_path(), "SD-PA01.BP01", "--record", "R1", "--stance", "supports",
                           "--directness", "affirmation", "--strength", "moderate"});
  EXPECT_EQ(linked["link"]["method"], "interview");
  EXPECT_EQ(run({"rate", case_path(), "SD-PA01.BP01", "L", "--reason", "有记录且访谈一致"})["rating"]["value"], "L");
  EXPECT_EQ(evidence({"rate", case_path(), "SD-PA01.BP01", "L"}).exit_code, 2);  // no rating without a reason
  run({"undo", case_path()});
  EXPECT_TRUE(run({"score", case_path(), "SD-PA01.BP01"})["criteria"][0]["rating"].empty());
  run({"undo", case_path()});
  EXPECT_TRUE(run({"links", case_path()})["links"].empty());
  const json log = run({"log", case_path()});
  EXPECT_EQ(log["entries"].back()["kind"], "remove-link");
}

TEST_F(CommandLine, AQuoteThatIsNotOnThePageIsRefused) {
  read_case();
  const auto ran =
      evidence({"link", case_path(), "3.2-2", "--item", item("*审计报告.txt"), "--page", "1", "--quote",
                "注册资本800万元", "--stance", "supports", "--directness", "direct", "--strength", "strong"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("注册资本800万元"));
  EXPECT_TRUE(run({"links", case_path()})["links"].empty());
}

TEST_F(CommandLine, WithoutJudgementsEveryCriterionIsCalledUnproven) {
  read_case();
  const json drafted =
      run({"draft", case_path(), "conclusion", "--format", "json", "-o", (folder() / "d.json").string()});
  const json score = run({"score", case_path()});
  std::size_t judged = 0;
  for (const json& criterion : score["criteria"]) {
    if (criterion["state"] != "unexamined") ++judged;
  }
  EXPECT_EQ(judged, 0U);
  EXPECT_GE(drafted["unproven"].get<std::size_t>(), 200U);
}

}  // namespace
