#include "ocr/vertical.hpp"

#include "drawn_page.hpp"
#include <gtest/gtest.h>

#include "ocr/left_over.hpp"
#include "ocr/page_reader.hpp"

namespace ocr {
namespace {

// Four letters below each other from (500, 300), 40 pixels apart.
Picture page_with_column() {
  Picture page = blank_page();
  for (int i = 0; i < 4; ++i) draw_letter(page, 500, 300 + i * 40);
  return page;
}

TEST(Vertical, AColumnIsReadAsALineAndItsWordsStandWhereTheirCharactersDo) {
  BandReader engine;
  const auto line = read_column(engine, page_with_column(), {498, 295, 34, 165});
  ASSERT_TRUE(line);
  EXPECT_TRUE(line->vertical);
  ASSERT_EQ(line->words.size(), 4U);
  EXPECT_EQ(line->words[2].confidence, 97);
  EXPECT_NEAR(line->words[2].y, 380, 1);
  EXPECT_NEAR(line->words[2].height, letter, 1);
  EXPECT_EQ(line->words[2].x, 498);
}

// Gives one tall line of no sense, as an engine does that turns it on its side.
class TallLine final : public BandReader {
 public:
  explicit TallLine(bool reads_strips) : reads_strips_(reads_strips) {}
  evidence::Result<std::vector<Line>> read_lines(const Picture& /*page*/, double /*dpi*/) override {
    Line tall{{{"？", 498, 295, 34, 80, 20, Gap::None}, {"？", 498, 380, 34, 80, 20, Gap::None}}, true};
    return std::vector<Line>{tall};
  }
  evidence::Result<Line> read_line(const Picture& strip) override {
    if (!reads_strips_) return Line{};
    auto lines = BandReader::read_lines(strip, 200);
    return lines->empty() ? Line{} : (*lines)[0];
  }

 private:
  bool reads_strips_;
};

TEST(Vertical, ATallLineIsReadCharacterByCharacter) {
  TallLine engine(true);
  const auto read = read_page(engine, nullptr, page_with_column());
  ASSERT_TRUE(read);
  ASSERT_EQ(read->lines.size(), 1U);
  EXPECT_TRUE(read->lines[0].vertical);
  EXPECT_EQ(read->lines[0].words.size(), 4U);
  EXPECT_TRUE(read->unread.empty());
}

TEST(Vertical, WhatCannotBeReadIsSaidToBeUnread) {
  TallLine engine(false);
  const auto read = read_page(engine, nullptr, page_with_column());
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->lines.empty());
  ASSERT_EQ(read->unread.size(), 1U);
  EXPECT_EQ(read->unread[0].why, Unread::Why::Vertical);
  EXPECT_EQ(read->unread[0].x, 498);
  EXPECT_EQ(read->unread[0].height, 165);
}

TEST(LeftOver, InkThatNoLineCoversIsFound) {
  Picture page = written_page(2);
  const Ink ink = ink_of(page, 200);
  BandReader engine;
  auto lines = engine.read_lines(page, 200);
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_TRUE(left_over(ink.mask, ink.factor, *lines).empty());
  lines->pop_back();
  const auto areas = left_over(ink.mask, ink.factor, *lines);
  ASSERT_EQ(areas.size(), 1U);
  EXPECT_NEAR(areas[0].y, 270, 4);
  EXPECT_NEAR(areas[0].x, 163, 4);
}

}  // namespace
}  // namespace ocr
