// A page's reading in the window: confidence, seals, words put right, read another way. Frames without a window.
#include "headless.hpp"
#include <gtest/gtest.h>

#include "workbench/panels/page.hpp"
#include "workbench/panels/page_marks.hpp"

namespace workbench::panels {
namespace {

using evidence::PassageKind;
using evidence::SealVerdict;
const ui::Area whole{{0, 0}, {1000, 900}};

template <class T>
const T* last(const Intents& intents) {
  const T* found = nullptr;
  for (const auto& intent : intents) {
    if (const auto* one = std::get_if<T>(&intent)) found = one;
  }
  return found;
}

const PagePlace place{{{1}, 23}, 1};

// Two lines: 注册资本 5oo / 万元整 with one word that the engine was not sure of.
evidence::Page a_page() {
  evidence::Page page;
  page.text = "注册资本5oo\n万元整";
  page.words = {{0, 12, {100, 100, 120, 20}, 97}, {12, 15, {230, 100, 60, 20}, 55}, {16, 25, {100, 140, 90, 20}, 75}};
  page.origin = evidence::PageOrigin::Ocr;
  page.engine = "ppocr-v4";
  page.confidence = 88;
  return page;
}

struct PageReadingPanel : testing::Test {
  Headless headless;
  PageView view;
  PageState state;
  Intents intents;
  Headless::Draw draw = [this](const ui::Ui& ui) { append(intents, draw_page(ui, whole, view, state)); };
  void SetUp() override {
    view.place = place;
    view.pages = 1;
    view.can_change = true;
    view.rereading.engines = {"ppocr-v4", "tesseract"};
    show(a_page());
    frames(2);
  }
  void show(evidence::Page page) { view.page = std::make_shared<const evidence::Page>(std::move(page)); }
  void frames(int count) {
    for (int n = 0; n < count; ++n) headless.frame(draw);
  }
  void select(std::size_t first, std::size_t last_word) {
    state.words = WordRange{first, last_word};
    view.selection = SelectionView{"注册资本5oo", "I23 p1", {}, false};
    frames(2);
  }
};

TEST(Sureness, EightyAndSixtyPercentAreTheBars) {
  EXPECT_EQ(sureness_of(80), Sureness::Sure);
  EXPECT_EQ(sureness_of(79), Sureness::Fair);
  EXPECT_EQ(sureness_of(60), Sureness::Fair);
  EXPECT_EQ(sureness_of(59), Sureness::Doubtful);
}

TEST_F(PageReadingPanel, TheLegendCountsWordsByConfidenceAndPassagesByKind) {
  evidence::Page page = a_page();
  page.passages = {{16, 25, PassageKind::Deleted, "李四"}};
  const auto rows = legend_of(headless.texts(), page);
  ASSERT_EQ(rows.size(), 3U);  // the third word stands in a passage and is counted there
  EXPECT_EQ(rows[0].count, 1U);
  EXPECT_EQ(rows[1].label, "低于 60 %");
  EXPECT_EQ(rows[1].count, 1U);
  EXPECT_EQ(rows[2].label, "修订删除");
  EXPECT_EQ(rows[2].count, 1U);
}

TEST_F(PageReadingPanel, TShowsAndHidesTheConfidence) {
  headless.press('T', draw);
  EXPECT_TRUE(state.show_confidence);
  frames(1);
  EXPECT_TRUE(headless.places.rectangles.contains("page/legend"));
  headless.press('T', draw);
  EXPECT_FALSE(state.show_confidence);
}

TEST_F(PageReadingPanel, EOpensAFieldWithTheWordsAndEnterPutsThemRight) {
  select(0, 1);
  headless.press('E', draw);
  ASSERT_TRUE(state.correction);
  EXPECT_EQ(state.correction->text, "注册资本5oo");
  EXPECT_EQ(state.correction->where, (evidence::Box{100, 100, 190, 20}));
  frames(3);                                                             // the field takes the keyboard
  EXPECT_FALSE(headless.places.rectangles.contains("correction/take"));  // nothing is changed yet
  headless.type("0", draw);
  headless.frame(draw);
  headless.click("correction/take", draw);
  const auto* correct = last<CorrectWords>(intents);
  ASSERT_NE(correct, nullptr);
  EXPECT_EQ(correct->place, place);
  EXPECT_EQ(correct->where, (evidence::Box{100, 100, 190, 20}));
  EXPECT_EQ(correct->after.size(), std::string("注册资本5oo0").size());
  EXPECT_FALSE(state.correction);
}

TEST_F(PageReadingPanel, TypedWordsAreTakenByEnterAndLeftByEscape) {
  select(1, 1);
  headless.press('E', draw);
  frames(3);  // the field takes the keyboard
  headless.type("500", draw);
  headless.press(ImGuiKey_Enter, draw);
  const auto* correct = last<CorrectWords>(intents);
  ASSERT_NE(correct, nullptr);
  EXPECT_NE(correct->after.find("500"), std::string::npos);
  intents.clear();
  select(1, 1);
  headless.press('E', draw);
  frames(3);
  headless.type("9", draw);
  headless.press(ImGuiKey_Escape, draw);
  frames(1);
  EXPECT_FALSE(state.correction);
  EXPECT_EQ(last<CorrectWords>(intents), nullptr);
}

TEST_F(PageReadingPanel, LinesStayLinesInACorrection) {
  select(0, 2);
  headless.press('E', draw);
  ASSERT_TRUE(state.correction);
  EXPECT_EQ(state.correction->before, "注册资本5oo\n万元整");
}

TEST_F(PageReadingPanel, NothingIsPutRightInACaseThatIsReadOnly) {
  view.can_change = false;
  select(0, 1);
  headless.press('E', draw);
  EXPECT_FALSE(state.correction);
}

TEST_F(PageReadingPanel, ACorrectionTellsWhatTheMachineHadRead) {
  evidence::Page corrected = a_page();
  corrected.text = "注册资本500\n万元整";
  corrected.passages = {{12, 15, PassageKind::Correction, "张三"}};
  const evidence::Page machine = a_page();
  EXPECT_EQ(passage_words(headless.texts(), corrected, corrected.passages[0], &machine),
            "人工更正·张三\n机器原文：5oo");
}

TEST_F(PageReadingPanel, ASealIsRingedAndJudged) {
  evidence::Page page = a_page();
  page.seals = {{{600, 600, 200, 140}, evidence::SealShape::Round, "某某信息技术有限公司", "合同专用章", 84, 97}};
  EXPECT_EQ(seal_words(headless.texts(), page.seals[0]),
            "圆形印章，把握 97 %\n环文：某某信息技术有限公司（84 %）\n章内：合同专用章");
  show(std::move(page));
  state.zoom = 0.5F;
  view.seal = SealView{1, "某某信息技术有限公司", SealVerdict::Unsure, "", view.page->seals[0].box, false};
  frames(2);
  EXPECT_TRUE(headless.places.rectangles.contains("seal/1"));
  headless.click("seal/verdict/sealed", draw);
  const auto* judged = last<JudgeSeal>(intents);
  ASSERT_NE(judged, nullptr);
  EXPECT_EQ(judged->verdict, SealVerdict::Sealed);
  EXPECT_EQ(judged->place, place);
  headless.click("seal/show", draw);
  const auto* shown = last<OpenPage>(intents);
  ASSERT_NE(shown, nullptr);
  EXPECT_EQ(shown->show, std::optional(view.page->seals[0].box));
}

TEST_F(PageReadingPanel, WhatCouldNotBeReadIsSaidAboveThePage) {
  view.problems = {"第 1 页有竖排文字没有读出。"};
  frames(1);
  EXPECT_EQ(headless.places.said["page.problems"], "1");
}

TEST_F(PageReadingPanel, APageIsTriedWithEngineTurnLanguageAndTheSelectedPart) {
  state.rectangle = evidence::Box{100, 200, 300, 50};
  headless.press('R', draw);
  frames(1);
  headless.click("rereading/turn/270", draw);
  headless.click("rereading/language/1", draw);  // Tesseract's data: chooses it
  headless.click("rereading/try", draw);
  const auto* tried = last<TryReading>(intents);
  ASSERT_NE(tried, nullptr);
  EXPECT_EQ(tried->engine, "tesseract");
  EXPECT_EQ(tried->language, "chi_tra");
  EXPECT_EQ(tried->quarters, std::optional<std::uint8_t>(3));
  EXPECT_EQ(tried->region, (evidence::Box{100, 200, 300, 50}));
}

TEST_F(PageReadingPanel, TheNewReadingStandsBesideTheOldAndIsKeptOrDropped) {
  headless.press('R', draw);
  TriedReading tried;
  tried.rows = compare_lines("注册资本5oo\n万元整", "注册资本500\n万元整");
  tried.different = 1;
  view.rereading.tried = std::make_shared<const TriedReading>(tried);
  frames(2);
  EXPECT_EQ(headless.places.said["rereading"], "compare");
  headless.click("rereading/keep", draw);
  EXPECT_NE(last<KeepReading>(intents), nullptr);
  headless.press(ImGuiKey_Escape, draw);
  EXPECT_NE(last<DropReading>(intents), nullptr);
}

TEST(LineDifference, SideBySideWhatDiffersAloneWhatIsNewOrGone) {
  const auto rows = compare_lines("甲\n乙\n丙\n丁\n", "甲\n乙改\n丙\n\n戊\n丁\n己");
  const std::vector<DifferenceRow> expected{{"甲", "甲", true}, {"乙", "乙改", false},
                                            {"丙", "丙", true}, {std::nullopt, "戊", false},
                                            {"丁", "丁", true}, {std::nullopt, "己", false}};
  EXPECT_EQ(rows, expected);
  EXPECT_TRUE(compare_lines("名单（2021）: 43 号", "名单(2021)：43号").front().same);
  EXPECT_EQ(compare_lines("甲\n乙", ""), (std::vector<DifferenceRow>{{"甲", {}, false}, {"乙", {}, false}}));
}

}  // namespace
}  // namespace workbench::panels
