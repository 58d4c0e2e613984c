// What a person does to the reading of pages, from the command line.
#include <gmock/gmock.h>

#include "tests/cli/case_fixture.hpp"

namespace tests {
namespace {

using ::testing::HasSubstr;

class Pages : public CaseFixture {
 protected:
  void SetUp() override {
    CaseFixture::SetUp();
    run({"actor", "new", "审核员甲", "--role", "auditor"});
    new_case();
    write("a.txt", "注册资本伍佰万园整\n第二行\f第二页的文字\n");
    write("坏.pdf", "%PDF-1.4\nnothing");
    run({"import", case_path(), in()});
    run({"read", case_path()});
  }
  [[nodiscard]] std::string text(const char* page) const {
    return run({"page", case_path(), "I1", page})["text"].get<std::string>();
  }
  [[nodiscard]] std::uint64_t hits(const char* query) const {
    return run({"search", case_path(), query})["total"].get<std::uint64_t>();
  }
};

TEST_F(Pages, ACorrectionIsFoundShownAndTakenBack) {
  const auto made = run({"correct", case_path(), "I1", "1", "--quote", "万园", "--to", "万元"});
  EXPECT_EQ(made["before"], "万园");
  EXPECT_EQ(text("1"), "注册资本伍佰万元整\n第二行");
  EXPECT_EQ(hits("伍佰万元整"), 1U);
  EXPECT_EQ(hits("万园"), 0U);
  const auto page = run({"page", case_path(), "I1", "1"});
  ASSERT_EQ(page["passages"].size(), 1U);
  EXPECT_EQ(page["passages"][0]["kind"], "correction");
  EXPECT_EQ(run({"queue", case_path()})["corrected"], 1);
  EXPECT_THAT(evidence({"log", case_path()}).out, HasSubstr("“万园”改为“万元”"));

  run({"correct", case_path(), "--remove", made["correction"]});
  EXPECT_EQ(hits("万园"), 1U);
  EXPECT_EQ(hits("伍佰万元整"), 0U);
  run({"undo", case_path()});
  EXPECT_EQ(hits("伍佰万元整"), 1U);
}

TEST_F(Pages, ACorrectionThatChangesNothingOrLeavesThePageIsRefused) {
  EXPECT_EQ(evidence({"correct", case_path(), "I1", "1", "--quote", "万园", "--to", "万园"}).exit_code, 3);
  EXPECT_EQ(evidence({"correct", case_path(), "I1", "1", "--rect", "900,900,200,10", "--to", "字"}).exit_code, 3);
  EXPECT_EQ(evidence({"correct", case_path(), "I1", "1", "--to", "字"}).exit_code, 2);
  EXPECT_EQ(evidence({"correct", case_path(), "I1", "9", "--rect", "1,1,9,9", "--to", "字"}).exit_code, 3);
  EXPECT_EQ(text("1"), "注册资本伍佰万园整\n第二行");
}

TEST_F(Pages, TheQueueSaysWhatIsLeftAndWhy) {
  auto queue = run({"queue", case_path()});
  ASSERT_EQ(queue["sources"].size(), 1U);
  EXPECT_EQ(queue["sources"][0]["files"], 2);
  EXPECT_EQ(queue["sources"][0]["read"], 1);
  EXPECT_EQ(queue["sources"][0]["problems"], 1);
  EXPECT_EQ(queue["sources"][0]["pages_read"], 2);
  EXPECT_EQ(queue["pages_left"], 0);
  ASSERT_EQ(queue["problems"].size(), 1U);
  EXPECT_EQ(queue["problems"][0]["code"], "damaged");
  EXPECT_EQ(run({"read", case_path(), "--retry", "damaged"})["problems"], 1);
  EXPECT_EQ(run({"read", case_path(), "--retry", "encrypted"})["problems"], 0);
}

TEST_F(Pages, AnUnknownEngineIsRefusedAndNamed) {
  const auto refused = evidence({"read", case_path(), "--engine", "abbyy"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("tesseract"));
  run({"read", case_path(), "--engine", "tesseract"});
  EXPECT_EQ(run({"queue", case_path()})["engine"], "tesseract");
  run({"read", case_path(), "--engine", "best"});
  EXPECT_EQ(run({"queue", case_path()})["engine"], run({"queue", case_path()})["installed_engines"][0]);
}

TEST_F(Pages, APageIsReadAgainBesideWhatItSays) {
  auto tried = run({"reread", case_path(), "I1", "2", "--rotate", "180"});
  EXPECT_EQ(tried["kept"], false);
  EXPECT_EQ(tried["after"]["text"], "第二页的文字\n");
  run({"reread", case_path(), "I1", "2", "--keep"});
  run({"reread", case_path(), "I1", "2", "--usual"});
  EXPECT_EQ(run({"queue", case_path()})["pages_left"], 1);  // its content waits for that page
  run({"read", case_path()});
  EXPECT_EQ(run({"queue", case_path()})["pages_left"], 0);
  EXPECT_EQ(text("1"), "注册资本伍佰万园整\n第二行");
  EXPECT_EQ(evidence({"reread", case_path(), "I1", "2", "--rotate", "45"}).exit_code, 2);
  EXPECT_EQ(evidence({"reread", case_path(), "I1", "7"}).exit_code, 3);
}

TEST_F(Pages, WhetherAPageIsSealedIsAPersonsWord) {
  run({"sealed", case_path(), "I1", "1", "not-sealed", "--because", "没有印章"});
  EXPECT_THAT(evidence({"log", case_path()}).out, HasSubstr("未盖章"));
  EXPECT_EQ(evidence({"sealed", case_path(), "I1", "1", "maybe"}).exit_code, 2);
}

}  // namespace
}  // namespace tests
