#include "ocr/seals.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ocr {
namespace {

struct Colour {
  std::uint8_t red, green, blue;
};
constexpr Colour seal_red{215, 60, 65};
constexpr Colour black{20, 20, 20};

Picture white_page() {  // A4 at 100 dpi
  Picture page(827, 1169, 3, 100);
  for (auto& value : page.pixels) value = 250;
  return page;
}

void put(Picture& page, int x, int y, Colour colour) {
  std::uint8_t* pixel = page.row(y) + x * 3;
  pixel[0] = colour.red, pixel[1] = colour.green, pixel[2] = colour.blue;
}

void fill(Picture& page, int x, int y, int width, int height, Colour colour) {
  for (int v = y; v < y + height; ++v)
    for (int u = x; u < x + width; ++u) put(page, u, v, colour);
}

// A ring, the star in it and what looks like fourteen characters along it: 42 mm, the size of a company's seal.
void stamp(Picture& page, int x, int y, double radius = 83) {
  for (int v = y - 100; v <= y + 100; ++v) {
    for (int u = x - 100; u <= x + 100; ++u) {
      const double distance = std::hypot(u - x, v - y);
      const bool word = std::abs(distance - 0.75 * radius) < 9 && std::cos(14 * std::atan2(u - x, v - y)) > 0.3;
      if (std::abs(distance - radius + 2) < 3 || distance < 18 || word) put(page, u, v, seal_red);
    }
  }
}

TEST(Seals, OneSealIsFoundWhereItWasStamped) {
  Picture page = white_page();
  stamp(page, 520, 800);
  const auto seals = find_seals(page, 100);
  ASSERT_EQ(seals.size(), 1U);
  EXPECT_NEAR(seals[0].x, 520, 3);
  EXPECT_NEAR(seals[0].y, 800, 3);
  EXPECT_NEAR(seals[0].across, 83, 4);
}

TEST(Seals, TwoSealsThatTouchAreTwo) {
  Picture page = white_page();
  stamp(page, 300, 800);
  stamp(page, 462, 800);
  EXPECT_EQ(find_seals(page, 100).size(), 2U);
}

TEST(Seals, ARedHeadingAndItsRuleAreNone) {
  Picture page = white_page();
  for (int i = 0; i < 8; ++i) fill(page, 120 + i * 75, 100, 60, 60, seal_red);
  fill(page, 80, 200, 670, 4, seal_red);
  EXPECT_TRUE(find_seals(page, 100).empty());
}

TEST(Seals, InkInTheDiscBecomesPaperAndBlackTextBelowItStays) {
  Picture page = white_page();
  fill(page, 440, 795, 160, 6, black);  // a line of text that runs through the seal
  stamp(page, 520, 800);
  fill(page, 440, 795, 60, 6, black);
  fill(page, 100, 100, 50, 50, seal_red);  // a red heading elsewhere
  const Picture grey = grey_without_seals(page, find_seals(page, 100));
  EXPECT_EQ(grey.row(720)[520], 255);  // the ring's top: what is red is paper
  EXPECT_EQ(grey.row(798)[460], 20);
  EXPECT_LT(grey.row(120)[120], 120);  // not in a disc: stays dark
}

TEST(Seals, AGreyPictureHasNone) { EXPECT_TRUE(find_seals(Picture(800, 1100, 1, 100), 100).empty()); }

}  // namespace
}  // namespace ocr
