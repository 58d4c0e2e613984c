#include "headless.hpp"
#include <gtest/gtest.h>

#include "workbench/ui/draw.hpp"
#include "workbench/ui/fonts.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::ui {
namespace {

// The test's font has no ideographs: each is as wide as its fallback, which is enough to count lines.
TEST(Wrap, NeverBeginsALineWithAStopNorEndsOneWithAnOpeningMark) {
  Headless headless;
  headless.frame([](const Ui& ui) {
    const float em = width_of(ui, Font::Body, "安");
    const std::string text = "安全开发，测试（评审）。";
    for (int columns = 3; columns < 12;
         ++columns) {  // 审）。 is three wide: narrower than that there is no right place
      std::string joined;
      for (const auto line : wrap(ui, Font::Body, em * static_cast<float>(columns) + 0.5F, text)) {
        EXPECT_FALSE(line.starts_with("，") || line.starts_with("。") || line.starts_with("）"))
            << columns << ": " << line;
        EXPECT_FALSE(line.ends_with("（")) << columns << ": " << line;
        joined += line;
      }
      EXPECT_EQ(joined, text);  // nothing is lost between lines
    }
  });
}

TEST(Cut, KeepsWhatFitsAndDropsAnExtensionFirst) {
  Headless headless;
  headless.frame([](const Ui& ui) {
    const float whole = width_of(ui, Font::Body, "report-2023.pdf");
    EXPECT_EQ(name_to(ui, Font::Body, whole, "report-2023.pdf"), "report-2023.pdf");
    EXPECT_EQ(name_to(ui, Font::Body, whole - 1, "report-2023.pdf"), "report-2023");
    const std::string cut = name_to(ui, Font::Body, width_of(ui, Font::Body, "report…"), "report-2023.pdf");
    EXPECT_EQ(cut, "report…");
  });
}

TEST(Hit, AClickOnANamedPlaceIsSeenOnceAndAnEmptyLabelDoesNoHarm) {
  Headless headless;
  int clicks = 0;
  const auto draw = [&](const Ui& ui) { clicks += button(ui, "a/button", {40, 40}, {.icon = "+"}) ? 1 : 0; };
  headless.frame(draw);
  headless.frame(draw);
  headless.click("a/button", draw);
  EXPECT_EQ(clicks, 1);
}

TEST(Fonts, TheFullAtlasHasTheCharactersOfNames) {
  const FontFiles files = find_fonts();
  if (!files.chinese || files.regular.empty()) GTEST_SKIP() << "no Chinese font on this machine";
  const auto atlas = build_atlas(files, 1, Coverage::Full, {});
  ASSERT_NE(atlas, nullptr);
  for (const ImWchar c : std::initializer_list<ImWchar>{0x9555, 0x5803, 0x5586, 0x7287, 0x6D4F, 0x2460, 0x2103, 0x2265,
                                                        0x3447}) {  // 镕堃喆犇浏①℃≥㑇
    EXPECT_NE((*atlas)[Font::Body]->FindGlyphNoFallback(c), nullptr) << std::hex << c;
  }
  EXPECT_NE((*atlas)[Font::Large]->FindGlyphNoFallback(0xf01c), nullptr);  // an icon
}

}  // namespace
}  // namespace workbench::ui
