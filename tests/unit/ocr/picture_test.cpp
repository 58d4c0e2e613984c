#include "ocr/picture.hpp"

#include <gtest/gtest.h>

#include "ocr/orientation.hpp"
#include "ocr/page_reader.hpp"
#include "ocr/paper.hpp"

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

// A dark mark in the upper right corner: three quarters clockwise bring it to the upper left.
Picture marked_page() {
  Picture page(300, 200, 1, 100);
  for (auto& value : page.pixels) value = 250;
  for (int y = 5; y < 25; ++y)
    for (int x = 275; x < 295; ++x) page.row(y)[x] = 10;
  return page;
}

// Sure only where the mark is in the upper left corner. Its one line stands there.
class ThreeQuartersOnly final : public Recogniser {
 public:
  [[nodiscard]] std::string_view name() const override { return "three-quarters"; }
  evidence::Result<std::vector<Line>> read_lines(const Picture& picture, double /*dpi*/) override {
    const bool upright = picture.row(15)[15] < 100;
    const Word word{"字", 0, 0, 1, 1, static_cast<std::uint8_t>(upright ? 98 : 85), Gap::None};
    return std::vector<Line>(1, Line{std::vector<Word>(5, word), false});
  }
  evidence::Result<Line> read_line(const Picture& /*line*/) override { return Line{}; }
};

TEST(Upright, TheSurestWayUpIsKeptAndItsBoxesAreOfThePictureAsItWas) {
  ThreeQuartersOnly engine;
  const auto recognised = read_page(engine, nullptr, marked_page());
  ASSERT_TRUE(recognised);
  EXPECT_EQ(recognised->confidence, 98);
  EXPECT_EQ(recognised->quarters, 3);
  EXPECT_EQ(recognised->lines[0].words[0].x, 299);
  EXPECT_EQ(recognised->lines[0].words[0].y, 0);
  EXPECT_EQ(recognised->lines[0].words[0].width, 1);
}

}  // namespace
}  // namespace ocr
