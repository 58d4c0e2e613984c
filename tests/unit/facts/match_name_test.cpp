// What a seal says beside who applies.
#include "evidence/facts/match_name.hpp"

#include <gtest/gtest.h>

namespace evidence::facts {
namespace {

constexpr const char* applicant = "海州澜舟信息安全技术有限公司";  // 14 characters: two slips are forgiven

TEST(MatchName, TheSameNameInAnyWidthIsExact) {
  EXPECT_EQ(match_name("海州澜舟信息安全技术有限公司", applicant), NameMatch::Exact);
  EXPECT_EQ(match_name("北京（海淀）ABC公司", "北京(海淀) ＡＢＣ公司"), NameMatch::Exact);
}

TEST(MatchName, SlipsOfRecognitionAreSimilar) {
  EXPECT_EQ(match_name("海州澜舟信思安全技术有限公司", applicant), NameMatch::Similar);
  EXPECT_EQ(match_name("州澜舟信息安全技术有限公", applicant), NameMatch::Similar);
  EXPECT_EQ(match_name("技术有限公司", applicant), NameMatch::Similar);  // half a seal, on the page's edge
}

TEST(MatchName, AnotherNameIsAnotherAndNothingIsUnreadable) {
  EXPECT_EQ(match_name("海州市数据资源中心", applicant), NameMatch::Other);
  EXPECT_EQ(match_name("海州澜舟投资管理有限公司", applicant), NameMatch::Other);
  EXPECT_EQ(match_name("公司", applicant), NameMatch::Other);
  EXPECT_EQ(match_name("", applicant), NameMatch::Unreadable);
}

}  // namespace
}  // namespace evidence::facts
