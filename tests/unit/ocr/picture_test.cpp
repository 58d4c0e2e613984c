#include "ocr/picture.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "ocr/orientation.hpp"
#include "ocr/paper.hpp"
#include "ocr/patches.hpp"

namespace ocr {
namespace {

TEST(WorkingDpi, SaysWhatTheFileSaysWhereThatMakesASheet) {
  EXPECT_EQ(working_dpi(Picture(2480, 3508, 1, 300)), 300);
  EXPECT_NEAR(working_dpi(Picture(2480, 3508, 1, 72)), 300, 0.2);   // a program's default
  EXPECT_NEAR(working_dpi(Picture(2480, 3508, 1, 1000)), 1000, 1);  // 3.5 inch: a card
  EXPECT_NEAR(working_dpi(Picture(2480, 3508, 1, 2000)), 300, 0.2);
  EXPECT_EQ(working_dpi(Picture(640, 480, 1)), 125);  // a screen
}

TEST(Paper, AShadowedPageBecomesWhiteAndItsInkDark) {
  Picture page(850, 1100, 1, 100);
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) page.row(y)[x] = static_cast<std::uint8_t>(230 - x / 10);  // 230 … 146
  for (int line = 100; line < 1000; line += 40) {
    for (int y = line; y < line + 12; ++y) {
      for (int x = 50; x < 800; x += 16) {
        for (int u = x; u < x + 6; ++u) page.row(y)[u] = static_cast<std::uint8_t>(page.row(y)[u] * 2 / 5);
      }
    }
  }
  const Picture level = level_paper(page, 100);
  EXPECT_EQ(level.row(70)[60], 255);
  EXPECT_EQ(level.row(70)[790], 255);
  EXPECT_LT(level.row(105)[52], 70);
  EXPECT_LT(level.row(105)[788], 70);
}

TEST(Paper, ABlankPageHasNoInk) {
  Picture page(850, 1100, 1, 100);
  for (auto& value : page.pixels) value = 222;
  EXPECT_EQ(ink_share(level_paper(page, 100)), 0);
}

TEST(Resample, AveragesWholePixels) {
  Picture page(4, 2, 1);
  page.pixels = {0, 100, 200, 200, 100, 200, 200, 200};
  const Picture half = resample(page, 2, 1);
  EXPECT_EQ(half.pixels, (std::vector<std::uint8_t>{100, 200}));
}

// Largest, then smallest, of the pixels of a square window that lie on the picture.
Picture closed_slowly(const Picture& mask, int size) {
  Picture before = mask;
  for (const bool largest : {true, false}) {
    Picture after(mask.width, mask.height, 1);
    for (int y = 0; y < mask.height; ++y) {
      for (int x = 0; x < mask.width; ++x) {
        bool any = false, all = true;
        for (int v = std::max(0, y - size / 2); v <= std::min(mask.height - 1, y + size / 2); ++v) {
          for (int u = std::max(0, x - size / 2); u <= std::min(mask.width - 1, x + size / 2); ++u)
            any = any || before.row(v)[u] == 1, all = all && before.row(v)[u] == 1;
        }
        after.row(y)[x] = (largest ? any : all) ? 1 : 0;
      }
    }
    before = after;
  }
  return before;
}

TEST(Patches, ClosingFillsWhatAWindowSpansAlsoAtTheEdge) {
  Picture mask(37, 23, 1);
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) mask.pixels[i] = i * 2654435761U % 11 == 0 ? 1 : 0;
  for (const int size : {3, 5, 9, 61}) EXPECT_EQ(close(mask, size).pixels, closed_slowly(mask, size).pixels) << size;
}

TEST(Patches, EachIsFoundOnceWhereverItBegins) {
  Picture mask(40, 3, 1);
  for (const int x : {0, 7, 8, 9, 23, 39}) mask.row(1)[x] = 1;
  mask.row(2)[38] = 1;  // touches the last by a corner
  const auto patches = find_patches(mask);
  ASSERT_EQ(patches.size(), 4U);
  EXPECT_EQ(patches[1].x, 7);
  EXPECT_EQ(patches[1].width, 3);
  EXPECT_EQ(patches[3].x, 38);
  EXPECT_EQ(patches[3].pixels, 2U);
}

Picture numbered() {  // 1 2 3 / 4 5 6
  Picture picture(3, 2, 1);
  picture.pixels = {1, 2, 3, 4, 5, 6};
  return picture;
}

TEST(Turned, ByQuartersClockwise) {
  EXPECT_EQ(turned(numbered(), 1).pixels, (std::vector<std::uint8_t>{4, 1, 5, 2, 6, 3}));
  EXPECT_EQ(turned(numbered(), 2).pixels, (std::vector<std::uint8_t>{6, 5, 4, 3, 2, 1}));
  EXPECT_EQ(turned(numbered(), 3).pixels, (std::vector<std::uint8_t>{3, 6, 2, 5, 1, 4}));
}

}  // namespace
}  // namespace ocr
