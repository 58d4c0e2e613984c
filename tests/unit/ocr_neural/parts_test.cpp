// The parts around the networks: memory, boxes, pictures at another size, decoding.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "ocr/neural/arena.hpp"
#include "ocr/neural/kernels.hpp"
#include "ocr/neural/line_reader.hpp"
#include "ocr/neural/marks.hpp"
#include "ocr/neural/resampling.hpp"
#include "ocr/neural/text_box.hpp"
#include "ocr/neural/text_detector.hpp"

namespace ocr::neural::test {
namespace {

TEST(Arena, TensorsThatAreNotNeededTogetherShareTheirPlace) {
  // A chain of three: the third may lie where the first was. 16 numbers are a cache line.
  const Layout layout = place({{100, 0, 1}, {64, 1, 2}, {100, 2, 3}});
  EXPECT_EQ(layout.offsets, (std::vector<std::size_t>{0, 112, 0}));
  EXPECT_EQ(layout.size, 176U);
  EXPECT_EQ(place({{16, 0, 1}, {16, 1, 1}, {16, 0, 0}}).size, 32U);
}

TEST(Kernels, ExponentialsAreThoseOfTheLibrary) {
  for (float x = -80; x <= 0; x += 0.37F) {
    std::vector<float> numbers{x};
    exponentials(numbers.data(), 1);
    EXPECT_NEAR(numbers[0] / std::exp(x), 1, 3e-7F) << x;
  }
}

TEST(TextBox, TheSmallestBoxLeansAsTheLineDoes) {
  const double angle = 3 * std::numbers::pi / 180;
  std::vector<Point> corners;
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {200.0, 0.0}, {200.0, 20.0}, {0.0, 20.0}, {90.0, 10.0}})
    corners.push_back({50 + x * std::cos(angle) - y * std::sin(angle), 40 + x * std::sin(angle) + y * std::cos(angle)});
  const TextBox box = smallest_box(corners);
  EXPECT_NEAR(box.width, 200, 1e-9);
  EXPECT_NEAR(box.height, 20, 1e-9);
  EXPECT_NEAR(box.angle, angle, 1e-9);
}

TEST(TextBox, RowsAreReadFromTheLeftAlsoOnALeaningPage) {
  // Two rows that lean by 2 degrees: the right end of the first is lower than the left of the second.
  const double lean = 2 * std::numbers::pi / 180;
  std::vector<TextBox> boxes{{{900, 60}, 400, 20, lean, 1},
                             {{300, 70}, 400, 20, lean, 1},
                             {{300, 40}, 400, 20, lean, 1},
                             {{900, 90}, 400, 20, lean, 1}};
  sort_for_reading(boxes);
  std::vector<double> order;
  for (const TextBox& box : boxes) order.push_back(box.centre.y);
  EXPECT_EQ(order, (std::vector<double>{40, 60, 70, 90}));
}

TEST(TextMap, APatchGrowsBackToItsLine) {
  constexpr int width = 64;
  constexpr int height = 32;
  std::vector<float> map(width * height, 0.1F);
  for (int y = 12; y <= 17; ++y) std::fill_n(map.begin() + y * width + 10, 40, 0.9F);
  map[5 * width + 5] = 0.9F;                                                           // a speck
  for (int y = 24; y <= 29; ++y) std::fill_n(map.begin() + y * width + 10, 30, 0.5F);  // unsure
  const auto boxes = boxes_of({map.data(), width, height});
  ASSERT_EQ(boxes.size(), 1U);
  // 39 × 5 between the outermost pixels; grown on each side by 1.6 · 195 / 88.
  EXPECT_NEAR(boxes[0].width, 39 + 2 * 1.6 * 195 / 88, 1e-6);
  EXPECT_NEAR(boxes[0].height, 5 + 2 * 1.6 * 195 / 88, 1e-6);
  EXPECT_NEAR(boxes[0].centre.x, 30, 1e-9);
  EXPECT_NEAR(boxes[0].centre.y, 15, 1e-9);
  EXPECT_NEAR(boxes[0].score, 0.9, 1e-6);
}

Picture ramp(int width, int height) {
  Picture picture(width, height, 1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) picture.row(y)[x] = static_cast<std::uint8_t>(x * 10 + y);
  }
  return picture;
}

TEST(Resampling, ShrinkingTakesTheMeanOfWhatAPixelCovers) {
  const Picture half = resize(ramp(8, 4), {0, 0, 8, 4}, 4, 2);
  EXPECT_EQ(half.row(0)[0], 6);   // of 0 10 1 11: 5.5
  EXPECT_EQ(half.row(1)[3], 68);  // of 62 72 63 73: 67.5
  const Picture part = resize(ramp(8, 4), {2, 1, 4, 2}, 4, 2);
  EXPECT_EQ(part.row(0)[0], 21);
  EXPECT_EQ(part.row(1)[3], 52);
}

TEST(Resampling, GrowingKeepsTheMiddleOfARampStraight) {
  const Picture twice = resize(ramp(8, 4), {0, 0, 8, 4}, 16, 4);
  EXPECT_NEAR(twice.row(0)[8], 37.5, 1);
  EXPECT_NEAR(twice.row(0)[9], 42.5, 1);
}

TEST(Resampling, ATallBoxIsTurnedToTheLeft) {
  Picture picture(10, 40, 1);
  std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{200});
  picture.row(0)[9] = 10;  // top right: the beginning of the strip, in its first row
  const TextBox box{{5, 20}, 10, 40, 0, 1};
  ASSERT_TRUE(is_tall(box));
  const Strip strip = strip_of(box);
  EXPECT_NEAR(strip.length, 40, 1e-9);
  const Picture line = cut(picture, strip, 40, 10);
  EXPECT_EQ(line.row(0)[0], 10);
  EXPECT_EQ(line.row(9)[39], 200);
}

