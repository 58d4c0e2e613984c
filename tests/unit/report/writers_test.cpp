#include "evidence/report/writers.hpp"

#include <clocale>
#include <cstdlib>
#include <ctime>
#include <set>

#include "unit/report/open_docx.hpp"
#include "unit/report/small_report.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace evidence::report {
namespace {

pugi::xml_document part_of(const Report& report, const std::string& name) {
  return parsed(part(unzip(to_docx(report, official_layout()).value()), name));
}

TEST(Docx, holds_its_parts_in_a_fixed_order) {
  std::vector<std::string> names;
  for (const auto& [name, content] : unzip(to_docx(small_report(), official_layout()).value())) {
    names.push_back(name);
    EXPECT_NO_THROW(parsed(content)) << name;
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
                                      "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
                                      "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml"}));
}

TEST(Docx, has_the_page_of_GBT_9704) {
  const auto document = part_of(small_report(), "word/document.xml");
  const auto page = document.select_node("//w:sectPr").node();
  EXPECT_STREQ(page.child("w:pgSz").attribute("w:w").value(), "11906");
  EXPECT_STREQ(page.child("w:pgSz").attribute("w:h").value(), "16838");
  const auto margins = page.child("w:pgMar");
  EXPECT_STREQ(margins.attribute("w:top").value(), "2098");
  EXPECT_STREQ(margins.attribute("w:bottom").value(), "1984");
  EXPECT_STREQ(margins.attribute("w:left").value(), "1587");
  EXPECT_STREQ(margins.attribute("w:right").value(), "1474");
  EXPECT_STREQ(margins.attribute("w:footer").value(), "1587");
  const auto grid = page.child("w:docGrid");
  EXPECT_STREQ(grid.attribute("w:type").value(), "linesAndChars");
  EXPECT_STREQ(grid.attribute("w:linePitch").value(), "579");
  EXPECT_STREQ(grid.attribute("w:charSpace").value(), "-848");
}

TEST(Docx, names_its_faces_for_chinese_and_for_latin) {
  const auto styles = part_of(small_report(), "word/styles.xml");
  const auto check = [&styles](const std::string& style, const std::string& face, const std::string& size) {
    const auto run = styles.select_node(("//w:style[@w:styleId='" + style + "']/w:rPr").c_str()).node();
    EXPECT_EQ(run.child("w:rFonts").attribute("w:eastAsia").value(), face) << style;
    EXPECT_STREQ(run.child("w:rFonts").attribute("w:ascii").value(), "Times New Roman") << style;
    EXPECT_STREQ(run.child("w:rFonts").attribute("w:hAnsi").value(), "Times New Roman") << style;
    EXPECT_EQ(run.child("w:sz").attribute("w:val").value(), size) << style;
  };
  check("Title", "方正小标宋简体", "44");
  check("Normal", "仿宋_GB2312", "32");
  check("Heading1", "黑体", "32");
  check("Heading2", "楷体_GB2312", "32");
  check("Heading3", "仿宋_GB2312", "32");
  check("Footer", "宋体", "28");
  const auto normal = styles.select_node("//w:style[@w:styleId='Normal']/w:pPr").node();
  EXPECT_STREQ(normal.child("w:ind").attribute("w:firstLineChars").value(), "200");
  EXPECT_STREQ(normal.child("w:spacing").attribute("w:line").value(), "579");
  EXPECT_STREQ(normal.child("w:spacing").attribute("w:lineRule").value(), "exact");
  EXPECT_STREQ(normal.parent().child("w:rPr").child("w:spacing").attribute("w:val").value(), "-5");
  const auto language = styles.select_node("//w:rPrDefault//w:lang").node();
  EXPECT_STREQ(language.attribute("w:eastAsia").value(), "zh-CN");
}

TEST(Docx, numbers_odd_pages_right_and_even_pages_left) {
  const auto odd = part_of(small_report(), "word/footer1.xml");
  const auto even = part_of(small_report(), "word/footer2.xml");
  EXPECT_EQ(text_of(odd), "— 1 —");
  EXPECT_STREQ(odd.select_node("//w:jc").node().attribute("w:val").value(), "right");
  EXPECT_STREQ(even.select_node("//w:jc").node().attribute("w:val").value(), "left");
  EXPECT_STREQ(odd.select_node("//w:fldSimple").node().attribute("w:instr").value(), " PAGE ");
  EXPECT_TRUE(part_of(small_report(), "word/settings.xml").select_node("//w:evenAndOddHeaders"));
}

TEST(Docx, leads_every_citation_to_its_annex_line) {
  const auto document = part_of(small_report(), "word/document.xml");
  std::set<std::string> bookmarks;
  for (const auto& found : document.select_nodes("//w:bookmarkStart"))
    bookmarks.insert(found.node().attribute("w:name").value());
  EXPECT_EQ(bookmarks, (std::set<std::string>{"citation_1", "citation_2"}));
  const auto links = document.select_nodes("//w:hyperlink");
  EXPECT_EQ(links.size(), 3U);
  for (const auto& link : links) EXPECT_TRUE(bookmarks.contains(link.node().attribute("w:anchor").value()));
}

