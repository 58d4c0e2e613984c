#include "workbench/session/uncertain_text.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "workbench/session/power.hpp"

namespace workbench {
namespace {

using namespace evidence;

// 注册 sure, 资本 not; the second reading of 资本 in doubt behind them.
Page recognised() {
  Page page;
  page.text = "注册资本\n资木";
  page.engine = "ppocr-v4";
  page.confidence = 75;
  page.words = {{0, 6, {100, 100, 40, 20}, 96}, {6, 12, {140, 100, 40, 20}, 55}, {13, 19, {140, 100, 40, 20}, 30}};
  page.passages = {{13, 19, PassageKind::Doubtful, "tesseract"}};
  return page;
}

TEST(UncertainText, TheWordsThatAreQuotedDecide) {
  EXPECT_FALSE(is_uncertain(recognised(), Box{100, 100, 40, 20}));
  EXPECT_TRUE(is_uncertain(recognised(), Box{140, 100, 40, 20}));
  EXPECT_TRUE(is_uncertain(recognised(), std::nullopt));
  Page typed = recognised();
  typed.engine.clear();
  EXPECT_FALSE(is_uncertain(typed, Box{140, 100, 40, 20}));
}

TEST(UncertainText, WhatStandsInDoubtAloneIsUncertain) {
  Page page = recognised();
  page.words.erase(page.words.begin() + 1);
  EXPECT_TRUE(is_uncertain(page, Box{140, 100, 40, 20}));
  EXPECT_FALSE(is_uncertain(page, Box{500, 500, 40, 20}));
}

TEST(Power, ABatteryThatDischargesWithoutMains) {
  const auto folder = std::filesystem::temp_directory_path() / ("power-test-" + std::to_string(::getpid()));
  const auto say = [&](const char* supply, const char* file, const char* word) {
    std::filesystem::create_directories(folder / supply);
    std::ofstream(folder / supply / file) << word << '\n';
  };
  EXPECT_FALSE(runs_on_battery(folder));  // a machine that says nothing
  say("BAT0", "type", "Battery");
  say("BAT0", "status", "Discharging");
  EXPECT_TRUE(runs_on_battery(folder));
  say("AC", "type", "Mains");
  say("AC", "online", "1");
  EXPECT_FALSE(runs_on_battery(folder));
  say("AC", "online", "0");
  EXPECT_TRUE(runs_on_battery(folder));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace workbench
