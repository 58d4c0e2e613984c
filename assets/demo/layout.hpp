// Lays a Document out on A4 pages: lines, rules and seals at fixed places, the same for PDF and for scanned pictures.
#pragma once

#include <string>
#include <vector>

#include "demo/plan.hpp"

namespace evidence::demo {

// ISO 216 A4 in points.
inline constexpr double kPageWidth = 595.276;
inline constexpr double kPageHeight = 841.89;

struct LaidLine {
  std::string text;
  double x = 0;  // left edge, points
  double y = 0;  // top edge, points
  double size = 0;
  bool bold = false;
  bool red = false;
};
struct LaidRule {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool red = false;
};
struct LaidSeal {
  std::string name;
  double x = 0, y = 0;  // its centre
};
struct LaidPage {
  std::vector<LaidLine> lines;
  std::vector<LaidRule> rules;
  std::vector<LaidSeal> seals;
};

// At least one page. Pure: the same document gives the same pages.
std::vector<LaidPage> lay_out(const Document& document);

}  // namespace evidence::demo
