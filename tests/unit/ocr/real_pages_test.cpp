// The recipe with a real engine on real pictures.
#include "corpus.hpp"
#include "drawn_page.hpp"
#include <gtest/gtest.h>

#include "ocr/decode.hpp"
#include "ocr/page_reader.hpp"
#include "ocr/tesseract_recogniser.hpp"

namespace ocr {
namespace {

TEST(RealPages, ALineUpsideDownBetweenUprightOnesIsReadTheOtherWay) {
  NEEDS_CORPUS("scan/cn_one_line_upside_down.jpg");
  const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, 90'000'000);
  ASSERT_TRUE(decoded);
  const auto engine = TesseractRecogniser::open();
  ASSERT_TRUE(engine);
  const auto read = read_page(**engine, nullptr, decoded->picture);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->quarters, 0);
  const std::string text = text_of(read->lines);
  EXPECT_NE(text.find("这是第一行"), std::string::npos) << text;
  EXPECT_NE(text.find("mostAngle这行就会出"), std::string::npos) << text;
}

TEST(RealPages, ARuledTableReadsAsRowsOfCells) {
  NEEDS_CORPUS("scan/table_chem_zh.jpg");
  const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, 90'000'000);
  ASSERT_TRUE(decoded);
  const auto engine = TesseractRecogniser::open();
  ASSERT_TRUE(engine);
  const auto read = read_page(**engine, nullptr, decoded->picture);
  ASSERT_TRUE(read);
  const std::string text = text_of(read->lines);
  EXPECT_NE(text.find(" | 冰水混合物 | "), std::string::npos) << text;
  EXPECT_NE(text.find("物质(杂质) | 除杂试剂或方法\n"), std::string::npos) << text;
}

TEST(RealPages, AnotherLanguageIsReadWithItsOwnDataAndAPathIsNone) {
  const auto engine = TesseractRecogniser::open("", "../eng");
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().key.name, "error.ocr.engine");
}

}  // namespace
}  // namespace ocr
