// Word documents: what is special about stretches of their text.
#include "unit/reading/small_package.hpp"
#include <gtest/gtest.h>

#include "evidence/reader/list_number.hpp"
#include "evidence/reader/office.hpp"
#include "evidence/reader/word_symbols.hpp"

namespace evidence::reading::test {
namespace {

constexpr std::uint64_t enough = 1U << 20U;

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& inside, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}

reader::OfficeText read(const std::string& body, Parts more = {}) {
  more.emplace_back("word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>");
  auto text = reader::word_text(package_of(more), enough);
  EXPECT_TRUE(text);
  return text.value_or(reader::OfficeText{});
}

// "kind(note): text" of each passage.
std::vector<std::string> passages(const reader::MarkedText& marked) {
  std::vector<std::string> found;
  for (const Passage& passage : marked.passages)
    found.push_back(std::string(word(passage.kind)) + "(" + passage.note +
                    "): " + marked.text.substr(passage.begin, passage.end - passage.begin));
  return found;
}
using Found = std::vector<std::string>;

TEST(Word, TrackedChangesStandInTheTextAndAreMarked) {
  const auto text =
      read(paragraph(run("注册资本") + "<w:ins w:author=\"李四\">" + run("五百") +
                     "</w:ins><w:del w:author=\"王五\"><w:r><w:delText>三百</w:delText></w:r></w:del>" + run("万元")));
  EXPECT_EQ(text.marked.text, "注册资本五百三百万元\n");
  EXPECT_EQ(passages(text.marked), (Found{"inserted(李四): 五百", "deleted(王五): 三百"}));
}

TEST(Word, MovedTextIsDeletedHereAndInsertedThere) {
  const auto text = read(paragraph("<w:moveFrom w:author=\"甲\">" + run("旧处") + "</w:moveFrom>") +
                         paragraph("<w:moveTo w:author=\"甲\">" + run("新处") + "</w:moveTo>"));
  EXPECT_EQ(passages(text.marked), (Found{"deleted(甲): 旧处", "inserted(甲): 新处"}));
}

TEST(Word, HiddenTextIsReadAndMarked) {
  const auto text =
      read(paragraph(run("可见") + run("隐藏", "<w:vanish/>") + run("又可见", "<w:vanish w:val=\"0\"/>")));
  EXPECT_EQ(text.marked.text, "可见隐藏又可见\n");
  EXPECT_EQ(passages(text.marked), Found{"hidden(): 隐藏"});
}

TEST(Word, CommentsAndFootnotesStandBehindTheirParagraph) {
  const auto text = read(
      paragraph(run("第一段") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") +
          paragraph(run("第二段") + "<w:r><w:commentReference w:id=\"0\"/></w:r>") + paragraph(run("第三段")),
      {{"word/_rels/document.xml.rels", relations_part({{"comments", "comments.xml"}, {"footnotes", "notes.xml"}})},
       {"word/comments.xml", "<w:comments><w:comment w:id=\"0\" w:author=\"审核员\">" + paragraph(run("请补充证据")) +
                                 "</w:comment></w:comments>"},
       {"word/notes.xml",
        "<w:footnotes><w:footnote w:id=\"2\">" + paragraph(run("见附件三")) + "</w:footnote></w:footnotes>"}});
  EXPECT_EQ(text.marked.text, "第一段\n见附件三\n第二段\n请补充证据\n第三段\n");
  EXPECT_EQ(passages(text.marked), (Found{"footnote(): 见附件三", "comment(审核员): 请补充证据"}));
}

TEST(Word, ACommentThatNamesItselfIsReadOnce) {
  const auto text =
      read(paragraph(run("正文") + "<w:r><w:commentReference w:id=\"0\"/></w:r>"),
           {{"word/_rels/document.xml.rels", relations_part({{"comments", "comments.xml"}})},
            {"word/comments.xml", "<w:comments><w:comment w:id=\"0\">" +
                                      paragraph(run("批注") + "<w:r><w:commentReference w:id=\"0\"/></w:r>") +
                                      "</w:comment></w:comments>"}});
  EXPECT_EQ(text.marked.text, "正文\n批注\n");
}

TEST(Word, ATextBoxInTwoFormsIsReadOnce) {
  const std::string box = "<w:txbxContent>" + paragraph(run("框内")) + "</w:txbxContent>";
  const auto text = read(paragraph(run("正文") + "<w:r><mc:AlternateContent><mc:Choice>" + box +
                                   "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>"));
  EXPECT_EQ(text.marked.text, "正文\n框内\n");
}

TEST(Word, ATablesRowIsALineOfCells) {
  const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
  const auto text =
      read("<w:tbl><w:tr>" + cell(paragraph(run("注册资本"))) + cell(paragraph(run("500")) + paragraph(run("万元"))) +
           cell(paragraph("")) + cell(paragraph(run("已核"))) + "</w:tr></w:tbl>" + paragraph(run("表后")));
  EXPECT_EQ(text.marked.text, "注册资本 | 500 万元 |  | 已核\n表后\n");
}

TEST(Word, ParagraphsBearTheirAutomaticNumbers) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"7\">"
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText "
      "w:val=\"第%1章\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText "
      "w:val=\"%1.%2\"/></w:lvl>"
      "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/>"
      "<w:lvlText w:val=\"（%3）\"/></w:lvl></w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
      "w:val=\"\xEF\x82\xB7\"/>"
      "</w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId "
      "w:val=\"8\"/></w:num>"
      "</w:numbering>";
  const std::string styles =
      "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>";
  const auto level = [](int place) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(place) + "\"/><w:numId w:val=\"1\"/></w:numPr>";
  };
  const auto text = read(
      paragraph(run("总则"), "<w:pStyle w:val=\"b\"/>") + paragraph(run("目的"), level(1)) +
          paragraph(run("依据"), level(1)) + paragraph(run("标准"), level(2)) +
          paragraph(run("要求"), "<w:pStyle w:val=\"a\"/>") + paragraph(run("人员"), level(1)) +
          paragraph(run("无号"), "<w:pStyle w:val=\"a\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
          paragraph(run("要点"), "<w:numPr><w:numId w:val=\"2\"/></w:numPr>"),
      {{"word/_rels/document.xml.rels", relations_part({{"numbering", "numbering.xml"}, {"styles", "styles.xml"}})},
       {"word/numbering.xml", numbering},
       {"word/styles.xml", styles}});
  EXPECT_EQ(text.marked.text, "第一章 总则\n1.1 目的\n1.2 依据\n（一）标准\n第二章 要求\n2.1 人员\n无号\n• 要点\n");
}

TEST(Word, ListNumbersAreWrittenAsTheirFormatSays) {
  EXPECT_EQ(reader::list_number(21, "chineseCountingThousand"), "二十一");
  EXPECT_EQ(reader::list_number(10, "chineseCounting"), "十");
  EXPECT_EQ(reader::list_number(105, "chineseCounting"), "一百零五");
  EXPECT_EQ(reader::list_number(3, "ideographTraditional"), "丙");
  EXPECT_EQ(reader::list_number(4, "upperRoman"), "IV");
  EXPECT_EQ(reader::list_number(28, "lowerLetter"), "bb");
  EXPECT_EQ(reader::list_number(3, "decimalEnclosedCircle"), "③");
  EXPECT_EQ(reader::list_number(7, "decimalZero"), "07");
  EXPECT_EQ(reader::list_number(2, "unheard of"), "2");
}

TEST(Word, ATickInAFormIsATick) {
  EXPECT_EQ(reader::word_symbol("Wingdings 2", "F052"), "☑");
  EXPECT_EQ(reader::word_symbol("Wingdings", "F0A8"), "☐");
  EXPECT_EQ(reader::word_symbol("Wingdings", "F0E0"), "");
  const auto text = read(paragraph(run("同意") + "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>"));
  EXPECT_EQ(text.marked.text, "同意☑\n");
}

TEST(Word, HeadersChartsAndPicturesAreFound) {
  const auto text = read(
      paragraph("<w:r><w:drawing><c:chart r:id=\"rId2\"/><a:blip r:embed=\"rId3\"/></w:drawing></w:r>"),
      {{"word/_rels/document.xml.rels",
        relations_part({{"header", "header1.xml"}, {"chart", "charts/c.xml"}, {"image", "media/1.png"}})},
       {"word/header1.xml", "<w:hdr>" + paragraph(run("某某公司")) + "</w:hdr>"},
       {"word/charts/c.xml",
        "<c:chartSpace><c:title><a:p><a:r><a:t>年度产值</a:t></a:r></a:p></c:title><c:ser><c:pt><c:v>2024</c:v></c:pt>"
        "<c:pt><c:v>350</c:v></c:pt></c:ser></c:chartSpace>"},
       {"word/media/1.png", ""}});
  EXPECT_EQ(text.marked.text, "年度产值\n2024 | 350\n\n某某公司\n");
  EXPECT_EQ(text.pictures, std::vector<std::string>{"word/media/1.png"});
}

}  // namespace
}  // namespace evidence::reading::test
