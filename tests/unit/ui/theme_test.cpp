#include "workbench/ui/theme.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace workbench::ui {
namespace {

const std::filesystem::path file = std::filesystem::path(WORKBENCH_SOURCE_DIR) / "assets" / "theme.json";

TEST(Contrast, BlackOnWhiteIsTwentyOneAndGreyIsWhatTheStandardSays) {
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({0x77, 0x77, 0x77}, {255, 255, 255}), 4.478, 0.001);  // the known grey that just fails 4.5
}

class EveryTheme : public testing::TestWithParam<ThemeName> {};

TEST_P(EveryTheme, EveryTextCanBeReadOnEveryGroundItStandsOn) {
  const auto theme = load_theme(file, GetParam());
  ASSERT_TRUE(theme) << theme.error().detail;
  EXPECT_GE(theme->text_pairs.size(), 30U);
  for (const auto& [ink, ground] : theme->text_pairs) {
    EXPECT_GE(contrast((*theme)[ink], (*theme)[ground]), 4.5)
        << static_cast<int>(ink) << " on " << static_cast<int>(ground);
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values(ThemeName::Light, ThemeName::Dark));

TEST(Theme, AFileThatIsNotThereIsAnErrorThatNamesIt) {
  const auto theme = load_theme("nowhere/theme.json", ThemeName::Light);
  ASSERT_FALSE(theme);
  EXPECT_EQ(theme.error().key.name, "error.ui.theme");
}

}  // namespace
}  // namespace workbench::ui
