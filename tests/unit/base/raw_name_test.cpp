#include "evidence/base/raw_name.hpp"

#include <gtest/gtest.h>

namespace evidence {
namespace {

constexpr std::string_view gbk_contract = "\xBA\xCF\xCD\xAC.pdf";                // 合同.pdf
constexpr std::string_view gbk_report = "\xB2\xE2\xCA\xD4\xB1\xA8\xB8\xE6.doc";  // 测试报告.doc
constexpr std::string_view big5_contract = "\xA6\x58\xAC\xF9\xAE\xD1.pdf";       // 合約書.pdf

TEST(RawName, OneEncodingIsGuessedForAllNamesOfAnArchive) {
  EXPECT_EQ(guess_name_encoding({"a.txt", "合同.pdf"}), "UTF-8");
  EXPECT_EQ(guess_name_encoding({"a.txt", gbk_contract, gbk_report}), "GB18030");
  EXPECT_EQ(guess_name_encoding({}), "UTF-8");
}

TEST(RawName, AGuessIsMarkedAsSuch) {
  const DecodedName name = decode_name(gbk_contract, "GB18030");
  EXPECT_EQ(name.text, "合同.pdf");
  EXPECT_EQ(name.encoding, "GB18030");
  EXPECT_FALSE(name.sure);
  EXPECT_TRUE(decode_name(gbk_contract, "GB18030", true).sure);
  EXPECT_TRUE(decode_name("readme.txt", "GB18030").sure);
  EXPECT_EQ(decode_name(big5_contract, "Big5").text, "合約書.pdf");
}

TEST(RawName, BytesThatDoNotFitAreReplacedAndSaidSo) {
  const DecodedName name = decode_name("\xFF\xFF.pdf", "UTF-8");
  EXPECT_EQ(name.encoding, "?");
  EXPECT_TRUE(name.text.ends_with(".pdf"));
  EXPECT_FALSE(name.sure);
}

}  // namespace
}  // namespace evidence
