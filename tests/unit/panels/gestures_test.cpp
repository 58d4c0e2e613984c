// Clicks and keys in frames without a window, and the intents that come back.
#include <algorithm>

#include "headless.hpp"
#include <gtest/gtest.h>

#include "workbench/panels/criteria_list.hpp"
#include "workbench/panels/criterion.hpp"
#include "workbench/panels/page.hpp"
#include "workbench/panels/search.hpp"
#include "workbench/panels/source_tree.hpp"

namespace workbench::panels {
namespace {

using evidence::CriterionId;
using evidence::Stance;
const ui::Area whole{{0, 0}, {1000, 900}};

template <class T>
const T* only(const Intents& intents) {
  const T* found = nullptr;
  for (const auto& intent : intents) {
    if (const auto* one = std::get_if<T>(&intent)) found = one;
  }
  return found;
}

evidence::ItemId item(std::uint64_t number) { return {{1}, number}; }

PageView a_page() {
  PageView view;
  view.place = PagePlace{item(23), 7};
  view.item = "I23";
  view.name = "审计报告.pdf";
  view.pages = 42;
  evidence::Page page;
  page.text = "资产总额 12345";
  page.words = {{0, 12, {100, 100, 100, 20}, 97}, {13, 18, {300, 100, 100, 20}, 97}};
  view.page = std::make_shared<const evidence::Page>(std::move(page));
  return view;
}

struct PageGestures : testing::Test {
  Headless headless;
  PageView view = a_page();
  PageState state;
  Intents intents;
  Headless::Draw draw = [this](const ui::Ui& ui) { append(intents, draw_page(ui, whole, view, state)); };
  void drag(const std::string& from, const std::string& to) {
    headless.frame(draw);
    headless.frame(draw);
    const ImVec2 end = headless.middle_of(to);
    headless.move(headless.middle_of(from), draw);
    headless.button(true, draw);
    headless.move(end, draw);
    headless.button(false, draw);
  }
  void suggest() {
    view.selection =
        SelectionView{"资产总额 12345",
                      "I23 p7",
                      {{CriterionId{"3.2-2"}, "注册资本与资产总额", 0.9F, false, evidence::Directness::Direct},
                       {CriterionId{"3.2-3"}, "财务状况", 0.1F, true, evidence::Directness::Indirect}},
                      false};
  }
};

TEST_F(PageGestures, TheStripOfSmallPicturesAsksForThoseInSightOfALongDocument) {
  view.place = PagePlace{item(23), 4000};
  view.pages = 5000;
  for (int n = 0; n < 3; ++n) headless.frame(draw);
  EXPECT_LT(state.strip.first, 4000U);
  EXPECT_GT(state.strip.second, 4000U);
  EXPECT_LT(state.strip.second - state.strip.first, 100U);
  const auto asked = std::count_if(intents.begin(), intents.end(), [](const Intent& intent) {
    const auto* wanted = std::get_if<WantPicture>(&intent);
    return wanted != nullptr && wanted->thumbnail && wanted->place.page == 4000;
  });
  EXPECT_GT(asked, 0);
}

TEST_F(PageGestures, ADragOverWordsSelectsThemAndEnterLinksThemToTheFirstCandidate) {
  drag("word/0", "word/1");
  const auto* selected = only<Select>(intents);
  ASSERT_NE(selected, nullptr);
  ASSERT_TRUE(selected->words);
  EXPECT_EQ(*selected->words, (WordRange{0, 1}));
  EXPECT_EQ(selected->place, (PagePlace{item(23), 7}));
  suggest();
  headless.frame(draw);
  headless.press(ImGuiKey_Enter, draw);
  const auto* link = only<LinkEvidence>(intents);
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(link->criterion.value, "3.2-2");
  EXPECT_EQ(link->stance, Stance::Supports);
  EXPECT_EQ(link->directness, evidence::Directness::Direct);
  EXPECT_EQ(link->strength, evidence::Strength::Strong);
}

TEST_F(PageGestures, KeysChooseCandidateStanceDirectnessAndStrength) {
  drag("word/0", "word/1");
  suggest();
  headless.frame(draw);
  headless.press('2', draw);
  headless.press('-', draw);
  headless.press('D', draw);  // the candidate's is indirect: the next one
  headless.press('S', draw);
  headless.press(ImGuiKey_Enter, draw);
  const auto* link = only<LinkEvidence>(intents);
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(link->criterion.value, "3.2-3");
  EXPECT_EQ(link->stance, Stance::Contradicts);
  EXPECT_EQ(link->directness, evidence::Directness::Affirmation);
  EXPECT_EQ(link->strength, evidence::Strength::Moderate);
}

TEST_F(PageGestures, ADragWithAltIsARectangleAndEscapeLetsGo) {
  ImGui::GetIO().KeyAlt = true;
  drag("word/0", "word/1");
  ImGui::GetIO().KeyAlt = false;
  const auto* selected = only<Select>(intents);
  ASSERT_NE(selected, nullptr);
  EXPECT_FALSE(selected->words);
  ASSERT_TRUE(selected->rectangle);
  EXPECT_NEAR(selected->rectangle->x, 150, 2);
  EXPECT_NEAR(selected->rectangle->w, 200, 2);
  suggest();
  headless.frame(draw);
  headless.press(ImGuiKey_Escape, draw);
  EXPECT_NE(only<Deselect>(intents), nullptr);
  EXPECT_EQ(only<LinkEvidence>(intents), nullptr);
}

TEST_F(PageGestures, PagesTurnByKeyAndStopAtTheEnds) {
  headless.frame(draw);
  headless.press(ImGuiKey_PageDown, draw);
  const auto* opened = only<OpenPage>(intents);
  ASSERT_NE(opened, nullptr);
  EXPECT_EQ(opened->place.page, 8U);
  intents.clear();
  view.place->page = 42;
  headless.press(ImGuiKey_PageDown, draw);
  EXPECT_EQ(only<OpenPage>(intents), nullptr);
}

CriterionView a_criterion() {
  CriterionView view;
  view.id = CriterionId{"3.2-2"};
  view.title = "注册资本与资产总额";
  view.proposed_reason = "依据 I23 p7。";
  view.to_confirm = 2;
  return view;
}

TEST(RatingKeys, ALetterTheProposedReasonAndEnterRate) {
  Headless headless;
  const CriterionView view = a_criterion();
  CriterionState state;
  Intents intents;
  const Headless::Draw draw = [&](const ui::Ui& ui) {
    append(intents, draw_criterion(ui, {{600, 0}, {1000, 900}}, view, state, true));
  };
  headless.frame(draw);
  headless.press('L', draw);
  headless.frame(draw);  // the field takes the keyboard
  EXPECT_TRUE(state.reason_is_proposed);
  headless.press(ImGuiKey_Enter, draw);
  const auto* rate = only<Rate>(intents);
  ASSERT_NE(rate, nullptr);
  EXPECT_EQ(rate->criterion.value, "3.2-2");
  EXPECT_EQ(rate->value, evidence::RatingValue::L);
  EXPECT_EQ(rate->reason, "依据 I23 p7。");
}

TEST(RatingKeys, WithoutAReasonNothingIsRated) {
  Headless headless;
  CriterionView view = a_criterion();
  view.proposed_reason.clear();
  CriterionState state;
  Intents intents;
  const Headless::Draw draw = [&](const ui::Ui& ui) {
    append(intents, draw_criterion(ui, {{600, 0}, {1000, 900}}, view, state, true));
  };
  headless.frame(draw);
  headless.press('N', draw);
  headless.press(ImGuiKey_Enter, draw);
  EXPECT_EQ(only<Rate>(intents), nullptr);
}

TEST(RatingKeys, CConfirmsWhatOthersLinked) {
  Headless headless;
  const CriterionView view = a_criterion();
  CriterionState state;
  Intents intents;
  const Headless::Draw draw = [&](const ui::Ui& ui) {
    append(intents, draw_criterion(ui, {{600, 0}, {1000, 900}}, view, state, true));
  };
  headless.frame(draw);
  headless.press('C', draw);
  const auto* confirm = only<ConfirmLinks>(intents);
  ASSERT_NE(confirm, nullptr);
  EXPECT_EQ(confirm->criterion.value, "3.2-2");
}

TEST(SourceTreeClicks, AFileOpensAndAFolderOpensItsFiles) {
  auto tree = std::make_shared<SourceTree>();
  tree->nodes = {{0, NodeKind::Source, "S1 光盘.iso", {}, 4, 1, 0, 0, ui::Mark::Enough},
                 {1, NodeKind::Folder, "03", item(1), 4, 1, 0, 0, ui::Mark::Enough},
                 {2, NodeKind::Folder, "财务", item(2), 4, 1, 0, 0, ui::Mark::Enough},
                 {3, NodeKind::Pdf, "审计报告.pdf", item(23), 4, 1, 0, 42, ui::Mark::Enough}};
  Headless headless;
  SourcesView view;
  view.tree = tree;
  SourcesState state;
  Intents intents;
  const Headless::Draw draw = [&](const ui::Ui& ui) {
    append(intents, draw_sources(ui, {{0, 0}, {300, 800}}, view, state));
  };
  headless.frame(draw);
  headless.frame(draw);
  EXPECT_FALSE(headless.places.rectangles.contains("tree/I23"));  // two levels stand open at first
  headless.click("tree/I2", draw);
  headless.frame(draw);
  headless.click("tree/I23", draw);
  const auto* opened = only<OpenPage>(intents);
  ASSERT_NE(opened, nullptr);
  EXPECT_EQ(opened->place, (PagePlace{item(23), 1}));
}

TEST(SearchField, WhatIsTypedIsAskedOnEnter) {
  Headless headless;
  SearchState state;
  Intents intents;
  const SearchView view;
  const Headless::Draw draw = [&](const ui::Ui& ui) { append(intents, draw_search(ui, whole, view, state)); };
  headless.frame(draw);
  headless.frame(draw);
  headless.type("资产总额", draw);
  headless.press(ImGuiKey_Enter, draw);
  const auto* find = only<Find>(intents);
  ASSERT_NE(find, nullptr);
  EXPECT_EQ(find->query, "资产总额");
}

TEST(CriteriaFilter, KeepsTheHeadingsOfWhatStays) {
  std::vector<CriterionRow> rows(5);
  rows[0] = {.heading = true, .depth = 0, .title = "基本能力"};
  rows[1] = {.id = {"3.2-1"}, .title = "从业年限", .rating = "L"};
  rows[2] = {.heading = true, .depth = 0, .title = "过程能力"};
  rows[3] = {.heading = true, .depth = 1, .title = "SD-PA02"};
  rows[4] = {.id = {"SD-PA02.BP03"}, .title = "威胁分析"};
  CriteriaState state;
  EXPECT_EQ(filtered(rows, state), (std::vector<std::size_t>{0, 1, 2, 3, 4}));
  state.filter = "威胁";
  EXPECT_EQ(filtered(rows, state), (std::vector<std::size_t>{2, 3, 4}));
  state.filter.clear();
  state.unrated_only = true;
  EXPECT_EQ(filtered(rows, state), (std::vector<std::size_t>{2, 3, 4}));
}

}  // namespace
}  // namespace workbench::panels
