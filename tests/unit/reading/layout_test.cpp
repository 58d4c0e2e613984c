#include "evidence/reader/layout.hpp"

#include <gtest/gtest.h>

#include "evidence/reader/draw_text.hpp"
#include "evidence/reader/text_document.hpp"
#include "evidence/reader/text_encoding.hpp"

namespace evidence::reader {
namespace {

std::string repeated(std::string_view piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(Layout, FiftyLinesAreAPage) {
  EXPECT_EQ(paginate(repeated("行\n", 50), 100).size(), 1U);
  EXPECT_EQ(paginate(repeated("行\n", 51), 100).size(), 2U);
  EXPECT_EQ(paginate("", 100).size(), 1U);
  EXPECT_EQ(paginate("第一页\f第二页", 100).size(), 2U);
  EXPECT_EQ(paginate(repeated("行\n", 1000), 7).size(), 7U);
}

TEST(Layout, BlanksWithoutAnEndArePagesOf256KiB) {
  const std::string blanks((512U << 10U) + 1, ' ');
  const auto pages = paginate(blanks, 100);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].end, 256U << 10U);
  EXPECT_EQ(pages[1].begin, 256U << 10U);
  EXPECT_EQ(pages[2].end, blanks.size());
}

TEST(Layout, AParagraphBreaksAfterFortyFiveCharactersAndItsTextDoesNot) {
  const std::string text = repeated("安", 46);
  const auto words = place_words(text);
  ASSERT_EQ(words.size(), 46U);
  EXPECT_DOUBLE_EQ(words[44].where.y, words[0].where.y);
  EXPECT_GT(words[45].where.y, words[0].where.y);
  EXPECT_DOUBLE_EQ(words[45].where.x, words[0].where.x);
}

TEST(Layout, EveryPageHoldsItsWordsInsideItsMargins) {
  const std::string text =
      repeated("信息安全服务资质 secure development lifecycle\t2.5 万元\n", 300) + repeated("w", 5000);
  std::size_t covered = 0;
  for (const TextRange range : paginate(text, 1000)) {
    // Nothing is lost between two pages but the end of a line.
    const bool behind_line_end = range.begin == covered + 1 && text[covered] == '\n';
    EXPECT_TRUE(range.begin == covered || behind_line_end);
    covered = range.end;
    for (const PlacedWord& word : place_words(std::string_view(text).substr(range.begin, range.end - range.begin))) {
      EXPECT_GE(word.where.x, 56);
      EXPECT_LE(word.where.x + word.where.width, nominal_width - 56);
      EXPECT_LE(word.where.y + word.where.height, nominal_height - 56);
    }
  }
  EXPECT_EQ(covered, text.size());
}

TEST(Layout, InkStandsInTheBoxesAndNowhereElse) {
  const std::string text = "安全 SDL";
  const auto words = place_words(text);
  const auto raster = draw_words(text, words, {595, 842});
  ASSERT_TRUE(raster);
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (std::uint32_t y = 0; y < raster->height; ++y) {
    for (std::uint32_t x = 0; x < raster->width; ++x) {
      if (std::to_integer<int>(raster->pixels[(std::size_t{y} * raster->width + x) * 4]) > 128) continue;
      bool in_a_box = false;
      for (const PlacedWord& word : words) {
        in_a_box = in_a_box || (x + 1 >= word.where.x && x <= word.where.x + word.where.width + 1 &&
                                y + 1 >= word.where.y && y <= word.where.y + word.where.height + 1);
      }
      ++(in_a_box ? inside : outside);
    }
  }
  EXPECT_GT(inside, 40U);
  EXPECT_EQ(outside, 0U);
}

TEST(Layout, DeletedTextIsStruckOutAndInsertedTextUnderlined) {
  const std::string text = "一二";
  const auto words = place_words(text);
  const auto ink = [&](const std::vector<Passage>& passages, double part_of_height) {
    const auto raster = draw_words(text, words, {1190, 1684}, passages);
    const auto y = static_cast<std::size_t>(2 * (words[1].where.y + part_of_height * words[1].where.height));
    const auto x = static_cast<std::size_t>(2 * words[1].where.x) + 1;  // left of the character's own ink
    int darkest = 255;
    for (std::size_t row = y - 2; row <= y + 2; ++row)
      darkest = std::min(darkest, std::to_integer<int>(raster->pixels[(row * raster->width + x) * 4]));
    return darkest;
  };
  EXPECT_GT(ink({}, 0.5), 128);
  EXPECT_LT(ink({{3, 6, PassageKind::Deleted, ""}}, 0.5), 128);
  EXPECT_LT(ink({{3, 6, PassageKind::Inserted, ""}}, 0.95), 128);
  EXPECT_GT(ink({{3, 6, PassageKind::Comment, ""}}, 0.95), 128);
  EXPECT_GT(ink({{0, 3, PassageKind::Deleted, ""}}, 0.5), 128);
}

TEST(Text, EncodingsOfTheFieldAreFound) {
  EXPECT_EQ(text_of(as_bytes("\xB0\xB2\xC8\xAB\xBF\xAA\xB7\xA2\xB9\xFD\xB3\xCC\xCE\xC4\xB5\xB5")), "安全开发过程文档");
  EXPECT_EQ(text_of(as_bytes(std::string_view("\0a\0b\0\n\0c", 8))), "ab\nc");
  EXPECT_FALSE(
      text_of(as_bytes(std::string_view("\x7F"
                                        "ELF\2\1\1\0\0\0\0\1\2\3",
                                        14))));
}

}  // namespace
}  // namespace evidence::reader
