#include "evidence/index/matches.hpp"

#include "support/generated_pages.hpp"
#include <gtest/gtest.h>

namespace evidence::index {
namespace {

class Matches : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = TextFolding::make();
    ASSERT_TRUE(made);
    folding_.emplace(std::move(*made));
  }
  // A word a Chinese character, 30 wide and 20 high, lines under each other; a Latin word is one word.
  static Page page_of(std::string_view text) {
    Page page;
    page.text = text;
    std::int16_t x = 100;
    std::int16_t y = 100;
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = next_code_point(text, at);
      if (c == U'\n') {
        x = 100;
        y = static_cast<std::int16_t>(y + 40);
      } else if (!is_blank(c)) {
        page.words.push_back({begin, static_cast<std::uint32_t>(at), {x, y, 30, 20}, 90});
        x = static_cast<std::int16_t>(x + 30);
      }
    }
    return page;
  }
  std::optional<TextFolding> folding_;
};

TEST_F(Matches, RectanglesCoverExactlyTheWordsOnEachLine) {
  const Page page = page_of("本公司的安全\n开发过程符合要求");
  const auto found = find_on_page(*folding_, page, "安全开发过程");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->ranges.size(), 1U);
  EXPECT_EQ(page.text.substr(found->ranges[0].begin, found->ranges[0].end - found->ranges[0].begin), "安全\n开发过程");
  ASSERT_EQ(found->rects.size(), 2U);
  EXPECT_EQ(found->rects[0], (Box{220, 100, 60, 20}));
  EXPECT_EQ(found->rects[1], (Box{100, 140, 120, 20}));
}

TEST_F(Matches, ARunIsCutInProportionAndALatinWordIsNot) {
  Page page;
  page.text = "安全开发过程 ISO27001";
  page.words = {{0, 18, {100, 100, 120, 20}, 90}, {19, 27, {240, 100, 80, 20}, 90}};
  EXPECT_EQ(find_on_page(*folding_, page, "开发")->rects, (std::vector<Box>{{140, 100, 40, 20}}));
  EXPECT_EQ(find_on_page(*folding_, page, "iso")->rects, (std::vector<Box>{{240, 100, 80, 20}}));
  EXPECT_EQ(find_on_page(*folding_, page, "过程ISO27001")->rects, (std::vector<Box>{{180, 100, 140, 20}}));
}

TEST_F(Matches, EveryGeneratedWordIsFoundWithItsOwnBox) {
  std::size_t looked_at = 0;
  for (const Page& page : tests::generated_pages(11, 20)) {
    for (std::size_t i = 0; i < page.words.size(); i += 37) {
      const Word& word = page.words[i];
      EXPECT_EQ(boxes_of(page, {word.begin, word.end}), std::vector<Box>{word.box});
      ++looked_at;
    }
  }
  EXPECT_GT(looked_at, 300U);
}

TEST_F(Matches, APageThatDoesNotHoldAllWordsHasNone) {
  const Page page = page_of("安全开发");
  EXPECT_TRUE(find_on_page(*folding_, page, "安全 测试")->ranges.empty());
  EXPECT_EQ(find_on_page(*folding_, page, "安全 或 测试")->ranges.size(), 1U);
  EXPECT_FALSE(find_on_page(*folding_, page, "\"安全"));
}

TEST_F(Matches, OverlappingTermsAreOneRange) {
  const Page page = page_of("安全开发过程");
  const auto found = find_on_page(*folding_, page, "安全开发 开发过程");
  EXPECT_EQ(found->ranges, (std::vector<ByteRange>{{0, 18}}));
}

TEST_F(Matches, AQuoteIsLocatedWhateverItsWidthsAndLineEnds) {
  const Page page = page_of("注册资本：３０００万\n元 整，成立于2015年");
  const auto located = locate_quote(*folding_, page, "注册资本:3000 万元整");
  ASSERT_TRUE(located);
  EXPECT_EQ(located->quote, "注册资本：３０００万元 整");
  EXPECT_EQ(located->places, 1U);
  ASSERT_EQ(located->rects.size(), 2U);
  EXPECT_EQ(located->rects[0], (Box{100, 100, 300, 20}));
  EXPECT_EQ(located->rects[1], (Box{100, 140, 60, 20}));
  EXPECT_EQ(located->box, (Box{100, 100, 300, 60}));
  EXPECT_FALSE(locate_quote(*folding_, page, "注册资本:4000"));
  EXPECT_FALSE(locate_quote(*folding_, page, " \n"));
}

TEST_F(Matches, AQuoteKeepsTheBlankOfALineEndBetweenLatinWords) {
  Page page;
  page.text = "annual\nreport, annual report";
  const auto located = locate_quote(*folding_, page, "annual report");
  ASSERT_TRUE(located);
  EXPECT_EQ(located->quote, "annual report");
  EXPECT_EQ(located->places, 2U);
  EXPECT_EQ(located->box, Box{});  // no words: no box
}

}  // namespace
}  // namespace evidence::index
