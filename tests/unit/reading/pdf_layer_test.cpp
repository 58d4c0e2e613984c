// Text layers: those that are kept, those that are not believed, and what stands beside the text.
#include "support/pdf_writer.hpp"
#include "unit/reading/pdf_pages.hpp"
#include "unit/reading/reading_fixture.hpp"
#include <gtest/gtest.h>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/join_pages.hpp"
#include "evidence/reader/pdf_layer_quality.hpp"

namespace evidence::reading::test {
namespace {

using reader::is_garbage;
using ::test::PdfWriter;

std::string characters(char32_t first, std::size_t count, std::size_t step = 1) {
  std::u32string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char32_t>(first + i * step);
  return to_utf8(text);
}

TEST(PdfLayer, WhatABrokenFontLeavesIsGarbage) {
  EXPECT_TRUE(is_garbage(characters(0xE000, 40), 0)) << "private use";
  EXPECT_TRUE(is_garbage("第1页", 60)) << "characters without a meaning were left out";
  EXPECT_TRUE(is_garbage("ÐÅÏ¢°²È«·þÎñ×ÊÖÊÈÏÖ¤ÉêÇë²ÄÁÏÉêÇëµ¥Î»Ãû³Æ×¢²á×Ê±¾ÈË", 0)) << "GBK as Latin-1";
  EXPECT_TRUE(is_garbage(characters(0x0600, 300, 17), 0)) << "glyph numbers as code points";
  EXPECT_TRUE(is_garbage(characters(0x4E00, 300, 67), 0)) << "ideographs at random";
  EXPECT_TRUE(is_garbage("!\"#$%&'()*+,-./0123456789:;<=>?@!\"#$%&'*+;<=>?@[\\]^_`{}~!\"#$%&'*+;<=>?", 0));
}

TEST(PdfLayer, TablesNamesCodeAndForeignWordsAreNot) {
  std::string table;
  for (int i = 0; i < 60; ++i)
    table += fmt::format("{} | {}.{:02} | {}% | -{} | ¥{}\n", i, i * 37, i, i % 100, i * 3, i * 1000);
  EXPECT_FALSE(is_garbage(table, 0));
  EXPECT_FALSE(
      is_garbage("王晓燕 李国强 张鑫磊 陈怡 欧阳娜娜 司马懿 诸葛亮 赵薇 钱学森 孙中山 周杰伦 吴京 郑和 冯巩", 0));
  EXPECT_FALSE(
      is_garbage("for (int i = 0; i < n; ++i) { sum += a[i] * b[i]; } // {x} && y || z != 0 => $k = @v[3];", 0));
  EXPECT_FALSE(
      is_garbage("Příliš žluťoučký kůň úpěl ďábelské ódy. Besoin d'être à l'École, où l'élève a été reçu.", 0));
  EXPECT_FALSE(
      is_garbage("觀自在菩薩，行深般若波羅蜜多時，照見五蘊皆空，度一切苦厄。舍利子，色不異空，空不異色，色即是空", 0));
  EXPECT_FALSE(is_garbage("\uF0B7 第一条 申请组织应当具备下列条件\n\uF0B7 第二条 提交材料\n\uF0B7 第三条 审核", 0));
  EXPECT_FALSE(is_garbage("", 0));
}

constexpr const char* layer_line = "BT /F 10 Tf {} Tr 20 {} Td ({}) Tj ET ";

struct ScanWithLayer {
  std::string text;
  int mode = 3;
};

// A page of one grey picture with text in this render mode.
std::string scan_with(const ScanWithLayer& what, const std::string& more = "", const std::string& objects = "") {
  PdfWriter pdf;
  if (!objects.empty()) pdf.object(objects);
  const std::size_t image = pdf.stream("/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8",
                                       std::string(60 * 80, '\xF0'));
  const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  std::string content = "q 600 0 0 800 0 0 cm /P Do Q ";
  if (!what.text.empty()) content += fmt::format(layer_line, what.mode, 700, what.text);
  pdf.page(content, fmt::format("/XObject<</P {} 0 R>>/Font<</F {} 0 R>>", image, font), more, 600, 800);
  return pdf.finish();
}

TEST(PdfLayer, AHiddenLayerIsASecondReadingOfThePicture) {
  TellingReader reader;
  reader.says = "read from the picture";
  std::string hidden;
  for (int i = 0; i < 50; ++i) hidden += fmt::format("word{} ", i);
  const auto pages = read_pages(scan_with({hidden, 3}), reader);
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(reader.pictures.size(), 1U);
  EXPECT_EQ(reader.pictures[0].width, 60) << "the picture itself";
  EXPECT_EQ(pages[0].origin, PageOrigin::Ocr);
  EXPECT_EQ(pages[0].confidence, 90);
  EXPECT_TRUE(pages[0].text.starts_with("read from the picture\nword0 word1"));
  ASSERT_EQ(pages[0].passages.size(), 1U);
  EXPECT_EQ(pages[0].passages[0].kind, PassageKind::SecondReading);
  EXPECT_EQ(pages[0].passages[0].note, "text-layer");
  EXPECT_EQ(pages[0].text.substr(pages[0].passages[0].begin, 5), "word0");
}

TEST(PdfLayer, AHiddenLayerThatSaysTheSameIsNotRepeatedAndServesWhereNothingIsRead) {
  TellingReader reader;
  reader.says = "The same words";
  EXPECT_TRUE(read_pages(scan_with({"The same words", 3}), reader)[0].passages.empty());
  reader.says.clear();
  const auto pages = read_pages(scan_with({"Only the layer knows", 3}), reader);
  EXPECT_EQ(pages[0].text, "Only the layer knows");
}

TEST(PdfLayer, TextBelowAPictureOfTheWholePageIsHidden) {
  PdfWriter pdf;
  const std::size_t image = pdf.stream("/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8",
                                       std::string(60 * 80, '\xF0'));
  const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  pdf.page(fmt::format(layer_line, 0, 700, "below the picture") + "q 600 0 0 800 0 0 cm /P Do Q",
           fmt::format("/XObject<</P {} 0 R>>/Font<</F {} 0 R>>", image, font), "", 600, 800);
  TellingReader reader;
  reader.says = "on the paper";
  const auto pages = read_pages(pdf.finish(), reader);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_TRUE(pages[0].text.starts_with("on the paper\nbelow"));
}

TEST(PdfLayer, AShortPageWithNothingElseOnItIsNotRecognised) {
  PdfWriter pdf;
  const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  pdf.page(fmt::format(layer_line, 0, 700, "12"), fmt::format("/Font<</F {} 0 R>>", font));
  pdf.page("", "");
  TellingReader reader;
  const auto pages = read_pages(pdf.finish(), reader);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].text, "12");
  EXPECT_EQ(pages[1].text, "");
  EXPECT_TRUE(reader.pictures.empty());
}

