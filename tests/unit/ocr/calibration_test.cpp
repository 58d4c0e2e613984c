#include "ocr/calibration.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace ocr {
namespace {

TEST(Calibration, RisesWithWhatTheEngineSays) {
  for (const std::string_view engine : {"tesseract", "ppocr-v4"}) {
    for (int raw = 1; raw <= 100; ++raw) {
      EXPECT_GE(calibrated(engine, static_cast<std::uint8_t>(raw)),
                calibrated(engine, static_cast<std::uint8_t>(raw - 1)))
          << engine << ' ' << raw;
    }
    EXPECT_LE(calibrated(engine, 100), 100);
  }
}

TEST(Calibration, TesseractIsSurerThanItIsRight) {
  EXPECT_EQ(calibrated("tesseract", 90), 61);
  EXPECT_EQ(calibrated("tesseract", 95), 85);
  EXPECT_EQ(calibrated("tesseract", 100), 100);
}

TEST(Calibration, TheNeuralEngineIsLessSureThanItIsRight) {
  EXPECT_EQ(calibrated("ppocr-v4", 65), 96);
  EXPECT_EQ(calibrated("ppocr-v4", 50), 91);
  EXPECT_EQ(calibrated("ppocr-v4", 30), 20);
  EXPECT_EQ(calibrated("ppocr-v4", 100), 100);
}

TEST(Calibration, AnEngineWithoutATableIsBelieved) { EXPECT_EQ(calibrated("another", 37), 37); }

}  // namespace
}  // namespace ocr
