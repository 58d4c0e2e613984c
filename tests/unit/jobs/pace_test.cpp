#include "evidence/jobs/pace.hpp"

#include <gtest/gtest.h>

namespace evidence::jobs {
namespace {

TEST(Pace, SaysSpeedAtOnceAndTheEndOnceItCanTell) {
  EXPECT_DOUBLE_EQ(pace_of({Unit::Pages, 2, 100, "", 0}, 1).per_minute, 120);
  EXPECT_FALSE(pace_of({Unit::Pages, 2, 100, "", 0}, 1).seconds_left);
  EXPECT_DOUBLE_EQ(*pace_of({Unit::Pages, 40, 100, "", 0}, 20).seconds_left, 30);
}

TEST(Pace, SaysNoEndWhereNoneIsKnown) {
  EXPECT_FALSE(pace_of({Unit::Pages, 40, 0, "", 0}, 20).seconds_left);
  EXPECT_FALSE(pace_of({Unit::Pages, 0, 100, "", 0}, 20).seconds_left);
  EXPECT_DOUBLE_EQ(pace_of({Unit::Pages, 0, 100, "", 0}, 0).per_minute, 0);
}

}  // namespace
}  // namespace evidence::jobs
