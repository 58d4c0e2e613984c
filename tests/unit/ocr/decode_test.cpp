#include "ocr/decode.hpp"

#include <chrono>
#include <filesystem>

#include "corpus.hpp"
#include <gtest/gtest.h>

#include "ocr/page_reader.hpp"
#include "ocr/picture_headers.hpp"
#include "ocr/seals.hpp"
#include "ocr/tesseract_recogniser.hpp"

namespace ocr {
namespace {

constexpr std::uint64_t most_pixels = 90'000'000;

TEST(Decode, GiantPicturesAreRefusedBeforeDecoding) {
  for (const char* name : {"image/sharp_giant.jpg", "image/sharp_65536.png"}) {
    NEEDS_CORPUS(name);
    const auto begun = std::chrono::steady_clock::now();
    const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
    ASSERT_FALSE(decoded) << name;
    EXPECT_EQ(decoded.error(), DecodeFailure::TooLarge) << name;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(200)) << name;
  }
}

TEST(Decode, ThePixelsAllowedDecide) {
  const std::string gif = std::string("GIF89a") + std::string("\x10\0\x10\0\0\0\0", 7) +
                          std::string("\x2C\0\0\0\0\x10\0\x10\0\0", 10) + std::string("\2\0;", 3);
  EXPECT_EQ(gif_extent(evidence::as_bytes(gif))->width, 16U);
  EXPECT_EQ(decode_picture(evidence::as_bytes(gif), 0, 255).error(), DecodeFailure::TooLarge);
}

TEST(Decode, ExifTurnsThePictureUpright) {
  NEEDS_CORPUS("image/sharp_landscape_6.jpg");
  EXPECT_EQ(jpeg_orientation(evidence::as_bytes(bytes)), 6);
  const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->picture.width, 600);  // 450 × 600 as stored
  EXPECT_EQ(decoded->picture.height, 450);
}

TEST(Decode, ATruncatedJpegIsReadAndSaidToBe) {
  NEEDS_CORPUS("image/pil_truncated.jpg");
  const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
  ASSERT_TRUE(decoded);
  EXPECT_FALSE(decoded->complete);
}

TEST(Decode, PagesOfATiffAreCountedOnceEvenInALoop) {
  const std::vector<std::pair<const char*, std::uint32_t>> expected{
      {"image/pil_multipage.tiff", 3},   {"image/pil_frame_loop.tiff", 2}, {"image/pil_g4_multi.tiff", 3},
      {"image/sharp_g31d_multi.tif", 2}, {"image/tika_multipage.tif", 2},  {"image/pil_bigtiff.tif", 1}};
  for (const auto& [name, pages] : expected) {
    NEEDS_CORPUS(name);
    EXPECT_EQ(count_pictures(evidence::as_bytes(bytes)), pages) << name;
  }
}

TEST(Decode, TextThatBeginsLikeABitmapIsNone) {
  EXPECT_FALSE(picture_format(evidence::as_bytes("BMW 汽车采购合同：甲方与乙方就采购事宜达成如下协议")));
}

TEST(Tesseract, ReadsBelowTheSealsOfARealNotice) {
  NEEDS_CORPUS("scan/notice_two_seals.jpg");
  const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
  ASSERT_TRUE(decoded);
  const auto engine = TesseractRecogniser::open();
  ASSERT_TRUE(engine);
  const auto seals = find_seals(decoded->picture, working_dpi(decoded->picture));
  ASSERT_EQ(seals.size(), 2U);  // they touch; the red headline and rule are none
}

TEST(Tesseract, AFolderWithoutTheLanguageIsSaid) {
  const auto engine = TesseractRecogniser::open("/nonexistent");
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().key.name, "error.ocr.engine");
}

}  // namespace
}  // namespace ocr
