#include "evidence/base/utf8.hpp"

#include <gtest/gtest.h>

namespace evidence {
namespace {

TEST(Utf8, OverlongFormsSurrogatesAndCutSequencesAreInvalid) {
  EXPECT_TRUE(is_valid_utf8("安全 ok 𠮷"));
  for (const std::string_view text :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE5\xAE", "\x80", "\xFF"})
    EXPECT_FALSE(is_valid_utf8(text));
}

TEST(Utf8, BadBytesAreReplacedOneByOneAndControlCharactersToo) {
  EXPECT_EQ(make_valid_utf8("安\xFF全"), "安\uFFFD全");
  EXPECT_EQ(make_valid_utf8("a\x01\tb\n\x7F"), "a\uFFFD\tb\n\uFFFD");
  EXPECT_EQ(make_valid_utf8("\xE5\xAE"), "\uFFFD\uFFFD");
}

TEST(Utf8, CodePointsThereAndBack) {
  const std::string text = "aé安𠮷";
  EXPECT_EQ(to_code_points(text), U"aé安𠮷");
  EXPECT_EQ(to_utf8(to_code_points(text)), text);
  EXPECT_EQ(count_code_points(text), 4U);
}

TEST(Utf8, HanOfAllPlanesAndBlanksOfUnicode) {
  EXPECT_TRUE(is_han(U'安'));
  EXPECT_TRUE(is_han(U'𠮷'));
  EXPECT_FALSE(is_han(U'ア'));
  EXPECT_FALSE(is_han(U'，'));
  EXPECT_TRUE(is_blank(U'\u3000'));
  EXPECT_FALSE(is_blank(U'a'));
}

TEST(Utf8, BlanksCollapseAndVanishBetweenChineseCharacters) {
  EXPECT_EQ(collapse_blanks("  安 全\n开　发  ISO  27001 "), "安全开发 ISO 27001");
}

TEST(Utf8, FoldingMakesWidthsAndCaseEqual) {
  EXPECT_EQ(fold("ＩＳＯ２７００１"), fold("iso27001"));
  EXPECT_EQ(fold("安全"), "安全");
}

TEST(Utf8, ChineseTextIsReadInWhateverEncodingItCame) {
  const std::string_view gbk = "\xB0\xB2\xC8\xAB\xBF\xAA\xB7\xA2\xB9\xFD\xB3\xCC\xC6\xC0\xC9\xF3";  // 安全开发过程评审
  EXPECT_EQ(decode(as_bytes(gbk), "GB18030"), "安全开发过程评审");
  EXPECT_FALSE(decode(as_bytes(gbk), "UTF-8"));
  const auto utf16 = detect_and_decode(as_bytes(std::string_view("\xFF\xFE\x89\x5B\x68\x51", 6)));
  ASSERT_TRUE(utf16);
  EXPECT_EQ(utf16->text, "安全");
  const auto utf8 = detect_and_decode(as_bytes("\xEF\xBB\xBF安全"));
  ASSERT_TRUE(utf8);
  EXPECT_EQ(utf8->text, "安全");
  std::string long_gbk;
  for (int i = 0; i < 10; ++i) long_gbk += gbk;
  const auto guessed = detect_and_decode(as_bytes(long_gbk));
  ASSERT_TRUE(guessed);
  EXPECT_TRUE(guessed->text.starts_with("安全开发过程评审"));
  EXPECT_EQ(guessed->encoding, "GB18030");
}

}  // namespace
}  // namespace evidence
