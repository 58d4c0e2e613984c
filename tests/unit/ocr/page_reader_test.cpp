#include "ocr/page_reader.hpp"

#include <cmath>
#include <numbers>

#include "drawn_page.hpp"
#include <gtest/gtest.h>

#include "ocr/orientation.hpp"
#include "ocr/skew.hpp"

namespace ocr {
namespace {

std::size_t count_words(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const Line& line : lines) count += line.words.size();
  return count;
}

TEST(PageReader, AnUprightPageIsReadOnceAndNothingTwice) {
  BandReader engine;
  const auto read = read_page(engine, nullptr, written_page());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->lines.size(), 16U);
  EXPECT_EQ(read->quarters, 0);
  EXPECT_EQ(read->skew, 0);
  EXPECT_EQ(read->dpi, 200);
  EXPECT_EQ(read->engine, "bands");
  EXPECT_EQ(engine.pages_read, 1);
  EXPECT_EQ(engine.lines_read, 0);
}

TEST(PageReader, ATurnedPageIsReadUprightAndItsBoxesAreOfThePictureAsItWas) {
  const Picture upright = written_page();
  for (const int quarters : {1, 2, 3}) {
    BandReader engine;
    const Picture picture = turned(upright, 4 - quarters);  // so many quarters clockwise bring it upright
    const auto read = read_page(engine, nullptr, picture);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->quarters, quarters);
    ASSERT_EQ(read->lines.size(), 16U) << quarters;
    ASSERT_EQ(read->lines[0].words.size(), 34U);
    const Word& word = read->lines[0].words[0];  // at (150, 200) of the upright page
    const int x = quarters == 1 ? 200 : quarters == 2 ? 1654 - 150 - letter : 1654 - 0;
    if (quarters == 2) {
      EXPECT_NEAR(word.x, x, 2);
      EXPECT_NEAR(word.y, 2339 - 200 - letter, 2);
    } else if (quarters == 1) {  // it lay with its top to the left
      EXPECT_NEAR(word.x, 200, 2);
      EXPECT_NEAR(word.y, 1654 - 150 - letter, 2);
    } else {
      EXPECT_NEAR(word.x, 2339 - 200 - letter, 2);
      EXPECT_NEAR(word.y, 150, 2);
    }
  }
}

TEST(PageReader, AskedToTurnThePageItDoesNotFindOut) {
  BandReader engine;
  PageOptions options;
  options.quarters = 2;
  const auto read = read_page(engine, nullptr, written_page(), options);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->quarters, 2);
  EXPECT_EQ(engine.lines_read, 0);
  EXPECT_TRUE(read->lines.empty());  // upside down, so nothing is believed
  EXPECT_EQ(read->doubtful.size(), 16U);
}

TEST(PageReader, OneLineUpsideDownIsReadTheOtherWay) {
  Picture page = written_page(6);
  Picture pasted(1000, 60, 1);
  std::fill(pasted.pixels.begin(), pasted.pixels.end(), std::uint8_t{245});
  draw_line(pasted, 20, 15, 20);
  pasted = turned(pasted, 2);
  for (int y = 0; y < 60; ++y) std::copy(pasted.row(y), pasted.row(y) + 1000, page.row(1000 + y) + 200);
  BandReader engine;
  const auto read = read_page(engine, nullptr, page);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->quarters, 0);
  ASSERT_EQ(read->lines.size(), 7U);
  const auto& words = read->lines[6].words;
  EXPECT_EQ(words[0].confidence, 97);
  EXPECT_NEAR(words.front().x, 200 + 1000 - 20 - letter, 2);  // it begins on the right
  EXPECT_LT(words.back().x, words.front().x);
}

TEST(PageReader, BoxesOfALeaningPageLieOnItsWords) {
  const Picture upright = written_page();
  for (const double skew : {2.0, -3.5}) {
    const Picture leaning = straightened(upright, -skew);
    BandReader engine;
    const auto read = read_page(engine, nullptr, leaning);
    ASSERT_TRUE(read);
    EXPECT_NEAR(read->skew, skew, 0.06);
    ASSERT_EQ(read->lines.size(), 16U);
    const double angle = skew * std::numbers::pi / 180;
    const auto& last = read->lines[15].words;
    const int letters = 34 - 15 * 7 % 11;
    ASSERT_EQ(last.size(), static_cast<std::size_t>(letters));
    const double dx = 150 + 15 * 13 % pitch + (letters - 1) * pitch + letter / 2.0 - upright.width / 2.0;
    const double dy = 200 + 15 * 70 + letter / 2.0 - upright.height / 2.0;
    const double x = leaning.width / 2.0 + dx * std::cos(angle) - dy * std::sin(angle);
    const double y = leaning.height / 2.0 + dx * std::sin(angle) + dy * std::cos(angle);
    EXPECT_NEAR(last.back().x + last.back().width / 2.0, x, 3);
    EXPECT_NEAR(last.back().y + last.back().height / 2.0, y, 3);
    EXPECT_NEAR(last.back().width, letter, 6);
  }
}

