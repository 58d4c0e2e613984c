// Every picture format: size, colour, completeness of real files, and small ones made here.
#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "ocr/decode.hpp"
#include "ocr/decoders.hpp"
#include "ocr/oriented.hpp"
#include "ocr/picture_headers.hpp"

namespace ocr {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_pixels = 90'000'000;

std::string file_of_corpus(const std::string& name) {
  const auto bytes = evidence::read_whole_file(fs::path(WORKBENCH_SOURCE_DIR "/../shared/corpus") / name);
  return bytes ? *bytes : "";
}

struct Expected {
  const char* name;
  int width;
  int height;
  int channels;
  bool complete;
};

TEST(Formats, RealFilesOfEveryFormatAreDecoded) {
  // Sizes as shown (EXIF applied), as ImageMagick's identify has them.
  const std::vector<Expected> files{{"image/pil_cmyk.jpg", 100, 100, 3, true},
                                    {"image/sharp_cmyk_noprofile.jpg", 500, 333, 3, true},
                                    {"image/sharp_portrait_8.jpg", 450, 600, 3, true},
                                    {"image/pil_truncated.jpg", 100, 100, 3, false},
                                    {"image/sharp_16bit.png", 900, 600, 3, true},
                                    {"image/sharp_truncated.png", 294, 240, 3, false},
                                    {"image/pil_png_dos.png", 1, 1, 1, true},
                                    {"image/pil_g4_multi.tiff", 3307, 4677, 1, true},
                                    {"image/sharp_g31d_multi.tif", 2464, 3248, 1, true},
                                    {"image/pil_oldjpeg.tif", 4160, 870, 3, true},
                                    {"image/pil_bigtiff.tif", 128, 128, 3, true},
                                    {"image/tika_multipage.tif", 800, 600, 3, true},
                                    {"image/sharp_4.webp", 1024, 772, 3, true},
                                    {"image/tika.heic", 800, 544, 3, true}};
  silence_decoders();
  for (const Expected& file : files) {
    SCOPED_TRACE(file.name);
    const std::string bytes = file_of_corpus(file.name);
    if (bytes.empty()) GTEST_SKIP() << "no corpus beside the project";
    const auto decoded = decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->picture.width, file.width);
    EXPECT_EQ(decoded->picture.height, file.height);
    EXPECT_EQ(decoded->picture.channels, file.channels);
    EXPECT_EQ(decoded->complete, file.complete);
    // What ends early is as large as it says, and refused where that is too large.
    const auto pixels =
        static_cast<std::uint64_t>(decoded->picture.width) * static_cast<std::uint64_t>(decoded->picture.height);
    EXPECT_EQ(decoded->picture.pixels.size(), pixels * static_cast<std::uint64_t>(file.channels));
    EXPECT_EQ(decode_picture(evidence::as_bytes(bytes), 0, pixels - 1).error(), DecodeFailure::TooLarge);
  }
}

TEST(Formats, AGifWhoseFrameReachesFarBeyondItsScreenIsTooLarge) {
  const std::string bytes = file_of_corpus("image/pil_bomb.gif");
  if (bytes.empty()) GTEST_SKIP() << "no corpus beside the project";
  EXPECT_EQ(decode_picture(evidence::as_bytes(bytes), 0, most_pixels).error(), DecodeFailure::TooLarge);
}

TEST(Formats, AFileThatEndsWithinItsSignatureIsNoPicture) {
  for (const char* head : {"RIFF", "RIFFP\1", "BM", "II*", "GIF", "\xFF\xD8", "\x89PNG"})
    EXPECT_FALSE(picture_format(evidence::as_bytes(head))) << head;
}

TEST(Formats, AThumbnailOfAJpegIsDecodedSmall) {
  const std::string bytes = file_of_corpus("scan/notice_two_seals.jpg");  // 2480 x 3507
  if (bytes.empty()) GTEST_SKIP() << "no corpus beside the project";
  EXPECT_EQ(decode_picture(evidence::as_bytes(bytes), 0, most_pixels, 310)->picture.width, 310);
  EXPECT_EQ(decode_picture(evidence::as_bytes(bytes), 0, most_pixels, 311)->picture.width, 620);
  EXPECT_EQ(decode_picture(evidence::as_bytes(bytes), 0, most_pixels)->picture.width, 2480);
}

