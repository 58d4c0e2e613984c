#include "ocr/weigh.hpp"

#include "drawn_page.hpp"
#include <gtest/gtest.h>

namespace ocr {
namespace {

TEST(Weigh, WhatNeitherEngineMakesSenseOfAndIsLargerThanPrintIsHandwriting) {
  class Blind final : public BandReader {
   public:
    evidence::Result<Line> read_line(const Picture& /*line*/) override { return Line{}; }
  };
  Blind first;
  Blind second;
  const std::vector<Line> lines{line_of({"法", "定", "代", "表", "人"}, 200, 300),
                                line_of({"龙", "飞"}, 500, 290, 2 * letter, 25),
                                line_of({"小", "字"}, 500, 500, letter, 25)};
  const auto read = weigh({first, &second}, blank_page(), lines);
  ASSERT_TRUE(read);
  EXPECT_EQ(text_of(read->lines), "法定代表人");
  EXPECT_EQ(text_of(read->doubtful), "龙飞\n小字");  // a guess, and told apart
  ASSERT_EQ(read->unread.size(), 1U);
  EXPECT_EQ(read->unread[0].why, Unread::Why::Handwriting);
  EXPECT_EQ(read->unread[0].x, 500);
  EXPECT_TRUE(read->second.empty());
}

TEST(Weigh, AnAmountIsNotTakenOutOfItsRowForOnePaleDigit) {
  BandReader engine;
  const Line amount{{{"626,294.37", 800, 300, 120, 30, 38, Gap::None}}, false};
  const Line guess{{{"l1.;", 800, 400, 120, 30, 12, Gap::None}}, false};
  const auto read = weigh({engine, nullptr}, blank_page(), {amount, guess});
  ASSERT_TRUE(read);
  EXPECT_EQ(text_of(read->lines), "626,294.37");
  EXPECT_EQ(text_of(read->doubtful), "l1.;");
  EXPECT_EQ(read->lines[0].words[0].confidence, 38);  // and its confidence says how sure it is
}

TEST(Weigh, ASecondEngineThatFailsTakesNothingAway) {
  class Failing final : public BandReader {
   public:
    evidence::Result<Line> read_line(const Picture& /*line*/) override { return std::unexpected(evidence::Error{}); }
  };
  BandReader first;
  Failing second;
  const auto read = weigh({first, &second}, blank_page(), {line_of({"甲", "乙"}, 200, 300, letter, 70)});
  ASSERT_TRUE(read);
  EXPECT_EQ(text_of(read->lines), "甲乙");
}

}  // namespace
}  // namespace ocr
