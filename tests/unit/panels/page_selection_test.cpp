#include "workbench/panels/page_selection.hpp"

#include <gtest/gtest.h>

namespace workbench::panels {
namespace {

// Two lines: "资产 总额" at y 100 and "合计" at y 140.
evidence::Page two_lines() {
  evidence::Page page;
  page.text = "资产 总额\n合计";
  page.words = {{0, 6, {100, 100, 60, 20}, 98}, {7, 13, {200, 100, 60, 20}, 98}, {14, 20, {100, 140, 60, 20}, 98}};
  return page;
}

TEST(WordAt, FindsTheWordUnderThePointAndNothingOnBlankPaper) {
  const auto page = two_lines();
  EXPECT_EQ(word_at(page, {110, 105}), 0U);
  EXPECT_EQ(word_at(page, {258, 122}), 1U);  // just below it: a hand is not a ruler
  EXPECT_EQ(word_at(page, {180, 110}), std::nullopt);
}

TEST(WordNear, ADragThatLeavesTheLineALittleStaysOnIt) {
  const auto page = two_lines();
  EXPECT_EQ(word_near(page, {230, 126}), 1U);  // 6 below the first line, far from 合计
  EXPECT_EQ(word_near(page, {110, 138}), 2U);
}

TEST(TextOfWords, TakesLineEndsOutBetweenIdeographs) {
  const auto page = two_lines();
  EXPECT_EQ(text_of_words(page, {0, 2}), "资产总额合计");
  EXPECT_EQ(text_of_words(page, {0, 7}), "");  // beyond the page
}

TEST(BoxesOfWords, GivesOneBoxALine) {
  const auto boxes = boxes_of_words(two_lines(), {0, 2});
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0], (evidence::Box{100, 100, 160, 20}));
  EXPECT_EQ(boxes[1], (evidence::Box{100, 140, 60, 20}));
}

TEST(LineOf, IsTheWordsBesideIt) { EXPECT_EQ(line_of(two_lines(), 1), (WordRange{0, 1})); }

TEST(BoxBetween, StaysOnThePageWhateverTheDirection) {
  EXPECT_EQ(box_between({600, 700}, {-20, 650}), (evidence::Box{0, 650, 600, 50}));
}

}  // namespace
}  // namespace workbench::panels
