#include "evidence/suggest/suggest.hpp"

#include <algorithm>
#include <filesystem>

#include "unit/index/case_with_pages.hpp"

namespace evidence::suggest {
namespace {

const std::filesystem::path project = WORKBENCH_SOURCE_DIR;

class Suggest : public tests::CaseWithPages {
 protected:
  void SetUp() override {
    tests::CaseWithPages::SetUp();
    auto catalogue =
        load_catalogue_file(project / "assets/catalogue/default-sd-l2.json", project / "schemas/catalogue.schema.json");
    ASSERT_TRUE(catalogue) << catalogue.error().key.name << " " << catalogue.error().detail;
    catalogue_.emplace(std::move(*catalogue));
    read("营业执照", {page_of(1, "营 业 执 照\n名称：某某信息技术有限公司\n注册资本：3000万元")});
    read("风险评估报告",
         {page_of(1, "安全风险评估报告"),
          page_of(2, "本项目采用威胁建模方法，用STRIDE识别攻击面，形成威胁模型与数据流图，威胁建模由架构师主持。"),
          page_of(3, "附录：会议签到表")});
    read("培训", {page_of(1, "年度培训计划与签到记录，培训对象为全体开发人员。")});
    read("无关", {page_of(1, "食堂菜单：鱼香肉丝")});
    auto opened = index::SearchIndex::open(case_->pages());
    ASSERT_TRUE(opened);
    index_.emplace(std::move(*opened));
    ASSERT_TRUE(index_->update());
    auto terms = make_terms(*catalogue_, index_->folding());
    ASSERT_TRUE(terms);
    terms_ = std::move(*terms);
  }
  void TearDown() override {
    index_.reset();
    tests::CaseWithPages::TearDown();
  }

  [[nodiscard]] std::vector<Candidate> candidates(std::string_view criterion, const std::vector<NamedBlob>& files = {},
                                                  const Limits& limits = {}) const {
    return candidates_for(*catalogue_, terms_, {{std::string(criterion)}}, *index_, files, limits).value();
  }
  static bool says(const std::vector<Reason>& why, const Reason& reason) {
    return std::ranges::find(why, reason) != why.end();
  }

  std::optional<Catalogue> catalogue_;
  std::optional<index::SearchIndex> index_;
  TermTable terms_;
};

TEST_F(Suggest, TheThreatModelPageComesFirstAndSaysWhy) {
  const auto found = candidates("SD-PA02.BP03");  // 建立威胁模型并识别攻击面
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].blob, blob_of("风险评估报告"));
  EXPECT_EQ(found[0].page, 2U);
  EXPECT_TRUE(says(found[0].why, {"keyword", {{"word", "威胁建模"}, {"times", "2"}}}));
  EXPECT_TRUE(std::ranges::is_sorted(found, std::greater<>{}, &Candidate::score));
}

TEST_F(Suggest, TheNameOfADocumentSpeaksForItsPages) {
  const std::vector<NamedBlob> files{{blob_of("营业执照"), "资质/营业执照.pdf"},
                                     {blob_of("扫描"), "法人证明/扫描001.pdf"}};
  const auto licence = candidates("3.1-1", files);
  ASSERT_FALSE(licence.empty());
  EXPECT_EQ(licence[0].blob, blob_of("营业执照"));
  EXPECT_TRUE(says(licence[0].why, {"file-name", {{"word", "营业执照"}, {"path", "资质/营业执照.pdf"}}}));
  const auto unread = candidates("5.2-1", files);  // a blob of which no page says it
  ASSERT_FALSE(unread.empty());
  EXPECT_EQ(unread[0].blob, blob_of("扫描"));
  EXPECT_EQ(unread[0].page, 1U);
}

TEST_F(Suggest, WhatHasNothingToDoWithItIsNotSuggested) {
  for (const Criterion& criterion : catalogue_->criteria) {
    for (const Candidate& candidate : candidates(criterion.id.value))
      EXPECT_NE(candidate.blob, blob_of("无关"))
          << criterion.id.value << " " << candidate.why.front().arguments[0].second;
  }
}

TEST_F(Suggest, LimitsHoldAndDerivedCriteriaHaveNone) {
  read("长报告", std::vector<Page>{page_of(1, "威胁建模"), page_of(2, "威胁建模"), page_of(3, "威胁建模"),
                                   page_of(4, "威胁建模"), page_of(5, "威胁建模")});
  ASSERT_TRUE(index_->update());
  Limits limits;
  limits.pages_a_blob = 2;
  limits.reasons = 1;
  const auto found = candidates("SD-PA02.BP03", {}, limits);
  EXPECT_EQ(std::ranges::count(found, blob_of("长报告"), &Candidate::blob), 2);
  for (const Candidate& candidate : found) EXPECT_LE(candidate.why.size(), 1U);
  limits.candidates = 1;
  EXPECT_EQ(candidates("SD-PA02.BP03", {}, limits).size(), 1U);
  for (const Criterion& criterion : catalogue_->criteria) {
    EXPECT_TRUE(!criterion.derived() || candidates(criterion.id.value).empty()) << criterion.id.value;
  }
  EXPECT_TRUE(candidates("no-such-criterion").empty());
}

TEST_F(Suggest, TheSameCaseGivesTheSameSuggestions) {
  std::vector<CriterionId> all;
  for (const Criterion& criterion : catalogue_->criteria) all.push_back(criterion.id);
  const auto first = candidates_for(*catalogue_, terms_, all, *index_, {}).value();
  const auto second = candidates_for(*catalogue_, terms_, all, *index_, {}).value();
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].criterion, second[i].criterion);
    EXPECT_EQ(first[i].blob, second[i].blob);
    EXPECT_EQ(first[i].why, second[i].why);
  }
}

TEST_F(Suggest, AQuoteFindsTheCriteriaItMaySpeakFor) {
  const auto best = [&](std::string_view quote) {
    std::vector<std::string> ids;
    for (const CriterionGuess& guess : criteria_for(*catalogue_, terms_, index_->folding(), quote))
      ids.push_back(guess.criterion.value);
    return ids;
  };
  EXPECT_EQ(best("项目组建立了威胁模型，识别了系统的攻击面").at(0), "SD-PA02.BP03");
  EXPECT_EQ(best("公司注册资本3000万元，资产总额7702.65万元").at(0), "3.2-2");
  EXPECT_EQ(best("维护软件物料清单（SBOM）").at(0), "SD-PA04.BP03");
  EXPECT_EQ(best("项目组建立了威胁模型，识别了系统的攻击面").size(), 3U);
  EXPECT_TRUE(best("鱼香肉丝").empty());
  EXPECT_TRUE(best("").empty());
}

}  // namespace
}  // namespace evidence::suggest
