#include "workbench/ui/fonts.hpp"

#include <cmath>
#include <fstream>
#include <iterator>

#include <imgui_freetype.h>

namespace workbench::ui {

namespace {

namespace fs = std::filesystem;

struct Cut {
  float em = 14;
  bool bold = false;
  bool names = false;  // shows names of files and people: needs every ideograph
};
constexpr std::array<Cut, font_count> cuts{Cut{12, false, true},  Cut{14, false, true}, Cut{14, true, true},
                                           Cut{18, false, false}, Cut{18, true, false}, Cut{30, true, false}};

// Text sits low by this share of an em in Noto CJK's box (seen; window/notes 4.2).
constexpr float sits_low = 0.056F;
// Fork Awesome at the text's em looks small beside ideographs.
constexpr float icon_share = 1.17F;
constexpr int texture_width = 4096;

ImVector<ImWchar> glyph_ranges(ImFontAtlas& atlas, Coverage coverage, bool names,
                               const std::vector<std::string>& texts) {
  // Punctuation, arrows, circled numbers, box and geometric shapes; extension A for names.
  static constexpr ImWchar signs[] = {0x2000, 0x22ff, 0x2460, 0x24ff, 0x25a0, 0x27bf,
                                      0x3000, 0x30ff, 0xff00, 0xffef, 0};
  static constexpr ImWchar extension_a[] = {0x3400, 0x4dbf, 0};
  ImFontGlyphRangesBuilder builder;
  builder.AddRanges(atlas.GetGlyphRangesDefault());
  for (const auto& text : texts) builder.AddText(text.c_str(), text.c_str() + text.size());
  if (names) {
    builder.AddRanges(signs);
    if (coverage == Coverage::Full) {
      builder.AddRanges(atlas.GetGlyphRangesChineseFull());
      builder.AddRanges(extension_a);
    } else {
      builder.AddRanges(atlas.GetGlyphRangesChineseSimplifiedCommon());
    }
  }
  ImVector<ImWchar> ranges;
  builder.BuildRanges(&ranges);
  return ranges;
}

// A collection is 19 MB: read once for all cuts, not once for each.
std::string read_font(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void add_font(ImFontAtlas& glyphs, std::string& data, float pixels, ImFontConfig& config, const ImWchar* ranges) {
  config.FontDataOwnedByAtlas = false;
  glyphs.AddFontFromMemoryTTF(data.data(), static_cast<int>(data.size()), pixels, &config, ranges);
}

}  // namespace

FontFiles find_fonts() {
  const fs::path icons = "/usr/share/fonts/truetype/fork-awesome/forkawesome-webfont.ttf";
  const std::array<FontFiles, 3> families{
      FontFiles{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", icons, 2, 1.448F, true},
      FontFiles{"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                icons, 0, 1.143F, true},
      FontFiles{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", icons, 0, 1.164F, false}};
  for (const auto& family : families) {
    std::error_code ignored;  // a file that cannot be looked at is not there for us
    if (fs::exists(family.regular, ignored) && fs::exists(family.bold, ignored)) return family;
  }
  return {};
}

std::unique_ptr<Atlas> build_atlas(const FontFiles& files, float scale, Coverage coverage,
                                   const std::vector<std::string>& texts) {
  if (files.regular.empty()) return nullptr;
  auto atlas = std::make_unique<Atlas>();
  atlas->glyphs = std::make_unique<ImFontAtlas>();
  ImFontAtlas& glyphs = *atlas->glyphs;
  glyphs.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  glyphs.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  glyphs.TexDesiredWidth = texture_width;
  glyphs.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  const ImVector<ImWchar> all = glyph_ranges(glyphs, coverage, true, texts);
  const ImVector<ImWchar> own = glyph_ranges(glyphs, coverage, false, texts);
  static constexpr ImWchar icon_range[] = {0xf000, 0xf35f, 0};
  std::string regular = read_font(files.regular);
  std::string bold = read_font(files.bold);
  std::string icons = read_font(files.icons);  // without them the words still say everything
  if (regular.empty() || bold.empty()) return nullptr;
  for (std::size_t at = 0; at < font_count; ++at) {
    const Cut& cut = cuts[at];
    ImFontConfig config;
    config.FontNo = files.index;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    config.GlyphOffset.y = -std::floor(cut.em * scale * sits_low + 0.5F);
    const ImVector<ImWchar>& ranges = cut.names ? all : own;
    add_font(glyphs, cut.bold ? bold : regular, cut.em * scale * files.box, config, ranges.Data);
    atlas->fonts[at] = glyphs.Fonts.back();
    if (icons.empty()) continue;
    ImFontConfig merged;
    merged.MergeMode = true;
    merged.OversampleH = 1;
    merged.PixelSnapH = true;
    merged.GlyphMinAdvanceX = std::floor(cut.em * scale * icon_share + 0.5F);
    merged.GlyphOffset.y = -std::floor(cut.em * scale * sits_low + 0.5F);
    add_font(glyphs, icons, cut.em * scale * icon_share, merged, icon_range);
  }
  if (!glyphs.Build()) return nullptr;  // a wrong face index fails here and only here
  glyphs.ClearInputData();              // it names this function's memory
  return atlas;
}

}  // namespace workbench::ui
