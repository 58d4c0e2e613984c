// The even distance between a ring's characters: what it saves and what it leaves out.
#include "ocr/seal_grid.hpp"

#include <gtest/gtest.h>

namespace ocr {
namespace {

constexpr double pitch = 0.06;

// Ten characters from a place on.
std::vector<RingSign> ring_from(double first) {
  std::vector<RingSign> signs;
  for (const char* text : {"江", "苏", "省", "教", "师", "培", "训", "有", "限", "司"})
    signs.push_back({text, first + pitch * static_cast<double>(signs.size()), 0.98, true});
  return signs;
}

TEST(SealGrid, TenEvenCharactersAreTenCells) {
  const auto cells = grid_of(ring_from(0.23));
  ASSERT_TRUE(cells);
  EXPECT_EQ(cells->count, 10);
  EXPECT_NEAR(cells->first, 1.23, 0.001);  // of the second of three turns
  EXPECT_NEAR(cells->pitch, pitch, 0.0001);
}

TEST(SealGrid, ALostCharacterKeepsItsCell) {
  auto signs = ring_from(0.23);
  signs.erase(signs.begin() + 4);
  const auto cells = grid_of(signs);
  ASSERT_TRUE(cells);
  EXPECT_EQ(cells->count, 10);
}

TEST(SealGrid, ANameAcrossTheBeginningOfTheTurnIsWhole) {
  const auto cells = grid_of(ring_from(0.7));
  ASSERT_TRUE(cells);
  EXPECT_EQ(cells->count, 10);
}

TEST(SealGrid, WhatStandsOffTheGridIsLeftOut) {
  auto signs = ring_from(0.23);
  signs.push_back({"专", 0.23 + 10.5 * pitch, 0.9, true});  // level text that reaches into the ring
  signs.push_back({"用", 0.23 + 11.2 * pitch, 0.9, true});
  signs.push_back({"1101", 0.05, 0.9, false});
  const auto cells = grid_of(signs);
  ASSERT_TRUE(cells);
  EXPECT_EQ(cells->count, 10);
}

TEST(SealGrid, OneCharacterIsNoGrid) {
  EXPECT_FALSE(grid_of({}));
  EXPECT_FALSE(grid_of({{"章", 0.5, 0.99, true}}));
}

}  // namespace
}  // namespace ocr
