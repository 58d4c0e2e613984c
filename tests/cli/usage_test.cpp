// Wrong use: exit 2, what is wrong, and the right form. Nothing is changed.
#include <gmock/gmock.h>

#include "tests/cli/case_fixture.hpp"

namespace {

using ::testing::HasSubstr;
using tests::CaseFixture;

class Usage : public CaseFixture {};

TEST_F(Usage, WithoutAVerbItListsTheVerbs) {
  const auto ran = evidence({});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("import"));
}

TEST_F(Usage, EveryVerbHasHelpWithItsForm) {
  const auto overview = evidence({"--help"});
  ASSERT_EQ(overview.exit_code, 0);
  int verbs = 0;
  for (const char* verb :
       {"new",     "actor", "project", "import",  "sources", "items", "reinterpret", "read",   "page",    "search",
        "facts",   "fact",  "claim",   "suggest", "record",  "link",  "links",       "unlink", "confirm", "dispute",
        "resolve", "rate",  "na",      "score",   "check",   "draft", "log",         "undo",   "verify"}) {
    const auto ran = evidence({verb, "--help"});
    EXPECT_EQ(ran.exit_code, 0) << verb;
    EXPECT_THAT(ran.out, HasSubstr(std::string("evidence ") + verb));
    EXPECT_THAT(overview.out, HasSubstr(verb));
    ++verbs;
  }
  EXPECT_EQ(verbs, 29);
}

TEST_F(Usage, AnUnknownVerbIsNamedAndTheVerbsAreListed) {
  const auto ran = evidence({"frobnicate"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("frobnicate"));
  EXPECT_THAT(ran.err, HasSubstr("import"));
}

TEST_F(Usage, AMissingOptionNamesItAndTheForm) {
  const auto ran = evidence({"new", case_path(), "--kind", "initial"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--applicant"));
  EXPECT_THAT(ran.err, HasSubstr("evidence new CASE"));
  EXPECT_FALSE(std::filesystem::exists(case_path()));
}

TEST_F(Usage, AWordOutsideTheSetListsTheSet) {
  const auto ran = evidence({"new", case_path(), "--applicant", "甲", "--kind", "renewal"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("initial, maintenance"));
}

TEST_F(Usage, AnUnknownOptionIsNamed) {
  const auto ran = evidence({"sources", case_path(), "--verbose"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--verbose"));
}

TEST_F(Usage, ADateThatDoesNotExistIsRefused) {
  const auto ran = evidence({"new", case_path(), "--applicant", "甲", "--kind", "initial", "--accepted", "2026-02-30"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("2026-02-30"));
}

TEST_F(Usage, EnglishIsComplete) {
  const auto ran = evidence({"new", "--lang", "en"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("CASE is missing"));
}

TEST_F(Usage, ACaseThatIsNoneIsAnInputThatCannotBeUsed) {
  const auto ran = evidence({"sources", (folder() / "nothing").string()});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("nothing"));
}

TEST_F(Usage, AClosedPipeEndsTheOutputAndNotTheWork) {
  const auto ran =
      tests::run_program({"/bin/sh", "-c", std::string(WORKBENCH_BINARY_DIR) + "/bin/evidence --help | head -n 1"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_FALSE(ran.out.empty());
}

}  // namespace
