#include <gtest/gtest.h>

#include "evidence/reading/frames/reading_frames.hpp"

namespace evidence::reading {
namespace {

Page sample_page() {
  Page page;
  page.number = 3;
  page.text = "安全开发过程 SDL\n";
  page.words = {{0, 3, {100, 50, 20, 20}, 97}, {3, 6, {120, 50, 20, 20}, 96}, {19, 22, {300, 50, 700, 20}, 41}};
  page.origin = PageOrigin::Ocr;
  page.confidence = 78;
  page.passages = {{0, 6, PassageKind::Doubtful, "ppocr-v4"}, {6, 18, PassageKind::Comment, "王工"}};
  page.seals = {{{600, 700, 200, 140}, SealShape::Oval, "海州澜舟信息安全技术有限公司", "合同专用章", 91, 88}};
  page.engine = "ppocr-v4";
  page.problems = {{"truncated", {{"page", "3"}}}};
  return page;
}

TEST(ReadingFrames, APageComesBackAsItWas) {
  const Page page = sample_page();
  EXPECT_EQ(decode_page(encode(page)), page);
}

TEST(ReadingFrames, RequestsComeBackAsTheyWere) {
  const ReadRequest read{"申请书.pdf", 7, 9, {"tesseract", "chi_sim", 3, {0, 100, 500, 200}}, 1234567890123, 42, {}};
  EXPECT_EQ(decode_read(encode(read)), read);
  const RenderRequest render{"申请书.pdf", 2, 1200, 24'000'000, 5, 6, {}};
  EXPECT_EQ(decode_render(encode(render)), render);
}

TEST(ReadingFrames, EveryShorterPayloadIsRefused) {
  const Bytes whole = encode(sample_page());
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(decode_page(ByteView(whole).first(length))) << length;
  Bytes longer = whole;
  longer.push_back(std::byte{0});
  EXPECT_FALSE(decode_page(longer));
}

TEST(ReadingFrames, WhatAWorkerMayNotSayIsRefused) {
  const auto refused = [](auto spoil) {
    Page page = sample_page();
    spoil(page);
    return !decode_page(encode(page));
  };
  EXPECT_TRUE(refused([](Page& page) { page.text[0] = '\xFF'; }));      // not UTF-8
  EXPECT_TRUE(refused([](Page& page) { page.words[2].end = 400; }));    // beyond the text
  EXPECT_TRUE(refused([](Page& page) { page.words[1].begin = 1; }));    // overlaps, cuts a character
  EXPECT_TRUE(refused([](Page& page) { page.words[2].box.w = 701; }));  // off the page
  EXPECT_TRUE(refused([](Page& page) { page.words[0].confidence = 101; }));
  EXPECT_TRUE(refused([](Page& page) { page.width_points = -1; }));
  EXPECT_TRUE(refused([](Page& page) { page.problems[0].code = "Bad Code"; }));
  EXPECT_TRUE(refused([](Page& page) { page.passages[1].begin = 3; }));  // overlaps
  EXPECT_TRUE(refused([](Page& page) { page.passages[1].end = 400; }));
  EXPECT_TRUE(refused([](Page& page) { page.passages[0].end = 4; }));  // cuts a character
  EXPECT_TRUE(refused([](Page& page) { page.seals[0].box.w = 500; }));
  EXPECT_TRUE(refused([](Page& page) { page.seals[0].ring = std::string(2000, 'a'); }));
  EXPECT_TRUE(refused([](Page& page) { page.engine = "Bad Engine"; }));
}

TEST(ReadingFrames, AWorkerIsHeldToTheLimitsItWasSent) {
  ReadLimits limits;
  limits.pages = 3;
  limits.page_text_bytes = 12;
  limits.page_words = 3;
  EXPECT_TRUE(keeps_to(DocumentHead{std::string(256, 'a'), 3}, limits));
  EXPECT_FALSE(keeps_to(DocumentHead{"text/plain", 4}, limits));
  EXPECT_FALSE(keeps_to(DocumentHead{std::string(257, 'a'), 3}, limits));
  Page page = sample_page();  // 23 bytes, 3 words
  EXPECT_TRUE(keeps_to(page, limits));
  page.words.emplace_back();
  EXPECT_FALSE(keeps_to(page, limits));
  page.words.pop_back();
  page.text = std::string(25, 'a');
  EXPECT_FALSE(keeps_to(page, limits));
}

TEST(ReadingFrames, APictureNeedsRowsThatHoldItsPixels) {
  EXPECT_TRUE(decode_picture(encode(PictureHead{10, 10, 40, PixelFormat::Rgba})));
  EXPECT_FALSE(decode_picture(encode(PictureHead{10, 10, 39, PixelFormat::Rgba})));
  EXPECT_FALSE(decode_picture(encode(PictureHead{0, 10, 40, PixelFormat::Rgba})));
}

}  // namespace
}  // namespace evidence::reading
