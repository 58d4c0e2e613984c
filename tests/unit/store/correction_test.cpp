#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/base/utf8.hpp"
#include "evidence/store/correct_page.hpp"

namespace evidence::store {
namespace {

// Two lines, a word for each character, 20 wide: "注朋资本" at the top, "伍佰万元" below, a doubtful "某" behind.
Page read_page() {
  Page page;
  page.text = "注朋资本\n伍佰万元\n某";
  const auto add = [&](std::uint32_t begin, std::int16_t x, std::int16_t y, std::uint8_t confidence) {
    page.words.push_back({begin, begin + 3, {x, y, 20, 20}, confidence});
  };
  for (std::uint32_t i = 0; i < 4; ++i) add(i * 3, static_cast<std::int16_t>(100 + 20 * i), 100, 60);
  for (std::uint32_t i = 0; i < 4; ++i) add(13 + i * 3, static_cast<std::int16_t>(100 + 20 * i), 140, 80);
  add(26, 500, 500, 20);
  page.passages = {{26, 29, PassageKind::Doubtful, "tesseract"}};
  page.confidence = 70;
  return page;
}

Correction at(Box where, std::string after) {
  Correction made;
  made.id = {OriginId{1}, 4};
  made.page = 1;
  made.where = where;
  made.after = std::move(after);
  return made;
}

std::string word_text(const Page& page, std::size_t at) {
  return page.text.substr(page.words[at].begin, page.words[at].end - page.words[at].begin);
}

TEST(Correction, TheWordsInItsPlaceGiveWay) {
  const Page page = corrected(read_page(), {at({120, 100, 20, 20}, "册")});
  EXPECT_EQ(page.text, "注册资本\n伍佰万元\n某");
  ASSERT_EQ(page.words.size(), 9U);
  EXPECT_EQ(word_text(page, 1), "册");
  EXPECT_EQ(page.words[1].box, (Box{120, 100, 20, 20}));
  EXPECT_EQ(page.words[1].confidence, 100);
  EXPECT_EQ(page.passages, (std::vector<Passage>{{3, 6, PassageKind::Correction, "C4"},
                                                 {26, 29, PassageKind::Doubtful, "tesseract"}}));
  EXPECT_EQ(page.confidence, 75);  // (60 + 100 + 60 + 60 + 4 × 80) / 8: the doubtful word does not count
}

TEST(Correction, LongerTextMovesWhatFollows) {
  const Page page = corrected(read_page(), {at({100, 100, 80, 20}, "注册资本（实缴）500万")});
  EXPECT_EQ(page.text, "注册资本（实缴）500万\n伍佰万元\n某");
  EXPECT_EQ(word_text(page, page.words.size() - 1), "某");
  EXPECT_EQ(page.passages.back().kind, PassageKind::Doubtful);
  EXPECT_EQ(page.text.substr(page.passages.back().begin), "某");
}

TEST(Correction, NothingStandsThere) {
  const Page page = corrected(read_page(), {at({100, 140, 80, 20}, "")});
  EXPECT_EQ(page.text, "注朋资本\n\n某");
  EXPECT_EQ(page.words.size(), 5U);
}

TEST(Correction, APlaceOverTwoLinesTakesBoth) {
  const Page page = corrected(read_page(), {at({100, 100, 80, 60}, "注册资本\n500万元")});
  EXPECT_EQ(page.text, "注册资本\n500万元\n某");
  EXPECT_EQ(word_text(page, 4), "500");
  EXPECT_EQ(page.words[4].box.y, 130);  // the second half of the place
}

TEST(Correction, WhereTheEngineReadNothingItIsPutBeforeWhatStandsBelow) {
  const Page page = corrected(read_page(), {at({100, 20, 80, 20}, "申请书")});
  EXPECT_EQ(page.text, "申请书\n注朋资本\n伍佰万元\n某");
  const Page end = corrected(read_page(), {at({100, 900, 80, 20}, "盖章处")});
  EXPECT_EQ(end.text, "注朋资本\n伍佰万元\n某\n盖章处");
}

TEST(Correction, WhatWasTakenBackDoesNothing) {
  Correction taken_back = at({100, 100, 80, 20}, "别的");
  taken_back.removed = true;
  EXPECT_EQ(corrected(read_page(), {taken_back}), read_page());
}

TEST(Correction, ALaterOneStandsOverAnEarlierOne) {
  const Page page = corrected(read_page(), {at({120, 100, 20, 20}, "冊"), at({120, 100, 20, 20}, "册")});
  EXPECT_EQ(page.text, "注册资本\n伍佰万元\n某");
  EXPECT_EQ(page.passages.size(), 2U);
}

RC_GTEST_PROP(Correction, AnyPlaceAndTextLeaveASoundPage, ()) {
  const auto side = [](int least, int most) { return static_cast<std::int16_t>(*rc::gen::inRange(least, most)); };
  std::vector<Correction> corrections;
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
    const Box where{side(60, 520), side(60, 520), side(1, 200), side(1, 200)};
    corrections.push_back(at(where, *rc::gen::element<std::string>("", "注", "12 ab", "甲\n乙", "\xFF", "\n")));
  }
  const Page page = corrected(read_page(), corrections);
  RC_ASSERT(is_valid_utf8(page.text));
  std::uint32_t before = 0;
  for (const Word& word : page.words) {
    RC_ASSERT(word.begin >= before && word.begin < word.end && word.end <= page.text.size());
    RC_ASSERT(page.text.substr(word.begin, word.end - word.begin).find('\n') == std::string::npos);
    RC_ASSERT(word.box.w > 0 && word.box.x + word.box.w <= 1000 && word.box.y + word.box.h <= 1000);
    before = word.end;
  }
  before = 0;
  for (const Passage& passage : page.passages) {
    RC_ASSERT(passage.begin >= before && passage.begin < passage.end && passage.end <= page.text.size());
    before = passage.end;
  }
}

}  // namespace
}  // namespace evidence::store