// A row that may not break would move whole to the next page and leave its own half empty.
TEST(Docx, breaks_rows_over_pages_and_repeats_their_header) {
  Report report = small_report();
  auto& table = std::get<TableBlock>(report.sections[1].blocks[1]);
  table.size = TableSize::Small;
  table.rows[0][1].statements.push_back({"李四 P", Backing::Cited, {2}});
  const auto document = part_of(report, "word/document.xml");
  EXPECT_EQ(document.select_nodes("//w:tbl").size(), 2U);
  EXPECT_EQ(document.select_nodes("//w:tbl/w:tr[1]/w:trPr/w:tblHeader").size(), 2U);
  EXPECT_EQ(document.select_nodes("//w:tr[position()>1]/w:trPr/w:cantSplit").size(), 0U);
  const auto lines = document.select_nodes("(//w:tbl)[1]/w:tr[2]/w:tc[2]/w:p");
  EXPECT_EQ(lines.size(), 2U);  // one statement a line
  for (const auto& line : lines)
    EXPECT_STREQ(line.node().select_node("w:pPr/w:pStyle").node().attribute("w:val").value(), "TableSmall");
  const auto html = parsed(to_html(report, official_layout()));
  EXPECT_EQ(html.select_nodes("//table[@class='small']//td[2]/div").size(), 2U);
}

TEST(Docx, carries_no_date) {
  const Parts parts = unzip(to_docx(small_report(), official_layout()).value());
  EXPECT_EQ(part(parts, "docProps/core.xml").find("dcterms"), std::string::npos);
}

TEST(Writers, give_the_same_bytes_in_any_time_zone_and_locale) {
  const auto all = [] {
    const Bytes docx = to_docx(small_report(), official_layout()).value();
    return std::string(as_text(docx)) + to_html(small_report(), official_layout()) + to_json(small_report());
  };
  setenv("TZ", "Asia/Shanghai", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  tzset();
  std::setlocale(LC_ALL, "");
  const std::string here = all();
  setenv("TZ", "America/New_York", 1);
  setenv("LC_ALL", "C", 1);
  tzset();
  std::setlocale(LC_ALL, "");
  const std::string there = all();
  unsetenv("TZ");
  unsetenv("LC_ALL");
  EXPECT_EQ(here, there);
  EXPECT_GT(here.size(), 5000U);
}

// A name made to break XML, to hide and to lie: all of it must be shown, none of it obeyed.
TEST(Writers, stay_well_formed_with_hostile_words) {
  const std::string hostile =
      std::string("<&>\"'\x01\x1f\x7f\xff\xc3(") + '\0' + "]]>😀𠮷\xef\xbf\xbe\xe2\x80\xaegpj.exe";
  Report report = small_report();
  report.title = report.subtitle = hostile;
  report.references[0].path = report.references[0].quote = report.references[1].participants = hostile;
  report.sections[1].heading = hostile;
  std::get<Paragraph>(report.sections[1].blocks[0]).statements[0].text = hostile;
  std::get<TableBlock>(report.sections[1].blocks[1]).rows[0][0].statements[0].text = hostile;
  std::get<TableBlock>(report.sections[1].blocks[1]).header[0] = hostile;
  report.signatures[0] = hostile;
  const std::string shown = "<&>\"'���\xEF\xBF\xBD\xEF\xBF\xBD(�]]>😀𠮷��gpj.exe";
  for (const auto& [name, content] : unzip(to_docx(report, official_layout()).value()))
    EXPECT_NO_THROW(parsed(content)) << name;
  const auto document = part_of(report, "word/document.xml");
  EXPECT_NE(text_of(document).find(shown), std::string::npos) << text_of(document);
  const auto html = parsed(to_html(report, official_layout()));
  EXPECT_NE(text_of(html).find(shown), std::string::npos);
  EXPECT_NO_THROW(nlohmann::json::parse(to_json(report)));
}

TEST(Html, is_one_chinese_file_with_links_both_ways) {
  const std::string text = to_html(small_report(), official_layout());
  const auto html = parsed(text);
  EXPECT_STREQ(html.child("html").attribute("lang").value(), "zh-CN");
  EXPECT_FALSE(html.select_node("//script | //link | //img | //@src"));
  std::set<std::string> targets;
  for (const auto& found : html.select_nodes("//*[@id]"))
    targets.insert(std::string("#") + found.node().attribute("id").value());
  for (const auto& found : html.select_nodes("//a"))
    EXPECT_TRUE(targets.contains(found.node().attribute("href").value())) << found.node().attribute("href").value();
  EXPECT_EQ(html.select_nodes("//a[@class='citation']").size(), 3U);
  EXPECT_NE(text.find("size: 210.0mm 297.0mm; margin: 37.0mm 26.0mm 35.0mm 28.0mm;"), std::string::npos);
}

TEST(Json, says_what_stands_behind_every_statement) {
  const auto json = nlohmann::json::parse(to_json(small_report()));
  EXPECT_EQ(json["format"], "evidence-report/2");
  EXPECT_EQ(json["counts"]["statements"], 4);
  EXPECT_EQ(json["counts"]["cited"], 2);
  EXPECT_EQ(json["sections"][1]["blocks"][0]["statements"][1]["backing"], "unproven");
  EXPECT_EQ(json["references"][0]["sha256"], to_hex(sha256_of("license")));
}

}  // namespace
}  // namespace evidence::report
