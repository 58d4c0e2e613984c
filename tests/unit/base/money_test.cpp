#include "evidence/base/money.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace evidence {
namespace {

TEST(Money, YuanInEveryWayPeopleWriteItIsTheSameFen) {
  for (const std::string_view text : {"5000000", "5,000,000.00", "500万", "500 万元", "５００万元", "￥5000000元",
                                      "0.05亿", "人民币500万元", "500.0000万", "5，000，000元"})
    EXPECT_EQ(parse_yuan(text), Fen{500000000}) << text;
  EXPECT_EQ(parse_yuan("-58.27万元"), Fen{-58270000});
  EXPECT_EQ(parse_yuan("0.01"), Fen{1});
}

TEST(Money, WhatIsNoAmountGivesNothing) {
  for (const std::string_view text :
       {"", ".", "万", "元", "五百万", "1.2.3", "12a", "1-2", "--1", "0.001", "1.23456789万"})
    EXPECT_FALSE(parse_yuan(text)) << text;
}

TEST(Money, OverflowGivesNothing) {
  EXPECT_EQ(parse_yuan("92233720368547758.07"), Fen{std::numeric_limits<std::int64_t>::max()});
  for (const std::string_view text :
       {"92233720368547758.08", "92233720368547759", "99999999999999999999", "9999999999亿"})
    EXPECT_FALSE(parse_yuan(text)) << text;
}

TEST(Money, FormatsForMachinesAndForPeople) {
  EXPECT_EQ(format_yuan(Fen{500000000}), "5000000.00");
  EXPECT_EQ(format_yuan(Fen{-5}), "-0.05");
  EXPECT_EQ(format_yuan_for_people(Fen{500000000}), "500.00 万元");
  EXPECT_EQ(format_yuan_for_people(Fen{123450}), "1234.50 元");
  EXPECT_EQ(format_yuan_for_people(Fen{-58270000}), "-58.27 万元");
  EXPECT_EQ(format_yuan_for_people(Fen{100000001}), "1000000.01 元");  // nothing is rounded away
}

TEST(Money, WhatIsWrittenForMachinesIsReadBack) {
  for (const std::int64_t fen : {0LL, 1LL, 99LL, 100LL, 123456789012LL, -7LL})
    EXPECT_EQ(parse_yuan(format_yuan(Fen{fen})), Fen{fen});
}

}  // namespace
}  // namespace evidence
