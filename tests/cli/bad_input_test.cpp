// What goes wrong outside the program: each is told, nothing is half done.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/cli/case_fixture.hpp"

namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using tests::CaseFixture;

class BadInput : public CaseFixture {};

TEST_F(BadInput, OfSeveralSourcesAllAreTakenInOrNone) {
  new_case();
  const std::string good = write("好.txt", "一份材料\n").string();
  const auto refused = evidence({"import", case_path(), good, (folder() / "没有.zip").string()});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("没有.zip"));
  EXPECT_TRUE(run({"sources", case_path()})["sources"].empty());
  const json both = run({"import", case_path(), good, write("又.txt", "另一份\n").string()});
  ASSERT_EQ(both["sources"].size(), 2U);
  EXPECT_EQ(both["sources"][1]["id"], "S2");
  EXPECT_EQ(run({"items", case_path()})["items"].size(), 2U);
  run({"undo", case_path()});  // one gesture
  EXPECT_TRUE(run({"sources", case_path()})["sources"].empty());
}

TEST_F(BadInput, AWordTooManyIsWrongUse) {
  new_case();
  const auto ran = evidence({"unlink", case_path(), "L1", "L2", "--because", "重复"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("L2"));
}

TEST_F(BadInput, ARecordWithAFieldThatNobodyKnowsIsRefused) {
  new_case();
  const auto record =
      write("../r.json", R"({"title":"访谈","date":"2026-06-10","participants":[{"name":"王五","role":"经理"}],
    "lines":[{"asked":"问","answer":"答"}],"attachements":[]})");
  const auto ran = evidence({"record", case_path(), "interview", "--from", record.string()});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("attachements"));
}

TEST_F(BadInput, ALongAnswerIntoAClosedPipeIsNoDefect) {
  new_case();
  for (int at = 0; at < 600; ++at) write("很多/" + std::to_string(at) + ".txt", "第 " + std::to_string(at) + " 份\n");
  run({"import", case_path(), in()});
  const std::string program = std::string(WORKBENCH_BINARY_DIR) + "/bin/evidence";
  // The exit code of the program, not of head.
  const auto ran = tests::run_program(
      {"/bin/bash", "-c", program + " items " + case_path() + " --json | head -c 10; exit ${PIPESTATUS[0]}"},
      environment());
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
}

TEST_F(BadInput, AChangedCatalogueIsNotJudgedBy) {
  new_case();
  // The catalogue is the Case's first Blob; one digit of a weight is changed in place.
  bool changed = false;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(case_path()) / "blobs")) {
    if (!entry.is_regular_file()) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const std::size_t at = bytes.find("\"beta\": 0.8");
    if (at == std::string::npos) continue;
    file.clear();
    file.seekp(static_cast<std::streamoff>(at + std::string("\"beta\": 0.").size()));
    file.put('1');
    changed = true;
  }
  ASSERT_TRUE(changed);
  const auto scored = evidence({"score", case_path()});
  EXPECT_EQ(scored.exit_code, 3);
  EXPECT_THAT(scored.err, HasSubstr("准则库"));
  const json verified = run({"verify", case_path()}, 1);
  EXPECT_EQ(verified["failures"][0]["what"], "blob");
}

}  // namespace
