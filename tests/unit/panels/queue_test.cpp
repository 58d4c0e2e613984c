// The queue's panel and the card about the program, in frames without a window.
#include "headless.hpp"
#include <gtest/gtest.h>

#include "workbench/panels/about.hpp"
#include "workbench/panels/frame.hpp"
#include "workbench/panels/intake.hpp"

namespace workbench::panels {
namespace {

const ui::Area whole{{0, 0}, {1200, 1000}};

template <class T>
const T* last(const Intents& intents) {
  const T* found = nullptr;
  for (const auto& intent : intents) {
    if (const auto* one = std::get_if<T>(&intent)) found = one;
  }
  return found;
}

TEST(PercentRead, IsNeverAHundredWhileAPageIsLeft) {
  EXPECT_EQ(percent_read(0, 0), 0);
  EXPECT_EQ(percent_read(0, 10), 0);
  EXPECT_EQ(percent_read(999'999, 1), 99);
  EXPECT_EQ(percent_read(1'000'000, 0), 100);
  EXPECT_EQ(percent_read(1, 2), 33);
}

struct Queue : testing::Test {
  Headless headless;
  IntakeView view;
  IntakeState state;
  Intents intents;
  Headless::Draw draw = [this](const ui::Ui& ui) { append(intents, draw_intake(ui, whole, view, state)); };
  void SetUp() override {
    QueueStatus status;
    status.sources = {{"S1", "申请光盘.iso", 10, 7, 2, 1, 199, 1}};
    status.causes = {{"encrypted", "文件加了密。", 3}};
    status.uncertain = {{PagePlace{{{1}, 23}, 7}, "I23 p7", "扫描件.pdf", "ppocr-v4", 41, "存疑 3 处"}};
    status.uncertain_count = 1;
    view.queue.status = std::make_shared<const QueueStatus>(status);
    view.queue.engines = {"ppocr-v4", "tesseract"};
    headless.frame(draw);
    headless.press('2', draw);
    headless.frame(draw);
  }
};

TEST_F(Queue, TwoShowsItAndOneGoesBack) {
  EXPECT_EQ(headless.places.said["intake.part"], "reading");
  EXPECT_EQ(headless.places.said["queue.percent"], "99");  // 199 of 200
  view.queue.left_in_hand = 199;                           // the file in hand has more pages than one
  headless.frame(draw);
  EXPECT_EQ(headless.places.said["queue.percent"], "50");
  headless.press('1', draw);
  EXPECT_EQ(headless.places.said["intake.part"], "received");
}

TEST_F(Queue, ACauseIsTriedAgainAsAWhole) {
  headless.click("queue/retry/encrypted", draw);
  const auto* retry = last<RetryProblems>(intents);
  ASSERT_NE(retry, nullptr);
  EXPECT_EQ(retry->code, "encrypted");
}

TEST_F(Queue, AnUncertainPageOpens) {
  headless.click("queue/uncertain/1", draw);
  const auto* opened = last<OpenPage>(intents);
  ASSERT_NE(opened, nullptr);
  EXPECT_EQ(opened->place, (PagePlace{{{1}, 23}, 7}));
}

TEST_F(Queue, EngineBatteryAndPauseAreAskedFor) {
  headless.click("queue/engine/tesseract", draw);
  ASSERT_NE(last<ChooseEngine>(intents), nullptr);
  EXPECT_EQ(last<ChooseEngine>(intents)->engine, "tesseract");
  headless.click("queue/battery", draw);
  ASSERT_NE(last<PauseOnBattery>(intents), nullptr);
  EXPECT_TRUE(last<PauseOnBattery>(intents)->wanted);
  headless.press(' ', draw);
  EXPECT_NE(last<StartReading>(intents), nullptr);
  view.queue.reading = true;
  headless.press(' ', draw);
  EXPECT_NE(last<PauseReading>(intents), nullptr);
}

TEST_F(Queue, AReadOnlyCaseIsOnlyLookedAt) {
  view.queue.read_only = true;
  headless.frame(draw);
  headless.click("queue/engine/tesseract", draw);
  headless.click("queue/battery", draw);
  EXPECT_FALSE(headless.places.rectangles.contains("queue/retry/encrypted"));
  EXPECT_TRUE(intents.empty());
}

TEST(About, IsAskedForOnTheRailAndClosedByEscape) {
  Headless headless;
  Intents intents;
  const AboutView about{"0.1.0", "Apache License, Version 2.0"};
  const Headless::Draw draw = [&](const ui::Ui& ui) {
    append(intents, draw_rail(ui, {{0, 0}, {64, 900}}, RailView{}));
    append(intents, draw_about(ui, {{64, 0}, {1200, 900}}, about));
  };
  headless.frame(draw);
  headless.click("rail/about", draw);
  ASSERT_NE(last<ShowAbout>(intents), nullptr);
  EXPECT_TRUE(last<ShowAbout>(intents)->open);
  EXPECT_EQ(headless.places.said["about"], "notices");
  headless.press(ImGuiKey_Escape, draw);
  EXPECT_FALSE(last<ShowAbout>(intents)->open);
}

}  // namespace
}  // namespace workbench::panels
