#include "ocr/seal_strip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "ocr/ellipse.hpp"

namespace ocr {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double outer = 0.075;  // of the half axis `down`, inwards from the rim
constexpr double inner = 0.44;
// Characters of seals are taller than wide, and the neural engine narrows its lines by a fifth: this undoes it.
constexpr double broader = 1.25;

double ink_of(const Picture& picture, int x, int y, InkBy by) {
  constexpr double black = 100, red = 160;
  const std::uint8_t* pixel = picture.row(std::clamp(y, 0, picture.height - 1)) +
                              static_cast<std::ptrdiff_t>(std::clamp(x, 0, picture.width - 1)) * 3;
  if (by == InkBy::Redness) return std::max(0, pixel[0] - std::max(pixel[1], pixel[2]));
  return (255.0 - pixel[1]) * std::clamp((pixel[0] - black) / (red - black), 0.0, 1.0);
}

// Bilinear; nothing beside the picture.
double ink_at(const Picture& picture, double x, double y, InkBy by) {
  if (x < 0 || y < 0 || x > picture.width - 1 || y > picture.height - 1) return 0;
  const int u = static_cast<int>(x), v = static_cast<int>(y);
  const double p = x - u, q = y - v;
  return (ink_of(picture, u, v, by) * (1 - p) + ink_of(picture, u + 1, v, by) * p) * (1 - q) +
         (ink_of(picture, u, v + 1, by) * (1 - p) + ink_of(picture, u + 1, v + 1, by) * p) * q;
}

// Ink on white: the paper is nothing, the fullest strokes is black.
Picture inked(const std::vector<double>& red, int width, int height) {
  constexpr double least_contrast = 25;
  std::vector<double> sorted = red;
  const auto at = [&](double share) {
    const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), place, sorted.end());
    return *place;
  };
  const double paper = at(0.3);
  const double full = std::max(paper + least_contrast, at(0.97));
  Picture ink(width, height, 1);
  std::transform(red.begin(), red.end(), ink.pixels.begin(), [&](double value) {
    return static_cast<std::uint8_t>(255 - 255 * std::clamp((value - paper) / (full - paper), 0.0, 1.0));
  });
  return ink;
}

// Angles at equal lengths along the middle of the band, clockwise from the bottom.
std::vector<double> steps_round(const Seal& seal, int width) {
  constexpr int fine = 1440;
  const double middle = (outer + inner) / 2 * seal.down;
  const double across = seal.across - middle, down = seal.down - middle;
  std::vector<double> lengths{0};
  for (int i = 0; i < fine; ++i) {
    const double angle = pi / 2 + 2 * pi * (i + 0.5) / fine;
    lengths.push_back(lengths.back() + std::hypot(across * std::sin(angle), down * std::cos(angle)));
  }
  std::vector<double> angles;
  std::size_t at = 0;
  for (int x = 0; x < width; ++x) {
    const double length = lengths.back() * (x + 0.5) / width;
    while (at + 1 < lengths.size() && lengths[at + 1] < length) ++at;
    angles.push_back(pi / 2 + 2 * pi * static_cast<double>(at) / fine);
  }
  return angles;
}

int turn_width(const Seal& seal) {
  const double middle = (outer + inner) / 2 * seal.down;
  const double across = seal.across - middle, down = seal.down - middle;
  const double round = pi * (3 * (across + down) - std::sqrt((3 * across + down) * (across + 3 * down)));  // Ramanujan
  return static_cast<int>(round / ((inner - outer) * seal.down) * strip_height * broader);
}

}  // namespace

Picture unrolled(const Picture& picture, const Seal& seal, int turns, InkBy by) {
  const int width = turn_width(seal);
  const std::vector<double> angles = steps_round(seal, width);
  const Axes axes({seal.x, seal.y, seal.across, seal.down, seal.tilt * pi / 180});
  const double c = std::cos(seal.tilt * pi / 180), s = std::sin(seal.tilt * pi / 180);
  std::vector<double> red(static_cast<std::size_t>(width) * strip_height);
  for (int x = 0; x < width; ++x) {
    const double u = std::cos(angles[static_cast<std::size_t>(x)]), v = std::sin(angles[static_cast<std::size_t>(x)]);
    const auto rim = axes.at(u, v);
    const double a = -u / seal.across, b = -v / seal.down, length = std::hypot(a, b);
    const double inward_x = (c * a - s * b) / length, inward_y = (s * a + c * b) / length;
    for (int y = 0; y < strip_height; ++y) {
      const double depth = (outer + (inner - outer) * (y + 0.5) / strip_height) * seal.down;
      red[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
          ink_at(picture, rim.x + inward_x * depth, rim.y + inward_y * depth, by);
    }
  }
  Picture once = inked(red, width, strip_height);
  if (turns == 1) return once;
  Picture strip(width * turns, strip_height, 1);
  for (int y = 0; y < strip_height; ++y)
    for (int turn = 0; turn < turns; ++turn)
      std::copy_n(once.row(y), width, strip.row(y) + std::ptrdiff_t{turn} * width);
  return strip;
}

Rolled from_widest_gap(const Picture& turn) {
  constexpr int dark = 128;
  constexpr int least_dark = 3;  // pixels in a column
  const auto is_empty = [&](int x) {
    int count = 0;
    for (int y = 0; y < turn.height; ++y) count += turn.row(y)[x] < dark ? 1 : 0;
    return count < least_dark;
  };
  int run = 0, widest = 0, end = 0;
  for (int x = 0; x < 2 * turn.width; ++x) {
    run = is_empty(x % turn.width) ? run + 1 : 0;
    if (run > widest && run <= turn.width) widest = run, end = x;
  }
  Rolled rolled{Picture(turn.width, turn.height, 1), (end - widest / 2 + turn.width) % turn.width};
  for (int y = 0; y < turn.height; ++y)
    for (int x = 0; x < turn.width; ++x) rolled.strip.row(y)[x] = turn.row(y)[(x + rolled.begin) % turn.width];
  return rolled;
}

Picture level_part(const Picture& picture, const Seal& seal, double up, double half, double top, double bottom,
                   InkBy by) {
  const double scale = (bottom - top) / strip_height;  // half axes a pixel
  const int width = static_cast<int>(2 * half / scale);
  const double c = std::cos(up * pi / 180), s = std::sin(up * pi / 180);
  std::vector<double> red(static_cast<std::size_t>(width) * strip_height);
  for (int y = 0; y < strip_height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double u = (-half + (x + 0.5) * scale) * seal.down, v = (top + (y + 0.5) * scale) * seal.down;
      red[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
          ink_at(picture, seal.x + c * u - s * v, seal.y + s * u + c * v, by);
    }
  }
  return inked(red, width, strip_height);
}

}  // namespace ocr
