#include "tests/pages/look.hpp"

#include <array>

#include <fmt/format.h>

namespace tests::pages {
namespace {

// What office scanners give: after the study of Chinese office scans (noise 4 to 10, JPEG 40 to 70, skew to 2 degrees).
constexpr std::array<Look, 12> clean{{
    {.dpi = 300, .points = 12, .grey = true},
    {.dpi = 300, .points = 14, .skew = 0.7, .noise = 6, .jpeg = 75, .grey = true},
    {.dpi = 300, .points = 14, .seal = true, .jpeg = 60},
    {.dpi = 200, .points = 12, .seal = true, .noise = 5, .jpeg = 60},
    {.dpi = 300, .points = 12, .noise = 8, .jpeg = 70, .grey = true, .through = true},
    {.dpi = 300, .points = 10.5, .noise = 6, .blur = 1.1F, .jpeg = 75, .shade = 0.45},
    {.dpi = 200, .points = 14, .skew = -1.6, .seal = true, .jpeg = 70, .yellow = true},
    {.dpi = 300, .points = 12, .skew = 1, .seal = true, .noise = 10, .jpeg = 60},
    {.dpi = 200, .points = 12, .jpeg = 40},
    {.dpi = 200, .points = 12, .skew = -2, .noise = 8, .grey = true},
    {.dpi = 200, .points = 12, .jpeg = 60, .through = true, .yellow = true},
    {.dpi = 250, .points = 12, .skew = 0.4, .seal = true, .noise = 6, .jpeg = 70, .shade = 0.3},
}};

constexpr std::array<Look, 10> hard{{
    {.dpi = 200, .points = 14, .skew = 1.5, .seal = true, .noise = 14, .jpeg = 35},
    {.dpi = 150, .points = 10.5, .blur = 0.7F, .jpeg = 50, .grey = true},
    {.dpi = 150, .points = 12, .skew = -0.8, .noise = 25, .fax = true},
    {.dpi = 150, .points = 9, .noise = 8, .jpeg = 50, .grey = true},
    {.dpi = 150, .points = 10.5, .seal = true, .noise = 8, .jpeg = 75},
    {.dpi = 120, .points = 14, .seal = true, .blur = 0.7F, .jpeg = 40, .yellow = true, .shade = 0.5, .photo = true},
    {.dpi = 110, .points = 12, .jpeg = 60, .grey = true},
    {.dpi = 200, .points = 10.5, .noise = 12, .contrast = 0.25F, .jpeg = 75, .grey = true, .through = true},
    {.dpi = 200, .points = 12, .noise = 35, .blur = 0.6F, .fax = true},
    {.dpi = 150, .points = 12, .noise = 6, .blur = 1.5F, .jpeg = 50},
}};

}  // namespace

std::span<const Look> looks(PageSet set) {
  if (set == PageSet::Hard) return hard;
  return clean;
}

std::string describe(const Look& look) {
  std::string words = fmt::format("{} dpi, {} pt", look.dpi, look.points);
  if (look.skew != 0) words += fmt::format(", skew {}", look.skew);
  if (look.seal) words += ", seal";
  if (look.noise > 0) words += fmt::format(", noise {}", look.noise);
  if (look.blur > 0) words += fmt::format(", blur {}", look.blur);
  if (look.contrast < 1) words += fmt::format(", contrast {}", look.contrast);
  if (look.jpeg > 0) words += fmt::format(", JPEG {}", look.jpeg);
  if (look.fax) words += ", fax";
  if (look.grey) words += ", grey";
  if (look.through) words += ", show-through";
  if (look.yellow) words += ", yellow";
  if (look.shade > 0) words += fmt::format(", shade {}", look.shade);
  if (look.photo) words += ", photograph";
  return words;
}

}  // namespace tests::pages
