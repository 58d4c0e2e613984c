#include "evidence/index/query.hpp"

#include <gtest/gtest.h>

#include "evidence/index/candidates.hpp"
#include "evidence/index/term_match.hpp"

namespace evidence::index {
namespace {

using namespace evidence::literals;

class QueryLanguage : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = TextFolding::make();
    ASSERT_TRUE(made);
    folding_.emplace(std::move(*made));
  }
  [[nodiscard]] bool finds(std::string_view query, std::string_view text) const {
    const auto parsed = parse_query(*folding_, query);
    if (!parsed) {
      ADD_FAILURE() << query << ": " << parsed.error().key.name;
      return false;
    }
    return holds(folding_->fold(text), *parsed);
  }
  void refuses(std::string_view query, TextKey key, std::string_view position) const {
    const auto parsed = parse_query(*folding_, query);
    ASSERT_FALSE(parsed) << query;
    EXPECT_EQ(parsed.error().kind, ErrorKind::Input);
    EXPECT_EQ(parsed.error().key, key) << query;
    if (position.empty()) return;
    ASSERT_EQ(parsed.error().arguments.size(), 1U);
    EXPECT_EQ(parsed.error().arguments.front().second, position) << query;
  }
  std::optional<TextFolding> folding_;
};

TEST_F(QueryLanguage, BlanksMeanBothAndAreNotWidened) {
  EXPECT_TRUE(finds("修复 ok", "漏洞已修复，复测 OK。"));
  EXPECT_FALSE(finds("修复 ok", "漏洞已修复"));
  EXPECT_FALSE(finds("修复 ok", "检查 ok"));
  EXPECT_FALSE(finds("修复 ok", "修复了 book"));
  EXPECT_TRUE(finds("安全　开发", "开发在先，安全在后"));
}

TEST_F(QueryLanguage, QuotesMeanTheWordsAsTheyStand) {
  EXPECT_TRUE(finds("\"安全 开发\"", "安全\n开发过程"));
  EXPECT_FALSE(finds("“安全开发”", "安全的开发"));
  EXPECT_TRUE(finds("\"annual report\"", "The annual\nreport of 2023"));
  EXPECT_FALSE(finds("\"ISO\"", "ISO27001"));
  EXPECT_TRUE(finds("iso", "ISO27001"));
  EXPECT_FALSE(finds("27001", "ISO27001"));  // a Latin word is found by its beginning
}

TEST_F(QueryLanguage, MinusLeavesOutAndOrWidens) {
  EXPECT_TRUE(finds("安全 -测试", "安全开发"));
  EXPECT_FALSE(finds("安全 -测试", "安全测试"));
  EXPECT_FALSE(finds("安全 －\"测 试\"", "安全测试"));
  EXPECT_TRUE(finds("基线 或 评审", "评审记录"));
  EXPECT_TRUE(finds("基线 OR 评审", "基线"));
  EXPECT_FALSE(finds("基线 或 评审", "漏洞"));
  EXPECT_TRUE(finds("甲 乙 或 丙 -丁", "丙"));
  EXPECT_FALSE(finds("甲 乙 或 丙 -丁", "丙丁"));
  EXPECT_FALSE(finds("甲 乙 或 丙 -丁", "甲丁"));
  EXPECT_TRUE(finds("或", "安全或可靠"));
  EXPECT_TRUE(finds("SD-PA02", "过程域SD-PA02.BP03"));  // a minus inside a word is part of it
}

TEST_F(QueryLanguage, WrongQueriesSayAtWhichCharacter) {
  refuses("", "error.index.query.empty"_key, "");
  refuses("　 ", "error.index.query.empty"_key, "");
  refuses("安全 \"开发", "error.index.query.quote"_key, "4");
  refuses("安全 -", "error.index.query.minus"_key, "4");
  refuses("安全 - 测试", "error.index.query.minus"_key, "4");
  refuses("-测试", "error.index.query.only-without"_key, "1");
  refuses("安全 或", "error.index.query.or"_key, "4");
  refuses("或 安全", "error.index.query.or"_key, "1");
  refuses("安全 或 或 测试", "error.index.query.or"_key, "6");
  refuses("安全 或 -测试", "error.index.query.only-without"_key, "4");
  refuses("安全 \"\"", "error.index.query.nothing"_key, "4");
}

TEST_F(QueryLanguage, CandidatesAreAskedForBySingleTokens) {
  const auto expression = [&](std::string_view query) { return candidates_of(*parse_query(*folding_, query)); };
  EXPECT_EQ(expression("审").expression, "(\"审\")");
  EXPECT_TRUE(expression("审").exact);
  EXPECT_EQ(expression("评审").expression, "(\"评审\")");
  EXPECT_TRUE(expression("评审").exact);
  EXPECT_EQ(expression("评审会").expression, "(\"评审\" AND \"审会\")");
  EXPECT_FALSE(expression("评审会").exact);
  EXPECT_EQ(expression("修复 ok").expression, "(\"修复\" AND \"ok\" *)");
  EXPECT_TRUE(expression("修复 ok").exact);
  EXPECT_EQ(expression("安全 或 \"GB/T\"").expression, "(\"安全\") OR (\"gb\" AND \"t\")");
  EXPECT_EQ(expression("、").expression, "");  // no token: every page is looked at
  EXPECT_FALSE(expression("安全 -测试").exact);
}

}  // namespace
}  // namespace evidence::index
