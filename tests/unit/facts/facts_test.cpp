#include "evidence/facts/facts.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/facts/plain_text.hpp"
#include "evidence/facts/values.hpp"

namespace evidence::facts {
namespace {

const std::filesystem::path project = WORKBENCH_SOURCE_DIR;
constexpr std::int64_t ten_thousand_yuan = 1'000'000;  // fen

class Facts : public ::testing::Test {
 protected:
  void SetUp() override {
    auto catalogue =
        load_catalogue_file(project / "assets/catalogue/default-sd-l2.json", project / "schemas/catalogue.schema.json");
    ASSERT_TRUE(catalogue) << catalogue.error().key.name << " " << catalogue.error().detail;
    registry_ = catalogue->facts;
    const auto text = read_whole_file(project / "assets/facts/patterns.json");
    ASSERT_TRUE(text);
    auto patterns = read_patterns(*text, "patterns.json", registry_);
    ASSERT_TRUE(patterns) << patterns.error().arguments.back().second;
    patterns_ = std::move(*patterns);
  }
  [[nodiscard]] std::vector<FactSuggestion> on(std::string_view text) const {
    Page page;
    page.text = text;
    return suggest_facts(patterns_, registry_, page);
  }
  // The one fact that a page tells.
  [[nodiscard]] FactSuggestion only(std::string_view text) const {
    const auto all = on(text);
    EXPECT_EQ(all.size(), 1U) << text;
    return all.empty() ? FactSuggestion{} : all.front();
  }
  void tells_money(std::string_view text, std::string_view fact, std::int64_t fen) const {
    const FactSuggestion found = only(text);
    EXPECT_EQ(found.fact, fact) << text;
    EXPECT_EQ(found.value, FactValue(fen)) << text;
  }
  std::vector<FactDefinition> registry_;
  std::vector<FactPattern> patterns_;
};

TEST_F(Facts, AmountsInEveryUnitPeopleWrite) {
  const std::string capital = "registered_capital_fen";
  tells_money("注册资本：3000万元", capital, 3000 * ten_thousand_yuan);
  tells_money("注 册 资 本　人民币叁仟万元整", capital, 3000 * ten_thousand_yuan);
  tells_money("注册资本：５００．５０万元人民币", capital, 50'050'000'0);
  tells_money("公司注册资本为30,000,000.00元，实收资本1000万元。", capital, 3000 * ten_thousand_yuan);
  tells_money("注册资本（万元）：3000", capital, 3000 * ten_thousand_yuan);
  tells_money("注册资本\n1.2亿元", capital, 12000 * ten_thousand_yuan);
  tells_money("资产总额：7,702.65 万元", "total_assets_fen", 770'265'000'0);
  tells_money("资产总计（单位：元） 77026500.00", "total_assets_fen", 770'265'000'0);
}

TEST_F(Facts, DatesCountsAndCodes) {
  const FactSuggestion start = only("开始从事信息安全服务的日期：2015年6月18日");
  EXPECT_EQ(start.fact, "infosec_service_start_date");
  EXPECT_EQ(start.value, FactValue(*parse_date("2015-06-18")));
  EXPECT_EQ(only("开始从事信息安全服务时间：二〇一五年六月十八日").value, FactValue(*parse_date("2015-06-18")));
  EXPECT_EQ(only("信息安全服务资质申请书\n填表日期：２０２４ 年 ５ 月 ２０ 日").value,
            FactValue(*parse_date("2024-05-20")));
  EXPECT_EQ(only("从事安全开发服务专业技术人员：84人").value, FactValue(std::int64_t{84}));
  EXPECT_EQ(only("统一社会信用代码：91990100ma00xtyp35").value, FactValue(std::string("91990100MA00XTYP35")));
}

TEST_F(Facts, ACertificateTellsItsNumberAndBothEndsOfItsValidity) {
  const auto found = on("信息安全服务资质证书\n证书编号：FIC-ISCCS-I-2021-0417\n有效期：2021年9月1日至2024年8月31日");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].fact, "cert_no");
  EXPECT_EQ(found[0].value, FactValue(std::string("FIC-ISCCS-I-2021-0417")));
  EXPECT_EQ(found[1].value, FactValue(*parse_date("2021-09-01")));
  EXPECT_EQ(found[2].fact, "cert_valid_to");
  EXPECT_EQ(found[2].value, FactValue(*parse_date("2024-08-31")));
  EXPECT_EQ(only("信息安全服务资质证书 有效期至：2024.8.31").value, FactValue(*parse_date("2024-08-31")));
}

TEST_F(Facts, WhatOnlyLooksLikeAFactIsNone) {
  for (const std::string_view text : {"实收资本：3000万元",
                                      "注册资本不低于100万元",
                                      "注册资本100万元以上",
                                      "原注册资本500万元",
                                      "注册资本：3000",
                                      "注册资本：3000万美元",
                                      "注册资本3000万股",
                                      "净资产总额：200万元",
                                      "固定资产总额200万元",
                                      "资产总额增长200万元",
                                      "资产总额（万元） 6950.11 7488.02 7702.65",
                                      "注册资本（实缴）：3000万元",
                                      "开始从事信息安全服务日期：2015年6月",
                                      "开始从事信息安全服务日期：2015年2月30日",
                                      "填表日期：2024年5月20日",
                                      "有效期至：2025年6月14日",
                                      "信息安全服务资质证书 CISP 有效期至：2025年6月14日",
                                      "统一社会信用代码：91990100MA00",
                                      "注册资本：万元",
                                      ""})
    EXPECT_TRUE(on(text).empty()) << text;
}

TEST_F(Facts, TheQuoteAndTheBoxesAreThoseOfLabelAndValue) {
  Page page;
  page.text = "一、基本情况\n注册资本：3000\n万元，其他";
  std::int16_t x = 0;
  for (std::size_t at = 0; at < page.text.size(); x = static_cast<std::int16_t>(x + 10)) {
    const auto begin = static_cast<std::uint32_t>(at);
    next_code_point(page.text, at);
    if (page.text[begin] != '\n') page.words.push_back({begin, static_cast<std::uint32_t>(at), {x, 100, 10, 20}, 90});
  }
  const auto found = suggest_facts(patterns_, registry_, page);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].quote, "注册资本：3000 万元");
  EXPECT_EQ(page.text.substr(found[0].begin, found[0].end - found[0].begin), "注册资本：3000\n万元");
  EXPECT_EQ(found[0].boxes.size(), 11U);
  EXPECT_EQ(found[0].box, (Box{70, 100, 120, 20}));
}

TEST_F(Facts, TheSameValueIsToldOnceAndTwoValuesBoth) {
  EXPECT_EQ(on("注册资本：3000万元。注册资本叁仟万元整。").size(), 1U);
  EXPECT_EQ(on("注册资本：3000万元。注册资本：2000万元。").size(), 2U);
}

TEST_F(Facts, WrongPatternsAreRefusedWithTheField) {
  const auto field = [&](std::string_view json) {
    const auto read = read_patterns(json, "p.json", registry_);
    return read ? std::string("accepted") : read.error().arguments.back().second;
  };
  EXPECT_EQ(field("{"), "patterns");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "nothing", "kind": "money", "labels": ["a"]}]})"), "patterns[0].fact");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "cert_no", "kind": "money", "labels": ["a"]}]})"), "patterns[0].kind");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "cert_no", "kind": "code", "labels": [""]}]})"), "patterns[0].labels");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "cert_no", "kind": "code"}]})"), "patterns[0].labels");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "cert_no", "kind": "code", "labels": ["a"], "lables": []}]})"),
            "patterns[0].lables");
  EXPECT_EQ(field(R"({"patterns": [{"fact": "cert_no", "kind": "code", "labels": ["a"]}]})"), "accepted");
}

TEST(ChineseNumbers, OrdinaryAndFormalOnesAndNoOthers) {
  const auto number = [](std::string_view text) { return chinese_number(plain(text)); };
  EXPECT_EQ(number("叁仟万"), 30'000'000);
  EXPECT_EQ(number("一亿二千万"), 120'000'000);
  EXPECT_EQ(number("壹佰零伍万叁仟"), 1'053'000);
  EXPECT_EQ(number("十八"), 18);
  EXPECT_EQ(number("三十"), 30);
  EXPECT_EQ(number("两千"), 2000);
  for (const std::string_view text : {"", "万", "三四", "十百", "万亿", "三千四千", "三a"})
    EXPECT_FALSE(number(text)) << text;
}

}  // namespace
}  // namespace evidence::facts
