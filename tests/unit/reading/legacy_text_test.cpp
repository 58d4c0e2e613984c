// Texts of older formats, on small files made here: every character is known.
#include <gtest/gtest.h>

#include "evidence/reader/delimited_text.hpp"
#include "evidence/reader/html_text.hpp"
#include "evidence/reader/legacy_office.hpp"
#include "evidence/reader/number_format.hpp"
#include "evidence/reader/text_document.hpp"
#include "evidence/reader/text_encoding.hpp"

namespace evidence::reader {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t plenty = 1U << 20U;

std::string passage(const MarkedText& text, std::size_t number) {
  if (number >= text.passages.size()) return "";
  const Passage& found = text.passages[number];
  return text.text.substr(found.begin, found.end - found.begin);
}

TEST(RichText, CodePagesEscapesAndTablesAreRead) {
  // 合同 in GBK, then 金额 as \u with a replacement character, a row of two cells, a page end.
  const auto text = rtf_text(as_bytes("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}"
                                      "{\\info{\\title secret}}\\f0 \\'ba\\'cf\\'cd\\'ac \\u37329?\\u-26467?\\par\n"
                                      "\\trowd\\intbl\\f0 \\'bc\\'d7\\cell 186.00\\cell\\row\\pard\\page next}"),
                             plenty);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "合同 金额\n甲 | 186.00\n\fnext\n");
  EXPECT_FALSE(text->problem);
}

TEST(RichText, HiddenTextNotesAndCommentsAreMarked) {
  const auto text = rtf_text(as_bytes("{\\rtf1 a{\\v hid}b{\\footnote note}{\\*\\atnauthor Li}{\\*\\annotation see}"
                                      "{\\deleted old}{\\header top}\\par}"),
                             plenty);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "ahidbold\ntop\nnote\nsee\n");
  ASSERT_EQ(text->passages.size(), 4U);
  EXPECT_EQ(text->passages[0].kind, PassageKind::Hidden);
  EXPECT_EQ(passage(*text, 0), "hid");
  EXPECT_EQ(text->passages[1].kind, PassageKind::Deleted);
  EXPECT_EQ(text->passages[2].kind, PassageKind::Footnote);
  EXPECT_EQ(passage(*text, 2), "note");
  EXPECT_EQ(text->passages[3].kind, PassageKind::Comment);
  EXPECT_EQ(text->passages[3].note, "Li");
}

TEST(RichText, OneThatBreaksOffKeepsWhatCameBefore) {
  const auto text = rtf_text(as_bytes("{\\rtf1 kept {\\b and"), plenty);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "kept and\n");
  ASSERT_TRUE(text->problem);
  EXPECT_EQ(text->problem->code, "truncated");
}

TEST(Html, BlocksAreLinesTablesRowsAndHiddenTextIsMarked) {
  const auto text = html_text(
      "<html><head><title>报告</title><style>p{}</style></head><body><script>x()</script><p>安全\n 服务 <b>SDL</b></p>"
      "<table><tr><th>姓名</th><td>张 三</td></tr><tr><td>级别</td><td><p>一</p><p>级</p></td></tr></table>"
      "<div style='display: none'>暗</div>a<br>b</body></html>",
      plenty);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "报告\n安全服务 SDL\n姓名 | 张三\n级别 | 一级\n暗\na\nb\n");
  ASSERT_EQ(text->passages.size(), 1U);
  EXPECT_EQ(passage(*text, 0).substr(0, 3), "暗");
}

TEST(Html, ATableThatOnlyLaysOutAnotherIsNoRow) {
  const auto text =
      html_text("<table><tr><td>左</td><td><table><tr><td>一</td><td>二</td></tr></table></td></tr></table>", plenty);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "左\n一 | 二\n");
}

TEST(Html, NestingWithoutEndIsDamagedNotACrash) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  EXPECT_FALSE(html_text(html, plenty));
}

