#include "ocr/seal_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ocr {
namespace {

constexpr double around = 1.12;  // half axes: oval seals' straight text reaches beyond the rim's middle line
constexpr double least_contrast = 25;
constexpr double black = 100, red = 160;  // of the red channel: print, and what is surely none
// Of the full ink's redness: less is paper or the soft edge of black print, more is ink.
constexpr double no_ink = 0.05, surely_ink = 0.18;

// More is the ink of another seal over a pale one: ink that varies is a quarter stronger than the rim's middle.
constexpr double own_ink = 1.5, surely_another = 1.9;

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

Box box_of(const Picture& picture, const Seal& seal) {
  const double reach = around * std::max(seal.across, seal.down);
  const int left = std::clamp(static_cast<int>(seal.x - reach), 0, picture.width - 1);
  const int top = std::clamp(static_cast<int>(seal.y - reach), 0, picture.height - 1);
  const int right = std::clamp(static_cast<int>(seal.x + reach) + 1, left + 1, picture.width);
  const int bottom = std::clamp(static_cast<int>(seal.y + reach) + 1, top + 1, picture.height);
  return {left, top, right - left, bottom - top};
}

double redness(const std::uint8_t* pixel) { return std::max(0, pixel[0] - std::max(pixel[1], pixel[2])); }

double quantile(std::vector<std::uint8_t> values, double share) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Of the seal's own ink: its rim's, the middle of all places round it.
double redness_of_rim(const Picture& picture, const Seal& seal) {
  constexpr int places = 240;
  constexpr double deepest = 0.06, deeper = 0.01;  // half axes
  const double c = std::cos(seal.tilt * std::numbers::pi / 180), s = std::sin(seal.tilt * std::numbers::pi / 180);
  std::vector<std::uint8_t> found;
  for (int i = 0; i < places; ++i) {
    const double angle = 2 * std::numbers::pi * i / places;
    double most = -1;
    for (double depth = -deeper; depth < deepest; depth += deeper) {
      const double u = (seal.across - depth * seal.down) * std::cos(angle);
      const double v = seal.down * (1 - depth) * std::sin(angle);
      const int x = static_cast<int>(seal.x + c * u - s * v), y = static_cast<int>(seal.y + s * u + c * v);
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
      most = std::max(most, redness(picture.row(y) + std::ptrdiff_t{x} * 3));
    }
    if (most >= 0) found.push_back(static_cast<std::uint8_t>(most));
  }
  return quantile(std::move(found), 0.4);
}

}  // namespace

SealInk seal_ink(const Picture& picture, const Seal& seal, InkBy by) {
  const Box box = box_of(picture, seal);
  SealInk result{Picture(box.width, box.height, 1), seal};
  result.seal.x -= box.x, result.seal.y -= box.y;
  std::vector<std::uint8_t> rednesses, greens;
  for (int y = 0; y < box.height; y += 2) {
    const std::uint8_t* pixel = picture.row(box.y + y) + std::ptrdiff_t{box.x} * 3;
    for (int x = 0; x < box.width; x += 2, pixel += 6) {
      rednesses.push_back(static_cast<std::uint8_t>(redness(pixel)));
      greens.push_back(pixel[1]);
    }
  }
  const double paper = quantile(std::move(greens), 0.7);
  const double none = quantile(rednesses, 0.3);
  const double full = std::max(none + least_contrast, redness_of_rim(picture, seal));
  for (int y = 0; y < box.height; ++y) {
    const std::uint8_t* pixel = picture.row(box.y + y) + std::ptrdiff_t{box.x} * 3;
    for (int x = 0; x < box.width; ++x, pixel += 3) {
      const double strength = (redness(pixel) - none) / (full - none);
      const double own = std::clamp((surely_another - strength) / (surely_another - own_ink), 0.0, 1.0);
      const double colour = std::clamp(strength, 0.0, 1.0);
      double value = 255 * colour * own;
      if (by != InkBy::Colour) {
        const double is_ink =
            by == InkBy::BareShade ? 1 : std::clamp((colour - no_ink) / (surely_ink - no_ink), 0.0, 1.0);
        value =
            own * std::max(0.0, paper - pixel[1]) * is_ink * std::clamp((pixel[0] - black) / (red - black), 0.0, 1.0);
      }
      result.ink.row(y)[x] = static_cast<std::uint8_t>(value);
    }
  }
  return result;
}

}  // namespace ocr
