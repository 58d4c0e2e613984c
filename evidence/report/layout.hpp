// How an official document looks: assets/report/layout.json, after GB/T 9704-2012. Format: schemas/report.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence::report {

inline constexpr std::size_t heading_levels = 4;  // GB/T 9704-2012, 7.3.3

// A face is named, never bundled; `fallback` are what a reader of HTML tries next, in order.
struct Face {
  std::string east_asian;
  std::string latin;
  std::vector<std::string> fallback;
  std::uint32_t half_points = 32;   // 3号 = 16 pt = 32
  std::uint32_t line_height = 579;  // exact, twips
};

// Lengths in twips (1/20 pt) unless said otherwise.
struct Layout {
  std::uint32_t page_width = 0;
  std::uint32_t page_height = 0;
  std::uint32_t margin_top = 0;
  std::uint32_t margin_bottom = 0;
  std::uint32_t margin_left = 0;
  std::uint32_t margin_right = 0;
  std::uint32_t footer = 0;          // from the page's lower edge
  std::uint32_t line_pitch = 0;      // of the grid
  std::int32_t character_space = 0;  // of the grid, 1/4096 pt
  // Of body and headings, twips: 28 characters of 16 pt in 442.25 pt. Said beside the grid because LibreOffice gives a
  // character that is wider than its cell two cells; paragraphs therefore do not snap to the grid.
  std::int32_t character_spacing = 0;
  std::uint32_t indent_characters = 0;  // 1/100 of a character
  Face title;
  std::vector<Face> headings;  // levels 1 … 4
  Face body;
  Face table;
  Face small;  // of tables with much in a row, and of the annex
  Face page_number;
};

// Every field is required and no other may stand there; the error names file and field.
Result<Layout> load_layout(const std::filesystem::path& file);

}  // namespace evidence::report