TEST(Delimited, RecordsAreRowsAndQuotesKeepTheirDelimiters) {
  EXPECT_EQ(rows_of_delimited("编号,名称\r\n1,\"甲,乙\"\r\n2,\"他说\"\"好\"\"\n完\"\r\n", true),
            "编号 | 名称\n1 | 甲,乙\n2 | 他说\"好\" 完\n");
  EXPECT_EQ(rows_of_delimited("a;b\nc;d\n", true), "a | b\nc | d\n");
  EXPECT_EQ(rows_of_delimited("a\tb\nc\td\ne\tf\n", false), "a | b\nc | d\ne | f\n");
  EXPECT_FALSE(rows_of_delimited("One, two.\nThree, four, five.\nSix.\n", false));
}

TEST(Numbers, AreShownAsASpreadsheetShowsThem) {
  EXPECT_EQ(shown_number(45432, "yyyy\"年\"m\"月\"d\"日\"", false), "2024年5月20日");
  EXPECT_EQ(shown_number(45432.5, built_in_number_format(22), false), "2024/5/20 12:00");
  EXPECT_EQ(shown_number(1, "yyyy-mm-dd", false), "1900-01-01");
  EXPECT_EQ(shown_number(0.125, "0.0%", false), "12.5%");
  EXPECT_EQ(shown_number(1234567.5, "#,##0.00_ ", false), "1,234,567.50");
  EXPECT_EQ(shown_number(-42, "¥#,##0;-¥#,##0", false), "-¥42");
  EXPECT_EQ(shown_number(3000, "0\"万元\"", false), "3000万元");
  EXPECT_EQ(shown_number(0.1 + 0.2, "General", false), "0.3");
  EXPECT_EQ(shown_number(7, "000", false), "007");
  EXPECT_EQ(shown_number(1.0 / 24 * 26, "[h]:mm", false), "26:00");
}

TEST(Encodings, ShortChineseTextsAreReadInEach) {
  // 合同金额 each time.
  EXPECT_EQ(text_of(as_bytes("\xBA\xCF\xCD\xAC\xBD\xF0\xB6\xEE")), "合同金额");
  EXPECT_EQ(text_of(as_bytes("\xA6\x58\xA6\x50\xAA\xF7\xC3\x42")), "合同金額");
  EXPECT_EQ(text_of(as_bytes("~{:OM,=p6n~}")), "合同金额");
  EXPECT_EQ(text_of(as_bytes("\x08\x54\x0C\x54\xD1\x91\x9D\x98"sv)), "合同金额");
  EXPECT_EQ(text_of(as_bytes("\x54\x08\x54\x0C\x91\xD1\x98\x9D"sv)), "合同金额");
  EXPECT_EQ(text_of(as_bytes("\xFF\xFE\x08\x54\x0C\x54"sv)), "合同");
  EXPECT_EQ(text_of(as_bytes("\xFF\xFE\0\0\x08\x54\0\0\x0C\x54\0\0"sv)), "合同");
  EXPECT_EQ(text_of(as_bytes("\x08\x54\0\0\x0C\x54\0\0\x0A\0\0\0"sv)), "合同\n");
  EXPECT_EQ(text_of(as_bytes("<?xml version='1.0' encoding='gb2312'?><a>\xBA\xCF</a>")),
            "<?xml version='1.0' encoding='gb2312'?><a>合</a>");
  EXPECT_EQ(text_of(as_bytes("caf\xE9 au lait, d\xE9j\xE0 vu, cr\xE8me br\xFBl\xE9"
                             "e")),
            "café au lait, déjà vu, crème brûlée");
}

TEST(MarkedPages, APassageOverAPageEndStandsOnBoth) {
  TextBuilder text(plenty);
  text.add("前");
  text.begin(PassageKind::Hidden, "甲");
  text.add("一");
  text.form_feed();
  text.add("二");
  text.end();
  text.add("后");
  TextDocument document(text.finish(), PageOrigin::Office, {});
  ASSERT_EQ(document.pages(), 2U);
}

}  // namespace
}  // namespace evidence::reader
