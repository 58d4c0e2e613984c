// The window's fonts: Noto Sans CJK SC with Fork Awesome's icons merged in.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <imgui.h>

namespace workbench::ui {

// em at scale 1: 12, 14, 14 bold, 18, 18 bold, 30 bold.
enum class Font { Small, Body, Bold, Large, Count, Score };
inline constexpr std::size_t font_count = static_cast<std::size_t>(Font::Score) + 1;

// Which glyphs are baked. Used: those of the window's own texts and the common Chinese ones, so that the first frame is
// quick. Full: every ideograph a 16-bit ImWchar can name.
enum class Coverage { Used, Full };

struct FontFiles {
  std::filesystem::path regular;
  std::filesystem::path bold;
  std::filesystem::path icons;
  int index = 0;       // of the face in the collection: 2 is SC in Noto's
  float box = 1.448F;  // (ascender − descender) / em: ImGui's SizePixels is this times the em
  bool chinese = true;
};
// The first family found: Noto Sans CJK, then WenQuanYi Micro Hei, then DejaVu (no Chinese: the status bar says so).
FontFiles find_fonts();

// Owns the glyphs; `fonts` point into it. Built off the window's thread, handed over, then used by that thread alone.
struct Atlas {
  std::unique_ptr<ImFontAtlas> glyphs;
  std::array<ImFont*, font_count> fonts{};
  [[nodiscard]] ImFont* operator[](Font font) const { return fonts[static_cast<std::size_t>(font)]; }
};

// `texts` are strings whose characters must be there whatever the coverage. Nothing when the files cannot be used.
std::unique_ptr<Atlas> build_atlas(const FontFiles& files, float scale, Coverage coverage,
                                   const std::vector<std::string>& texts);

}  // namespace workbench::ui
