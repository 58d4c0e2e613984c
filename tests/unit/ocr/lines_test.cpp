#include "ocr/lines.hpp"

#include <gtest/gtest.h>

#include "ocr/page_reader.hpp"

namespace ocr {
namespace {

std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    if (!text.empty()) text += '\n';
    for (const Word& word : line.words) text += (word.before == Gap::Blank ? " " : "") + word.text;
  }
  return text;
}

// Symbols of 20 pixels, `gap` pixels before each that begins a word.
std::vector<Symbol> line_of(const std::vector<std::vector<std::string>>& words, int gap) {
  std::vector<Symbol> symbols;
  int x = 0;
  for (const auto& word : words) {
    bool starts = true;
    if (!symbols.empty()) x += gap;
    for (const auto& text : word) {
      symbols.push_back({text, x, 0, 20, 20, 90, symbols.empty(), starts});
      starts = false;
      x += 20;
    }
  }
  return symbols;
}

TEST(Lines, ThePhraseStandsWholeThoughTheEnginePartedIt) {
  const auto lines = lines_of(line_of({{"安", "全"}, {"开", "发"}, {"过", "程"}}, 30));
  EXPECT_EQ(text_of(lines), "安全开发过程");
  EXPECT_EQ(lines[0].words.size(), 6U);  // a word for each character
}

TEST(Lines, DigitsStayOneWordAndAreNotPartedFromChinese) {
  const auto lines = lines_of(line_of({{"合", "同"}, {"1", "8", "6", ".", "0", "0"}, {"万", "元"}}, 4));
  EXPECT_EQ(text_of(lines), "合同186.00万元");
  ASSERT_EQ(lines[0].words.size(), 5U);
  EXPECT_EQ(lines[0].words[2].text, "186.00");
  EXPECT_EQ(lines[0].words[2].width, 120);
}

TEST(Lines, LatinWordsKeepTheirBlank) { EXPECT_EQ(text_of(lines_of(line_of({{"S", "D"}, {"L"}}, 8))), "SD L"); }

TEST(Lines, AWideGapBetweenChineseAndDigitsIsABlank) {
  EXPECT_EQ(text_of(lines_of(line_of({{"行", "次"}, {"2"}}, 60))), "行次 2");
}

TEST(Lines, ANumberIsAsSureAsItsWeakestDigit) {
  auto symbols = line_of({{"1", "2"}}, 0);
  symbols[1].confidence = 41;
  const auto lines = lines_of(symbols);
  EXPECT_EQ(lines[0].words[0].confidence, 41);
  EXPECT_EQ(mean_confidence(lines), 41);
}

TEST(Lines, SymbolsOfBlanksAndBrokenTextAreNoWords) {
  EXPECT_TRUE(lines_of(line_of({{" "}, {"\xE5\xAE"}}, 0)).empty());
  EXPECT_EQ(mean_confidence({}), 0);
}

}  // namespace
}  // namespace ocr
