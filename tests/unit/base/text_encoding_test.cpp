#include <gtest/gtest.h>

#include "evidence/base/utf8.hpp"

namespace evidence {
namespace {

// Nearly every Chinese text in GBK is also valid EUC-KR, as a mixture of Korean syllables and Chinese characters.
TEST(TextEncoding, AChineseTextIsNotReadAsKorean) {
  const auto text = detect_and_decode(
      as_bytes("\xB9\xE2\xC5\xCC\xC4\xBF\xC2\xBC\x20\xB9\xE2\xC5\xCC\xC4\xDA\xC8\xDD\xD3\xEB\xD6\xBD\xD6\xCA\xC9\xEA"
               "\xC7\xEB\xCA\xE9\xD2\xBB\xD6\xC2\xA3\xAC\xC7\xEB\xB0\xB4\xB1\xE0\xBA\xC5\xB2\xE9\xD4\xC4\xA1\xA3"),
      "");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "光盘目录 光盘内容与纸质申请书一致，请按编号查阅。");
  EXPECT_EQ(text->encoding, "GB18030");
}

TEST(TextEncoding, AKoreanTextIsReadAsKorean) {
  const auto text = detect_and_decode(as_bytes("\xBE\xC8\xB3\xE7\xC7\xCF\xBD\xCA\xB4\xCF\xB1\xEE\x20\xBA\xB8\xB0\xED"
                                               "\xBC\xAD\xB8\xA6\x20\xC1\xA6\xC3\xE2\xC7\xD5\xB4\xCF\xB4\xD9"),
                                      "");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "안녕하십니까 보고서를 제출합니다");
}

}  // namespace
}  // namespace evidence