TEST(PageReader, OnlyTheRegionIsReadAndItsBoxesAreOfTheWholePage) {
  BandReader engine;
  PageOptions options;
  options.region = {0, 200, 1000, 200};  // lines 4 to 10: y from 468 to 935
  const auto read = read_page(engine, nullptr, written_page(), options);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->lines.size(), 7U);
  EXPECT_NEAR(read->lines[0].words[0].y, 200 + 4 * 70, 1);
  EXPECT_NEAR(read->lines[0].words[0].x, 150 + 4 * 13 % pitch, 1);
}

TEST(PageReader, AHugePageIsReadSmallerAndItsBoxesAreOfThePictureAsItWas) {
  const Picture page = written_page();
  Picture huge(page.width * 4, page.height * 4, 1, 800);
  for (int y = 0; y < huge.height; ++y)
    for (int x = 0; x < huge.width; ++x) huge.row(y)[x] = page.row(y / 4)[x / 4];
  BandReader engine;
  const auto read = read_page(engine, nullptr, huge);
  ASSERT_TRUE(read);
  EXPECT_NEAR(read->dpi, 800 * 3600 / (2339.0 * 4), 0.1);
  ASSERT_EQ(read->lines.size(), 16U);
  EXPECT_NEAR(read->lines[2].words[1].x, 4 * (150 + 26 + pitch), 4);
  EXPECT_NEAR(read->lines[2].words[1].y, 4 * (200 + 140), 4);
}

// Sure of all but the second line.
class Unsure final : public BandReader {
 public:
  explicit Unsure(std::uint8_t confidence) : confidence_(confidence) {}
  evidence::Result<std::vector<Line>> read_lines(const Picture& page, double dpi) override {
    auto lines = BandReader::read_lines(page, dpi);
    for (Word& word : lines->at(1).words) word.confidence = confidence_;
    return lines;
  }
  evidence::Result<Line> read_line(const Picture& /*line*/) override { return Line{}; }

 private:
  std::uint8_t confidence_;
};

class Other final : public BandReader {
 public:
  explicit Other(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::string_view name() const override { return "other"; }
  evidence::Result<Line> read_line(const Picture& line) override {
    auto read = BandReader::read_line(line);
    for (Word& word : read->words) word.text = text_;
    return read;
  }

 private:
  std::string text_;
};

TEST(PageReader, WhereTheEngineIsUnsureAnotherReadingIsKeptAtThePlace) {
  Unsure first(75);
  Other second("了");
  const auto read = read_page(first, &second, written_page());
  ASSERT_TRUE(read);
  EXPECT_EQ(second.lines_read, 1);
  ASSERT_EQ(read->second.size(), 1U);
  ASSERT_EQ(read->second[0].words.size(), 27U);
  EXPECT_EQ(read->second[0].words[0].text, "了");
  EXPECT_NEAR(read->second[0].words[0].x, 163, 1);
  EXPECT_NEAR(read->second[0].words[0].y, 270, 1);
  EXPECT_EQ(read->lines.size(), 16U);
}

TEST(PageReader, AnotherEngineThatReadsTheSameAddsNothing) {
  Unsure first(75);
  Other second("丁");
  const auto read = read_page(first, &second, written_page());
  ASSERT_TRUE(read);
  EXPECT_EQ(second.lines_read, 1);
  EXPECT_TRUE(read->second.empty());
}

TEST(PageReader, LinesOfLittleConfidenceAreKeptApart) {
  Unsure engine(31);
  const auto read = read_page(engine, nullptr, written_page());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->lines.size(), 15U);
  ASSERT_EQ(read->doubtful.size(), 1U);
  EXPECT_EQ(count_words(read->doubtful), 27U);
  EXPECT_EQ(read->confidence, 97);  // of what is believed
}

}  // namespace
}  // namespace ocr
