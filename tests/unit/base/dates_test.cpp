#include "evidence/base/dates.hpp"

#include <gtest/gtest.h>

namespace evidence {
namespace {

CivilDate date(std::string_view text) { return parse_date(text).value(); }

TEST(Dates, OnlyDaysThatExistAreRead) {
  EXPECT_EQ(format_date(date("2024-02-29")), "2024-02-29");
  for (const std::string_view text :
       {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "2024/01/01", "20240101", ""})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Dates, OfficialChineseDatesHaveNoLeadingZeros) {
  const std::string text = format_date_zh(date("2026-01-05"));
  EXPECT_EQ(text.rfind('0'), 1U) << text;  // the year's only
}

TEST(Dates, MonthsAreClampedToTheMonthsEndAndDoNotStick) {
  EXPECT_EQ(add_months(date("2024-01-31"), 1), date("2024-02-29"));
  EXPECT_EQ(add_months(date("2023-01-31"), 1), date("2023-02-28"));
  EXPECT_EQ(add_months(date("2023-02-28"), 1), date("2023-03-28"));
  EXPECT_EQ(add_months(date("2024-03-31"), -1), date("2024-02-29"));
  EXPECT_EQ(add_months(date("2024-08-31"), 6), date("2025-02-28"));
}

TEST(Dates, DaysAreCounted) {
  EXPECT_EQ(days_between(date("2024-02-28"), date("2024-03-01")), 2);
  EXPECT_EQ(days_between(date("2024-03-01"), date("2024-02-28")), -2);
  EXPECT_EQ(add_days(date("2024-12-31"), 1), date("2025-01-01"));
}

TEST(Dates, InstantsKeepTheirOffset) {
  const auto instant = parse_instant("2026-11-24T00:30:05+08:00");
  ASSERT_TRUE(instant);
  EXPECT_EQ(instant->offset_minutes, 480);
  EXPECT_EQ(format_instant(*instant), "2026-11-24T00:30:05+08:00");
  EXPECT_EQ(civil_date(*instant), date("2026-11-24"));  // the date there, not in Greenwich
  EXPECT_EQ(parse_instant("2026-11-23T16:30:05+00:00")->seconds, instant->seconds);
  EXPECT_EQ(format_instant(*parse_instant("2026-11-24T00:30:05-03:30")), "2026-11-24T00:30:05-03:30");
  for (const std::string_view text : {"2026-11-24T24:00:00+08:00", "2026-11-24 00:30:05+08:00", "2026-11-24T00:30:05Z"})
    EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Dates, AFixedClockStandsStillUntilItIsMoved) {
  FixedClock clock(parse_instant("2026-11-24T09:00:00+08:00").value());
  EXPECT_EQ(clock.now(), clock.now());
  clock.advance(90);
  EXPECT_EQ(format_instant(clock.now()), "2026-11-24T09:01:30+08:00");
}

}  // namespace
}  // namespace evidence