TEST(LineReader, EqualNeighboursAreOneCharacterUnlessNothingPartsThem) {
  const std::vector<std::string> classes = classes_of("甲\r\n乙\n");
  ASSERT_EQ(classes, (std::vector<std::string>{"", "甲", "乙", " "}));
  // Winners: 甲 甲 - 甲 乙 blank
  std::vector<float> scores;
  for (const std::size_t winner : {1, 1, 0, 1, 2, 3}) {
    for (std::size_t i = 0; i < 4; ++i) scores.push_back(i == winner ? 5.0F : 0.0F);
  }
  const auto characters = decode({scores.data(), {1, 6, 4}}, classes, 6);
  std::string text;
  for (const Character& character : characters) text += character.text;
  EXPECT_EQ(text, "甲甲乙 ");
  ASSERT_EQ(characters.size(), 4U);
  EXPECT_NEAR(characters[0].confidence, std::exp(5.0) / (std::exp(5.0) + 3), 1e-6);
  EXPECT_NEAR(characters[1].middle, 3.5 / 6, 1e-9);
}

std::string mended(const std::vector<std::string>& read) {
  std::vector<Character> characters;
  for (const std::string& text : read) characters.push_back({text, 1, 0});
  mend_marks(characters);
  std::string text;
  for (const Character& character : characters) text += character.text;
  return text;
}
std::vector<std::string> letters(std::string_view text) {
  std::vector<std::string> result;
  for (const char letter : text) result.emplace_back(1, letter);
  return result;
}

TEST(LineReader, AnAmountInACellIsNotSqueezed) {
  // 385,752.06 in a box of 200 × 30 pixels: 6.7 times its height. At 0.8 of it the network lost the last digit.
  EXPECT_EQ(reading_width({{0, 0}, {1, 0}, 200, 30}), 320);
  EXPECT_EQ(reading_width({{0, 0}, {1, 0}, 360, 30}), 576);
  EXPECT_EQ(reading_width({{0, 0}, {1, 0}, 900, 30}), 1152);  // a line of text
}

TEST(Marks, BetweenChineseCharactersAndAtTheEndOfAClauseTheyArePutRight) {
  EXPECT_EQ(mended({"台", "风", "丶", "地", "震", ",", "换", "°"}), "台风、地震，换。");
  EXPECT_EQ(mended({"记", "录", "o"}), "记录。");
  EXPECT_EQ(mended({"一", "致", "·"}), "一致。");
}

TEST(Marks, ElsewhereTheyStay) {
  EXPECT_EQ(mended({"3", "0", "°"}), "30°");
  EXPECT_EQ(mended({"A", "o"}), "Ao");
  EXPECT_EQ(mended({"阿", "·", "里"}), "阿·里");  // in a name
  EXPECT_EQ(mended({"共", "1", ",", "2", "页"}), "共1,2页");
  EXPECT_EQ(mended({"丶"}), "丶");
}

TEST(Marks, ACommaOfASumThatWasReadAsAPoint) {
  EXPECT_EQ(mended(letters("869.197.94")), "869,197.94");
  EXPECT_EQ(mended(letters("39.539,812.38")), "39,539,812.38");
  for (const std::string_view other : {"10.100.200.15", "192.168.10.1", "2018.11.20", "1.234", "1,234.5", "3.14",
                                       "12345.678.90", "1,234,56", "4.2.17", "V1.234.56"})
    EXPECT_EQ(mended(letters(other)), other);
}

TEST(Marks, ABlankWithinASumIsNone) {
  EXPECT_EQ(mended(letters("414,1 08.04")), "414,108.04");
  EXPECT_EQ(mended(letters("72,664, 308.88")), "72,664,308.88");
  // Two numbers beside each other stay two.
  for (const std::string_view other : {"12 5,678.00", "1,200 345.00", "1,200.50 3,400.00", "2025-10-23 11:30"})
    EXPECT_EQ(mended(letters(other)), other);
}

TEST(Marks, TheYearOfADocumentsNumberStandsInItsBrackets) {
  const auto number = [](const char* opening, const char* closing) {
    return mended({"办", "发", opening, "2", "0", "2", "6", closing, "2", "3", "号"});
  };
  for (const auto& [opening, closing] : {std::pair{"[", "]"}, {"【", "】"}, {"〔", "】"}, {"【", ")"}})
    EXPECT_EQ(number(opening, closing), "办发〔2026〕23号");
  EXPECT_EQ(number("（", "）"), "办发（2026）23号");
  EXPECT_EQ(mended({"见", "[", "2", "0", "2", "6", "]", "2", "3", "页"}), "见[2026]23页");
}

TEST(Marks, TheBlankBetweenADateAndATimeIsPutBack) {
  EXPECT_EQ(mended(letters("2025-10-2311:30")), "2025-10-23 11:30");
  EXPECT_EQ(mended(letters("2025/1/2309:05:10")), "2025/1/23 09:05:10");
  for (const std::string_view other :
       {"2025-10-23 11:30", "2025-10-2311", "12025-10-2311:30", "10-2311:30", "2025-10/2311:30", "1-2-3411:30"})
    EXPECT_EQ(mended(letters(other)), other);
}

TEST(Marks, ALetterWithinASumIsANine) {
  EXPECT_EQ(mended(letters("q5,170.00")), "95,170.00");
  EXPECT_EQ(mended(letters("7q9,400.50")), "799,400.50");
  for (const std::string_view other : {"q5170.00", "q,170", "9q", "sq"}) EXPECT_EQ(mended(letters(other)), other);
}

}  // namespace
}  // namespace ocr::neural::test
