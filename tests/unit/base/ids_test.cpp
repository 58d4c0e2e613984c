#include "evidence/base/ids.hpp"

#include <gtest/gtest.h>

namespace evidence {
namespace {

TEST(Ids, ShortAndFullFormsNameAThing) {
  const LinkId link{{0x3fULL}, 4};
  EXPECT_EQ(short_form(link), "L4");
  EXPECT_EQ(full_form(link), "L4@000000000000003f");
  EXPECT_EQ(parse_full_id<LinkTag>("L4@000000000000003f"), link);
  EXPECT_EQ(parse_full_id<LinkTag>("l4@000000000000003f"), link);
}

TEST(Ids, AnotherKindsLetterIsNoId) {
  EXPECT_FALSE(parse_id('L', "F4"));
  EXPECT_FALSE(parse_full_id<FactTag>("L4@000000000000003f"));
}

TEST(Ids, WhatIsNotExactlyAnIdIsRefused) {
  for (const std::string_view text :
       {"", "L", "L0", "L4x", "L-4", "L4.", "L4@", "L4.3G", "L4.00000000000000003f", " L4"})
    EXPECT_FALSE(parse_id('L', text)) << text;
  EXPECT_FALSE(parse_full_id<LinkTag>("L4"));
  EXPECT_FALSE(parse_full_id<LinkTag>("L4.3f"));  // lengthened, but not whole
}

TEST(Ids, ALengthenedFormKeepsTheOriginsDigits) {
  const auto parsed = parse_id('L', "L17.3f");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->counter, 17U);
  EXPECT_EQ(parsed->origin_digits, "3f");
}

TEST(Ids, OriginsAreSixteenHexDigits) {
  EXPECT_EQ(to_text(OriginId{0xfedcba9876543210ULL}), "fedcba9876543210");
  EXPECT_EQ(parse_origin("fedcba9876543210"), OriginId{0xfedcba9876543210ULL});
  EXPECT_FALSE(parse_origin("fedcba987654321"));
  EXPECT_FALSE(parse_origin("fedcba987654321g"));
}

}  // namespace
}  // namespace evidence
