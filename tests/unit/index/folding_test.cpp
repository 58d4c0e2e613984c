#include "evidence/index/folding.hpp"

#include "support/generated_pages.hpp"
#include <gtest/gtest.h>

#include "evidence/base/utf8.hpp"

namespace evidence::index {
namespace {

class Folding : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = TextFolding::make();
    ASSERT_TRUE(made);
    folding_.emplace(std::move(*made));
  }
  [[nodiscard]] std::string fold(std::string_view text) const { return folding_->fold(text); }
  std::optional<TextFolding> folding_;
};

TEST_F(Folding, FullWidthEqualsHalfWidthAndCaseIsIgnored) {
  EXPECT_EQ(fold("ＩＳＯ２７００１，Ａ"), "iso27001,a");
  EXPECT_EQ(fold("Straße ﬁn"), "strasse fin");
  EXPECT_EQ(fold("ｱﾎﾟ"), fold("アポ"));
}

TEST_F(Folding, TraditionalCharactersBecomeSimplified) {
  EXPECT_EQ(fold("資訊安全開發過程"), "资讯安全开发过程");
  EXPECT_EQ(fold("安全开发过程"), "安全开发过程");
}

TEST_F(Folding, BlanksBesideChineseCharactersVanishAndOthersBecomeOne) {
  EXPECT_EQ(fold("安 全\n开　发"), "安全开发");
  EXPECT_EQ(fold("2015 年 6 月\n18 日"), "2015年6月18日");
  EXPECT_EQ(fold(" annual \n\t report "), "annual report");
  EXPECT_EQ(fold("安全 ISO"), "安全iso");
  EXPECT_EQ(fold(" \n "), "");
}

TEST_F(Folding, BlanksBesidePunctuationVanishInAllItsForms) {
  EXPECT_EQ(fold("证书编号：CISP-FIC-10071"), fold("证书编号: CISP-FIC-10071"));
  EXPECT_EQ(fold("发证日期 ： 2022-06-15"), "发证日期:2022-06-15");
  EXPECT_EQ(fold("ISO/IEC 27001 （2022）"), "iso/iec 27001(2022)");
}

// An amount stands in the cell beside its name: the phrase is what a person types.
TEST_F(Folding, TheStrokeBetweenCellsIsABlank) {
  EXPECT_EQ(fold("注册资本 | 500 万元"), fold("注册资本500万元"));
  EXPECT_EQ(fold("CISP | 2024"), "cisp 2024");
}

TEST_F(Folding, EveryByteKnowsTheOriginalCharacterItCameFrom) {
  const std::string text = "A Ｂ é 開\n發℃";
  const FoldedText folded = folding_->fold_with_origins(text);
  ASSERT_EQ(folded.text, "a b é开发°c");
  const auto original = [&](std::string_view part) {
    const std::size_t at = folded.text.find(part);
    const ByteRange range = folded.original({at, at + part.size()});
    return text.substr(range.begin, range.end - range.begin);
  };
  EXPECT_EQ(original("a b"), "A Ｂ");
  EXPECT_EQ(original("é"), "é");
  EXPECT_EQ(original("开发"), "開\n發");
  EXPECT_EQ(original("c"), "℃");  // half a character is the whole one
}

TEST_F(Folding, CombiningMarksAndPlanesAboveTheBasicOneFoldAsIcuFolds) {
  for (const std::string_view text : {"e\u0301a\u0323\u0302", "𝐀𝐁ⅷ", "𠮷野家", "\u00ADa\u200Db", "ﷺ", "한국어"})
    EXPECT_EQ(fold(text), evidence::fold(text)) << text;
}

TEST_F(Folding, BothWaysOfFoldingAgreeOnGeneratedPages) {
  for (const Page& page : tests::generated_pages(7, 50)) {
    const FoldedText folded = folding_->fold_with_origins(page.text);
    ASSERT_EQ(folded.text, folding_->fold(page.text));
    ASSERT_EQ(folded.begins.size(), folded.text.size());
    ASSERT_EQ(folding_->fold(folded.text), folded.text);
  }
}

}  // namespace
}  // namespace evidence::index