TEST(PdfLayer, APictureBesideTextIsReadAndThePageStaysText) {
  PdfWriter pdf;
  const std::size_t image = pdf.stream("/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8",
                                       std::string(60 * 80, '\x40'));
  const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  std::string text;
  for (int i = 0; i < 45; ++i) text += fmt::format(layer_line, 0, 790 - 12 * i, fmt::format("word{}", i));
  const std::string resources = fmt::format("/XObject<</P {} 0 R>>/Font<</F {} 0 R>>", image, font);
  pdf.page(text + "q 300 0 0 200 300 0 cm /P Do Q", resources, "", 600, 800);
  pdf.page(text + "q 30 0 0 20 300 0 cm /P Do Q", resources, "", 600, 800);  // a logo
  TellingReader reader;
  reader.says = "certificate";
  const auto pages = read_pages(pdf.finish(), reader);
  ASSERT_EQ(pages.size(), 2U);
  ASSERT_EQ(reader.pictures.size(), 1U);
  EXPECT_EQ(pages[0].origin, PageOrigin::TextLayer);
  EXPECT_TRUE(pages[0].text.starts_with("word0\nword1\n"));
  EXPECT_TRUE(pages[0].text.ends_with("word44\ncertificate")) << pages[0].text;
  const ocr::Picture& handed = reader.pictures[0];
  EXPECT_EQ(handed.row(45)[90 * 3], 255) << "the text is left out";
  EXPECT_EQ(handed.row(handed.height - 20)[(handed.width - 20) * 3], 0x40) << "the picture is not";
}

TEST(PdfNotes, NotesAreAnnotationsWithTheirAuthorAndPlace) {
  PdfWriter pdf;
  const std::size_t font = pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  const std::string notes =
      "/Annots[<</Type/Annot/Subtype/Text/Rect[60 780 120 800]/Contents<FEFF8BF76838 5B9E>/T(Li)>>"
      "<</Type/Annot/Subtype/Stamp/Rect[0 0 10 10]/Name/Approved>>"
      "<</Type/Annot/Subtype/Link/Rect[0 0 10 10]/Contents(nowhere)>>]";
  pdf.page(fmt::format(layer_line, 0, 700, "text"), fmt::format("/Font<</F {} 0 R>>", font), notes, 600, 800);
  TellingReader reader;
  const auto pages = read_pages(pdf.finish(), reader);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].text, "text\n请核实\nApproved");
  ASSERT_EQ(pages[0].passages.size(), 2U);
  EXPECT_EQ(pages[0].passages[0].kind, PassageKind::Annotation);
  EXPECT_EQ(pages[0].passages[0].note, "Li");
  ASSERT_EQ(pages[0].words.size(), 3U);
  EXPECT_EQ(pages[0].words[1].box, (Box{100, 0, 100, 25}));
}

TEST(PdfNotes, FieldsAreNamesWithValues) {
  PdfWriter pdf;
  const std::size_t name = pdf.object(
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(capital)/TU<FEFF6CE8518C8D44672C>/V(500)/Rect[60 600 120 640]/F 4>>");
  const std::size_t tick =
      pdf.object("<</Type/Annot/Subtype/Widget/FT/Btn/T(agree)/V/Yes/AS/Yes/Rect[60 500 80 520]/F 4>>");
  const std::size_t empty = pdf.object("<</Type/Annot/Subtype/Widget/FT/Tx/T(empty)/Rect[60 400 80 420]/F 4>>");
  const std::string all = fmt::format("{} 0 R {} 0 R {} 0 R", name, tick, empty);
  pdf.page("", "", "/Annots[" + all + "]", 600, 800);
  TellingReader reader;
  const auto pages = read_pages(pdf.finish("/AcroForm<</Fields[" + all + "]>>"), reader);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].text, "注册资本: 500\nagree: ☑");
  ASSERT_EQ(pages[0].passages.size(), 2U);
  EXPECT_EQ(pages[0].passages[1].kind, PassageKind::FormField);
  EXPECT_EQ(pages[0].words[0].box, (Box{100, 200, 100, 50}));
}

TEST(PdfNotes, EmbeddedFilesAreNamed) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  TellingReader reader;
  const auto bytes = read_whole_file(corpus() / "pdf/pypdf_attachment.pdf");
  const auto pages = read_pages(*bytes, reader);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_NE(pages[0].text.find("\n附件：image.png"), std::string::npos) << pages[0].text;
}

}  // namespace
}  // namespace evidence::reading::test
