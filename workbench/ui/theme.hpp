// Colours by what they mean. The values are data: assets/theme.json.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/base/result.hpp"

namespace workbench::ui {

// A tint (…Ground) never carries meaning alone: each comes with a mark, a number or a hatch.
enum class Tone {
  Paper,     // window, rail, behind cards
  Pane,      // panes, cards
  Raise,     // key caps, neutral chips, segment tracks
  Desk,      // behind a document
  Line,      // one-pixel rules
  LineSoft,  // the same, quieter
  Ink,       // text
  Quiet,     // secondary text
  Accent,    // selection, focus, links, the one primary button
  AccentGround,
  OnAccent,
  Enough,
  EnoughGround,
  Partly,
  PartlyGround,
  Lacking,
  LackingGround,
  Unknown,
  UnknownGround,
  Seal,
  Hit,  // multiplied onto the page, as are the next five
  HitEdge,
  HitCurrent,
  HitCurrentEdge,
  Cited,
  CitedEdge,
  Selection,
  SelectionEdge,
  Sheet,     // what a page's picture is multiplied with: paper stays paper in the dark theme
  SheetInk,  // text on a page
};
inline constexpr std::size_t tone_count = static_cast<std::size_t>(Tone::SheetInk) + 1;

enum class ThemeName { Light, Dark };

struct Rgb {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

struct Theme {
  ThemeName name = ThemeName::Light;
  std::array<Rgb, tone_count> tones{};
  std::vector<std::pair<Tone, Tone>> text_pairs;  // every text/ground pair the window draws; tested for contrast
  float shadow = 0.014F;                          // opacity of each of a shadow's layers
  [[nodiscard]] Rgb operator[](Tone tone) const { return tones[static_cast<std::size_t>(tone)]; }
};

// Fails when the file cannot be read, lacks a tone or names one that does not exist.
evidence::Result<Theme> load_theme(const std::filesystem::path& file, ThemeName name);

// Contrast of two colours, 1 … 21 (WCAG 2.1, 1.4.3: relative luminance).
double contrast(Rgb one, Rgb other);

}  // namespace workbench::ui
