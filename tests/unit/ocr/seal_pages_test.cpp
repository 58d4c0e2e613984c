// Seals on generated pages whose truth is known, and on pictures of real ones.
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "evidence/base/bytes.hpp"
#include "ocr/decode.hpp"
#include "ocr/seals.hpp"
#include "tests/support/seals/page.hpp"
#include "tests/support/seals/score.hpp"

namespace ocr {
namespace {

using tests::seals::Set;

// bench-seals says how the whole reporting set does; these 9 of its pages hold 15 seals, 4 of them oval.
TEST(SealPages, NoneOfTheseSealsIsMissedAndNothingElseIsFound) {
  std::size_t seals = 0, ovals = 0, missed = 0, wrong = 0;
  for (std::uint32_t number = 0; number < 9; ++number) {
    const auto page = tests::seals::make_page(Set::Reporting, number);
    const auto found = find_seals(page.picture, page.picture.dpi);
    const auto matched = tests::seals::match(page.seals, found);
    seals += page.seals.size(), missed += matched.missed.size(), wrong += matched.wrong.size();
    for (const auto& pair : matched.pairs) ovals += pair.found->shape == SealShape::Oval ? 1 : 0;
  }
  EXPECT_EQ(seals, 15U);
  EXPECT_EQ(ovals, 4U);
  EXPECT_EQ(missed, 0U);
  EXPECT_EQ(wrong, 0U);
}

struct RealPicture {
  const char* file;
  std::size_t seals;
  double x, y, half;  // of the first, pixels
};

// Emblem, red headline and rule, blue stamps: none of them is a seal.
TEST(SealPages, RealPicturesHoldAsManySealsAsTheirTruthSays) {
  const std::filesystem::path folder = WORKBENCH_SOURCE_DIR "/../shared/corpus/scan";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus";
  silence_decoders();
  for (const RealPicture& is : {RealPicture{"notice_two_seals.jpg", 2, 1314, 2909, 234},
                                {"seal_crop_1.png", 1, 122, 128, 120},
                                {"seal_crop_2.png", 1, 101, 105, 100},
                                {"seal_invoice_special.png", 1, 320, 322, 310},
                                {"iso9001_certificate_blue_seal.png", 0, 0, 0, 0},
                                {"table_no_seal.png", 0, 0, 0, 0},
                                {"form_wired_zh.jpg", 0, 0, 0, 0},
                                {"cn_product_label.jpg", 0, 0, 0, 0}}) {
    const auto bytes = evidence::read_whole_file((folder / is.file).string());
    ASSERT_TRUE(bytes) << is.file;
    const auto decoded = decode_picture(evidence::as_bytes(*bytes), 0, 90'000'000);
    ASSERT_TRUE(decoded) << is.file;
    const auto seals = find_seals(decoded->picture, working_dpi(decoded->picture));
    ASSERT_EQ(seals.size(), is.seals) << is.file;
    if (is.seals == 0) continue;
    EXPECT_LT(std::hypot(seals[0].x - is.x, seals[0].y - is.y), 0.05 * is.half) << is.file;
    EXPECT_NEAR(seals[0].across, is.half, 0.05 * is.half) << is.file;
  }
}

}  // namespace
}  // namespace ocr
