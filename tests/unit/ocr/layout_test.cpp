#include "ocr/layout.hpp"

#include "drawn_page.hpp"
#include <gtest/gtest.h>

#include "ocr/ink.hpp"

namespace ocr {
namespace {

// A table of 2 columns and 3 rows, its left edge at (200, 300), rows of 100 pixels, columns of 300 and 700.
Picture ruled_page() {
  Picture page = blank_page();
  for (int i = 0; i <= 3; ++i) fill(page, 200, 300 + i * 100, 1003, 3);
  for (const int x : {200, 500, 1200}) fill(page, x, 300, 3, 303);
  return page;
}

std::vector<Table> tables_on(const Picture& page) {
  const Ink ink = ink_of(page, 200);
  return find_tables(ink, find_rules(ink));
}

TEST(Tables, TheCellsOfARuledTableAreFound) {
  const auto tables = tables_on(ruled_page());
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].cells.size(), 6U);
  const auto rows = rows_of(tables[0]);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].size(), 2U);
  const Area& cell = tables[0].cells[rows[1][1]];
  EXPECT_NEAR(cell.x, 503, 8);
  EXPECT_NEAR(cell.y, 403, 8);
  EXPECT_NEAR(cell.width, 697, 12);
}

TEST(Tables, AMergedCellIsOne) {
  Picture page = ruled_page();
  fill(page, 506, 400, 690, 3, 245);  // the rule between the first two cells of the second column
  const auto tables = tables_on(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].cells.size(), 5U);
}

TEST(Tables, TextAloneIsNoTable) { EXPECT_TRUE(tables_on(written_page()).empty()); }

TEST(ReadingOrder, ARuledTableIsReadRowByRowAndCellByCell) {
  // As an engine gives it: one line across both cells, and the lines of a cell apart.
  Line first = line_of({"注", "册", "资", "本"}, 230, 335);
  const Line amount = line_of({"500", "万", "元"}, 560, 335);
  first.words.insert(first.words.end(), amount.words.begin(), amount.words.end());
  const std::vector<Line> lines{line_of({"申", "请", "书"}, 600, 150),
                                line_of({"海", "州"}, 560, 410),
                                line_of({"地", "址"}, 230, 430),
                                line_of({"一", "路"}, 560, 455),
                                first,
                                line_of({"完"}, 230, 800)};
  EXPECT_EQ(text_of(in_reading_order(lines, tables_on(ruled_page()))),
            "申请书\n注册资本 | 500万元\n地址 | 海州一路\n完");
}

TEST(ReadingOrder, AFrameAroundTextIsNoTable) {
  const std::vector<Table> tables{{{100, 100, 1000, 500}, {{100, 100, 1000, 400}, {100, 505, 1000, 95}}}};
  const std::vector<Line> lines{line_of({"甲", "乙"}, 200, 150), line_of({"丙", "丁"}, 200, 200)};
  EXPECT_EQ(text_of(in_reading_order(lines, tables)), "甲乙\n丙丁");
}

TEST(ReadingOrder, EntriesThatStandBelowEachOtherAreColumnsWithoutRules) {
  std::vector<Line> lines;
  for (int row = 0; row < 3; ++row) {
    lines.push_back(line_of({"项", "目"}, 200, 300 + row * 60));
    lines.push_back(line_of({"12", ".50"}, 600, 302 + row * 60));
    lines.push_back(line_of({"元"}, 1000 + row * 5, 299 + row * 60));
  }
  EXPECT_EQ(text_of(in_reading_order(lines, {})), "项目 | 12.50 | 元\n项目 | 12.50 | 元\n项目 | 12.50 | 元");
}

TEST(ReadingOrder, AGapThatNoOtherRowHasIsABlank) {
  const std::vector<Line> lines{line_of({"甲", "方"}, 200, 300), line_of({"乙", "方"}, 600, 300),
                                line_of(std::vector<std::string>(20, "字"), 200, 360)};
  EXPECT_EQ(text_of(in_reading_order({lines[0], lines[1]}, {})), "甲方 乙方");
  EXPECT_EQ(text_of(in_reading_order(lines, {})).substr(0, 13), "甲方 乙方");
}

TEST(ReadingOrder, TwoColumnsOfTextAreReadOneAfterTheOther) {
  std::vector<Line> lines{line_of({"标", "题", "标", "题", "标", "题", "标", "题"}, 500, 150, 60)};
  std::string expected = "标题标题标题标题";
  for (int row = 0; row < 6; ++row) {
    lines.push_back(line_of(std::vector<std::string>(12, "左"), 150, 300 + row * 50));
    lines.push_back(line_of(std::vector<std::string>(12, "右"), 640, 303 + row * 50));
  }
  const auto ordered = in_reading_order(lines, {});
  ASSERT_EQ(ordered.size(), 13U);
  EXPECT_EQ(text_of({ordered[0]}), expected);
  for (std::size_t i = 1; i <= 6; ++i) EXPECT_EQ(ordered[i].words[0].text, "左") << i;
  for (std::size_t i = 7; i <= 12; ++i) EXPECT_EQ(ordered[i].words[0].text, "右") << i;
}

TEST(ReadingOrder, AWideTableWithoutRulesIsNotTwoColumnsOfText) {
  // Number, name and post stand as far apart as the post and the code do.
  std::vector<Line> lines;
  std::string expected;
  for (int row = 0; row < 8; ++row) {
    const int y = 300 + row * 60;
    lines.push_back(line_of({std::to_string(row + 1)}, 150, y));
    lines.push_back(line_of({"朱", "文", "雅"}, 300, y + 2));
    lines.push_back(line_of({"安", "全", "工", "程", "师"}, 520, y - 1));
    lines.push_back(line_of(std::vector<std::string>(8, "码"), 830, y + 1));
    lines.push_back(line_of(std::vector<std::string>(6, "日"), 1240, y));
    if (row > 0) expected += '\n';
    expected += std::to_string(row + 1) + " | 朱文雅 | 安全工程师 | 码码码码码码码码 | 日日日日日日";
  }
  EXPECT_EQ(text_of(in_reading_order(lines, {})), expected);
}

TEST(ReadingOrder, ATableWhoseEntriesStandCloseIsNotTwoColumnsOfText) {
  // Number, name and post with a character's width between them, then a wide gap.
  std::vector<Line> lines;
  std::string expected;
  for (int row = 0; row < 8; ++row) {
    const int y = 300 + row * 60;
    lines.push_back(line_of({std::to_string(row + 1)}, 150, y));
    lines.push_back(line_of({"高", "刚", "敏"}, 215, y + 2));
    lines.push_back(line_of({"配", "置", "管", "理", "员"}, 360, y - 1));
    lines.push_back(line_of(std::vector<std::string>(8, "码"), 700, y + 1));
    lines.push_back(line_of(std::vector<std::string>(6, "日"), 1045, y));
    if (row > 0) expected += '\n';
    expected += std::to_string(row + 1) + " 高刚敏 配置管理员 | 码码码码码码码码 | 日日日日日日";
  }
  EXPECT_EQ(text_of(in_reading_order(lines, {})), expected);
}

TEST(ReadingOrder, VerticalLinesAreReadFromTheRight) {
  Line left = line_of({"左"}, 100, 100);
  Line right = line_of({"右"}, 400, 100);
  left.vertical = right.vertical = true;
  EXPECT_EQ(text_of(in_reading_order({left, right}, {})), "右\n左");
}

}  // namespace
}  // namespace ocr
