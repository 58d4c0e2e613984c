// Workbooks and presentations: what is shown, and what is special about it.
#include "unit/reading/small_package.hpp"
#include <gtest/gtest.h>

#include "evidence/reader/office.hpp"

namespace evidence::reading::test {
namespace {

constexpr std::uint64_t enough = 1U << 20U;

std::vector<std::string> passages(const reader::MarkedText& marked) {
  std::vector<std::string> found;
  for (const Passage& passage : marked.passages)
    found.push_back(std::string(word(passage.kind)) + "(" + passage.note +
                    "): " + marked.text.substr(passage.begin, passage.end - passage.begin));
  return found;
}
using Found = std::vector<std::string>;

Parts workbook(const std::string& sheet, const std::string& state = "", const std::string& properties = "") {
  return {
      {"xl/workbook.xml", "<workbook><workbookPr " + properties + "/><sheets><sheet name=\"财务\" sheetId=\"1\" " +
                              state + " r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relations_part(
           {{"worksheet", "worksheets/sheet1.xml"}, {"sharedStrings", "sharedStrings.xml"}, {"styles", "styles.xml"}})},
      {"xl/sharedStrings.xml", "<sst><si><t>注册资本</t><rPh><t>zhu</t></rPh></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
       "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/><xf numFmtId=\"10\"/><xf "
       "numFmtId=\"180\"/></cellXfs>"
       "</styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}};
}

reader::OfficeText read(const Parts& parts) {
  auto text = reader::sheet_text(package_of(parts), enough);
  EXPECT_TRUE(text);
  return text.value_or(reader::OfficeText{});
}

TEST(Sheet, NumbersAreReadAsTheyAreShown) {
  const std::string row =
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A2*2</f><v>500</v></c>"
      "<c r=\"C1\" s=\"2\"><v>0.125</v></c><c r=\"D1\" s=\"3\"><v>45292</v></c><c r=\"E1\" t=\"b\"><v>1</v></c>"
      "<c r=\"F1\" t=\"str\"><v>合计</v></c></row></sheetData>";
  EXPECT_EQ(read(workbook(row)).marked.text, "财务\n注册资本 | 500.00 | 12.50% | 2024年1月1日 | TRUE | 合计\n");
  EXPECT_NE(read(workbook(row, "", "date1904=\"1\"")).marked.text.find("2028年1月2日"), std::string::npos);
}

TEST(Sheet, EmptyCellsKeepTheirColumnsAndMergedOnesDoNot) {
  const auto text =
      read(workbook("<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row>"
                    "<row r=\"3\"><c r=\"B3\"><v>3</v></c><c "
                    "r=\"D3\"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref=\"B3:C3\"/>"
                    "</mergeCells>"));
  EXPECT_EQ(text.marked.text, "财务\n1 |  | 2\n3 | 4\n");
}

TEST(Sheet, HiddenRowsColumnsAndSheetsAreReadAndMarked) {
  const std::string data =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c "
      "r=\"B1\"><v>2</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c></row></sheetData>";
  EXPECT_EQ(passages(read(workbook(data)).marked), (Found{"hidden(): 2", "hidden(): 3"}));
  EXPECT_EQ(passages(read(workbook(data, "state=\"veryHidden\"")).marked), Found{"hidden(): 财务\n1 | 2\n3\n"});
}

TEST(Sheet, CommentsStandBehindTheirRow) {
  Parts parts = workbook(
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>");
  parts.emplace_back("xl/worksheets/_rels/sheet1.xml.rels", relations_part({{"comments", "../comments1.xml"}}));
  parts.emplace_back(
      "xl/comments1.xml",
      "<comments><authors><author>会计</author></authors><commentList><comment ref=\"A1\" authorId=\"0\">"
      "<text><r><t>未经审计</t></r></text></comment></commentList></comments>");
  const auto text = read(parts);
  EXPECT_EQ(text.marked.text, "财务\n1\n未经审计\n2\n");
  EXPECT_EQ(passages(text.marked), Found{"comment(会计): 未经审计"});
}

TEST(Sheet, AStringThatFillsMemoryIsABomb) {
  std::string cells;
  for (int i = 0; i < 6000; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  Parts parts = workbook("<sheetData><row r=\"1\">" + cells + "</row></sheetData>");
  parts[2].second = "<sst><si><t>" + std::string(10'000, 'x') + "</t></si></sst>";
  const auto text = reader::sheet_text(package_of(parts), 64U << 20U);
  ASSERT_TRUE(text);
  ASSERT_TRUE(text->marked.problem);
  EXPECT_EQ(text->marked.problem->code, "bomb");
  EXPECT_LE(text->marked.text.size(), 4U << 20U);
}

Parts presentation(const std::string& slide, const std::string& attributes = "") {
  return {
      {"ppt/presentation.xml",
       "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" "
       "r:id=\"rId1\"/></p:sldIdLst></p:presentation>"},
      {"ppt/_rels/presentation.xml.rels",
       relations_part(
           {{"slide", "slides/slide1.xml"}, {"slide", "slides/slide2.xml"}, {"commentAuthors", "commentAuthors.xml"}})},
      {"ppt/commentAuthors.xml", "<p:cmAuthorLst><p:cmAuthor id=\"0\" name=\"主任\"/></p:cmAuthorLst>"},
      {"ppt/slides/slide2.xml", "<p:sld><a:p><a:r><a:t>先放</a:t></a:r></a:p></p:sld>"},
      {"ppt/slides/slide1.xml", "<p:sld " + attributes + ">" + slide + "</p:sld>"},
      {"ppt/slides/_rels/slide1.xml.rels", relations_part({{"notesSlide", "../notesSlides/n.xml"},
                                                           {"comments", "../comments/c.xml"},
                                                           {"diagramData", "../diagrams/d.xml"}})},
      {"ppt/notesSlides/n.xml",
       "<p:notes><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr></p:nvSpPr><a:p><a:t>7</a:t>"
       "</a:p></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"body\"/></p:nvPr></p:nvSpPr><a:p><a:t>讲稿</a:t></a:p></p:sp>"
       "</p:spTree></p:cSld></p:notes>"},
      {"ppt/comments/c.xml", "<p:cmLst><p:cm authorId=\"0\"><p:text>改数字</p:text></p:cm></p:cmLst>"},
      {"ppt/diagrams/d.xml",
       "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:t>流程</a:t></a:p></dgm:t></dgm:pt></dgm:dataModel>"}};
}

TEST(Slide, SlidesInTheirOrderWithNotesCommentsTablesAndDiagrams) {
  const auto text = reader::slide_text(
      package_of(
          presentation("<a:tbl><a:tr><a:tc><a:p><a:t>甲</a:t></a:p></a:tc><a:tc><a:p><a:t>乙</a:t></a:p></a:tc></a:tr>"
                       "</a:tbl><dgm:relIds r:dm=\"rId3\"/>")),
      enough);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->marked.text, "先放\n\f甲 | 乙\n流程\n讲稿\n改数字\n");
  EXPECT_EQ(passages(text->marked), (Found{"annotation(): 讲稿\n", "comment(主任): 改数字"}));
}

TEST(Slide, AHiddenSlideIsMarked) {
  const auto text = reader::slide_text(package_of(presentation("<a:p><a:t>不放映</a:t></a:p>", "show=\"0\"")), enough);
  ASSERT_TRUE(text);
  EXPECT_EQ(passages(text->marked).at(0), "hidden(): 不放映\n");
}

}  // namespace
}  // namespace evidence::reading::test