TEST(Formats, CmykIsTurnedIntoTheColoursThatAreSeen) {
  Picture ink(2, 1, 4);
  ink.pixels = {255, 0, 0, 0, 0, 0, 0, 255};  // cyan; black
  EXPECT_EQ(from_cmyk(ink, false).pixels, (std::vector<std::uint8_t>{0, 255, 255, 0, 0, 0}));
  for (std::uint8_t& value : ink.pixels) value = static_cast<std::uint8_t>(255 - value);
  EXPECT_EQ(from_cmyk(ink, true).pixels, (std::vector<std::uint8_t>{0, 255, 255, 0, 0, 0}));
}

// The eight ways of EXIF 2.3 to lay a row of three over a row of three, upright as 1 2 3 over 4 5 6.
TEST(Formats, AllEightOrientationsStandUpright) {
  struct Stored {
    int orientation;
    int width;
    std::vector<std::uint8_t> pixels;
  };
  const std::vector<Stored> ways{{1, 3, {1, 2, 3, 4, 5, 6}}, {2, 3, {3, 2, 1, 6, 5, 4}}, {3, 3, {6, 5, 4, 3, 2, 1}},
                                 {4, 3, {4, 5, 6, 1, 2, 3}}, {5, 2, {1, 4, 2, 5, 3, 6}}, {6, 2, {3, 6, 2, 5, 1, 4}},
                                 {7, 2, {6, 3, 5, 2, 4, 1}}, {8, 2, {4, 1, 5, 2, 6, 3}}};
  for (const Stored& way : ways) {
    Picture stored(way.width, 6 / way.width, 1);
    stored.pixels = way.pixels;
    const Picture upright = oriented(stored, way.orientation);
    EXPECT_EQ(upright.width, 3) << way.orientation;
    EXPECT_EQ(upright.pixels, (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6})) << way.orientation;
  }
}

TEST(Formats, FaxDataNeedNoHeader) {
  // T.6: 16 pixels white (V0), then two rows each with black from 8 to 16: horizontal mode, white 8, black 8; V0 V0.
  // Row 1: V0 = "1". Row 2: "001" + white 8 "10011" + black 8 "000101". Row 3: V0 V0 = "1" "1". End: twice
  // 000000000001.
  const std::string data("\x99\x8B\x80\x08\x00\x80", 6);
  const auto decoded = decode_fax(evidence::as_bytes(data), {-1, 16, 3, false}, most_pixels);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->picture.width, 16);
  EXPECT_EQ(decoded->picture.row(0)[15], 255);
  EXPECT_EQ(decoded->picture.row(1)[7], 255);
  EXPECT_EQ(decoded->picture.row(1)[8], 0);
  EXPECT_EQ(decoded->picture.row(2)[15], 0);
  EXPECT_EQ(decode_fax(evidence::as_bytes(data), {-1, 16, 3, true}, most_pixels).error(), DecodeFailure::Unsupported);
  EXPECT_EQ(decode_fax(evidence::as_bytes(data), {-1, 16, 3, false}, 47).error(), DecodeFailure::TooLarge);
}

TEST(Formats, BytesThatOnlyBeginLikeAPictureAreDamaged) {
  silence_decoders();
  const std::vector<std::string> heads{"\x89PNG\r\n\x1A\n",
                                       "\xFF\xD8\xFF\xE0",
                                       std::string("II*\0\x08\0\0\0", 8),
                                       "GIF89a",
                                       std::string("\0\0\0\x0CjP  \r\n\x87\n", 12),
                                       "\x97JB2\r\n\x1A\n\x01",
                                       std::string("\0\0\0\x18"
                                                   "ftypheic",
                                                   12),
                                       std::string("RIFF\x10\0\0\0WEBP", 12)};
  for (const std::string& head : heads) {
    const std::string bytes = head + std::string(64, '\x11');
    ASSERT_TRUE(picture_format(evidence::as_bytes(bytes))) << head;
    EXPECT_FALSE(decode_picture(evidence::as_bytes(bytes), 0, most_pixels)) << head;
  }
}

}  // namespace
}  // namespace ocr
