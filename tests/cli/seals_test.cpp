// Seals listed by the command line, and what they say about the application form.
#include "tests/cli/case_fixture.hpp"

namespace {

class Seals : public tests::CaseFixture {};

TEST_F(Seals, AFormWithoutASealIsProposedAsNotSealedAndOtherPapersAreNoForms) {
  new_case();
  write("申请书.txt", "信息安全服务资质申请书\n申请单位：海州示例软件有限公司\n");
  write("制度.txt", "安全管理制度\n本制度适用于全体员工。\n");
  run({"import", case_path(), in()});
  run({"read", case_path()});
  const auto seals = run({"seals", case_path()});
  EXPECT_TRUE(seals["seals"].empty());
  ASSERT_EQ(seals["filing"]["forms"].size(), 1U);
  EXPECT_TRUE(seals["filing"]["forms"][0]["path"].get<std::string>().ends_with("申请书.txt"));
  EXPECT_EQ(seals["filing"]["forms"][0]["verdict"], "not-sealed");
  EXPECT_TRUE(seals["filing"]["cross_page"].empty());
}

TEST_F(Seals, AnItemThatIsNotThereIsRefused) {
  new_case();
  EXPECT_EQ(evidence({"seals", case_path(), "--item", "I99"}).exit_code, 3);
}

}  // namespace
