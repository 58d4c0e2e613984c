#include "ocr/skew.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace ocr {
namespace {

constexpr double steepest = 8;            // degrees
constexpr std::size_t least_ink = 1'500;  // mask pixels: some twenty characters; fewer show no direction
constexpr std::size_t most_ink = 40'000;  // enough to measure by; a page of a picture has more
constexpr float strip_width = 250;        // mask pixels (100 dpi): a narrow column of a newspaper
constexpr double least_contrast = 1.5;    // of printed lines: from 3 (a notice of few lines) to 28; of a photograph 0.8
constexpr double nearly_level = 0.1;      // degrees: the mask shows no less
constexpr double stands_out = 1.15;       // of the best angle's contrast over the mean of all: what lines give

struct Spot {
  float x;
  float y;
};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

std::vector<Spot> spots_of(const Picture& mask) {
  std::size_t all = 0;
  for (const std::uint8_t value : mask.pixels) all += value;
  const std::size_t step = all / most_ink + 1;
  const int middle = mask.width / 2;
  std::vector<Spot> spots;
  if (all < least_ink) return spots;
  std::size_t seen = 0;
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t* row = mask.row(y);
    for (int x = 0; x < mask.width; ++x) {
      if (row[x] != 0 && seen++ % step == 0) spots.push_back({static_cast<float>(x - middle), static_cast<float>(y)});
    }
  }
  return spots;
}

// How much the sums of neighbouring rows differ when the page is sheared by this angle.
class Contrast {
 public:
  Contrast(std::vector<Spot> spots, const Picture& mask)
      : spots_(std::move(spots)),
        left_(static_cast<float>(mask.width) / 2),
        margin_(static_cast<int>(mask.width * std::tan(radians(steepest + 1)) / 2) + 2),
        height_(mask.height) {}
  // Of the whole page's rows.
  double at(double degrees) { return in_strips(degrees, 1e9F); }
  // Of the rows of upright strips, each for itself: columns whose lines are not level with each other do not blur it.
  double at_in_strips(double degrees) { return in_strips(degrees, strip_width); }

 private:
  double in_strips(double degrees, float width) {
    const auto rows = static_cast<std::size_t>(height_) + 2 * static_cast<std::size_t>(margin_);
    const std::size_t strips = static_cast<std::size_t>(2 * left_ / width) + 1;
    sums_.assign(rows * strips, 0);
    const auto slope = static_cast<float>(std::tan(radians(degrees)));
    const auto offset = static_cast<float>(margin_) + 0.5F;
    for (const Spot& spot : spots_) {
      const auto strip = static_cast<std::size_t>((spot.x + left_) / width);
      ++sums_[std::min(strip, strips - 1) * rows + static_cast<std::size_t>(spot.y - spot.x * slope + offset)];
    }
    double sum = 0;
    for (std::size_t i = 1; i < sums_.size(); ++i) {
      const double step = sums_[i] - sums_[i - 1];
      sum += step * step;
    }
    return sum;
  }

  std::vector<Spot> spots_;
  float left_;
  int margin_;
  int height_;
  std::vector<int> sums_;
};

using Measure = double (Contrast::*)(double);

// The best of the angles from `from` to `to`.
std::pair<double, double> best_between(Contrast& contrast, Measure measure, double from, double to, double step) {
  std::pair<double, double> best{from, -1};
  for (double angle = from; angle <= to + step / 2; angle += step) {
    const double value = (contrast.*measure)(angle);
    if (value > best.second) best = {angle, value};
  }
  return best;
}

}  // namespace

Lean measure_lean(const Picture& mask) {
  std::vector<Spot> spots = spots_of(mask);
  if (spots.empty()) return {};
  const auto ink = static_cast<double>(spots.size());
  Contrast contrast(std::move(spots), mask);
  constexpr double coarse = 0.5;
  double sum = 0;
  int count = 0;
  for (double angle = -steepest; angle <= steepest; angle += coarse, ++count) sum += contrast.at_in_strips(angle);
  auto best = best_between(contrast, &Contrast::at_in_strips, -steepest, steepest, coarse);
  // At the end of the range stands what rises beyond it: no line of text.
  if (best.second < stands_out * sum / count || std::abs(best.first) > steepest - coarse / 2)
    return {0, contrast.at(0) / ink};
  for (const double step : {0.1, 0.02})
    best = best_between(contrast, &Contrast::at, best.first - 6 * step, best.first + 6 * step, step);
  const double contrast_there = best.second / ink;
  const bool level = std::abs(best.first) < nearly_level || contrast_there < least_contrast;
  return {level ? 0 : best.first, contrast_there};
}

namespace {

struct Turn {
  double cosine;
  double sine;
  double from_x;  // centre of the leaning page
  double from_y;
  double to_x;  // centre of the straight one
  double to_y;
};

Turn turn_of(double skew, const Picture& page) {
  const double angle = radians(skew);
  const double width = page.width * std::cos(angle) + page.height * std::abs(std::sin(angle));
  const double height = page.height * std::cos(angle) + page.width * std::abs(std::sin(angle));
  return {std::cos(angle),   std::sin(angle),      page.width / 2.0,
          page.height / 2.0, std::ceil(width) / 2, std::ceil(height) / 2};
}

std::pair<double, double> to_leaning(const Turn& turn, double x, double y) {
  const double dx = x - turn.to_x;
  const double dy = y - turn.to_y;
  return {turn.from_x + dx * turn.cosine - dy * turn.sine, turn.from_y + dx * turn.sine + dy * turn.cosine};
}

constexpr std::uint8_t paper = 255;
constexpr int fraction_bits = 8;
constexpr std::int64_t place_bits = 16;

// The pixel between four, `x` and `y` in 1/65536 pixel, not in the last row or column.
std::uint8_t between(const Picture& grey, std::int64_t x, std::int64_t y) {
  const int u = static_cast<int>(x >> place_bits);
  const int v = static_cast<int>(y >> place_bits);
  const int right = static_cast<int>((x >> (place_bits - fraction_bits)) & 0xFF);
  const int down = static_cast<int>((y >> (place_bits - fraction_bits)) & 0xFF);
  const std::uint8_t* a = grey.row(v) + u;
  const std::uint8_t* b = a + grey.width;
  const int above = a[0] * (256 - right) + a[1] * right;
  const int below = b[0] * (256 - right) + b[1] * right;
  return static_cast<std::uint8_t>((above * (256 - down) + below * down + 32768) >> 16);
}

// Of anything with x, y, width and height: the level box around the leaning one.
template <class Placed>
void lean_box_back(Placed& placed, const Turn& turn) {
  double left = 1e9;
  double top = 1e9;
  double right = -1e9;
  double bottom = -1e9;
  for (const int corner : {0, 1, 2, 3}) {
    const bool at_right = corner % 2 == 1;
    const bool at_bottom = corner >= 2;
    const double x = placed.x + (at_right ? placed.width : 0);
    const double y = placed.y + (at_bottom ? placed.height : 0);
    const auto [u, v] = to_leaning(turn, x, y);
    left = std::min(left, u), right = std::max(right, u), top = std::min(top, v), bottom = std::max(bottom, v);
  }
  placed.x = static_cast<int>(std::lround(left));
  placed.y = static_cast<int>(std::lround(top));
  placed.width = static_cast<int>(std::lround(right)) - placed.x;
  placed.height = static_cast<int>(std::lround(bottom)) - placed.y;
}

}  // namespace

Picture straightened(const Picture& grey, double skew) {
  const Turn turn = turn_of(skew, grey);
  Picture result(static_cast<int>(turn.to_x * 2), static_cast<int>(turn.to_y * 2), 1, grey.dpi);
  constexpr double unit = 1 << place_bits;
  const auto step_x = static_cast<std::int64_t>(std::lround(turn.cosine * unit));
  const auto step_y = static_cast<std::int64_t>(std::lround(turn.sine * unit));
  for (int y = 0; y < result.height; ++y) {
    const auto [u, v] = to_leaning(turn, 0.5, y + 0.5);
    auto x_at = static_cast<std::int64_t>(std::lround((u - 0.5) * unit));
    auto y_at = static_cast<std::int64_t>(std::lround((v - 0.5) * unit));
    std::uint8_t* to = result.row(y);
    const auto inside = [&](int x) {
      const std::int64_t column = (x_at + x * step_x) >> place_bits;
      const std::int64_t line = (y_at + x * step_y) >> place_bits;
      return column >= 0 && line >= 0 && column + 1 < grey.width && line + 1 < grey.height;
    };
    int begin = 0;
    int end = result.width;
    while (begin < end && !inside(begin)) ++begin;
    while (end > begin && !inside(end - 1)) --end;
    std::fill(to, to + begin, paper);
    std::fill(to + end, to + result.width, paper);
    x_at += begin * step_x, y_at += begin * step_y;
    for (int x = begin; x < end; ++x, x_at += step_x, y_at += step_y) to[x] = between(grey, x_at, y_at);
  }
  return result;
}

void lean_back(Recognition& recognition, double skew, const Picture& page) {
  recognition.skew = skew;
  const Turn turn = turn_of(skew, page);
  for (auto* lines : {&recognition.lines, &recognition.doubtful, &recognition.second}) {
    for (Line& line : *lines)
      for (Word& word : line.words) lean_box_back(word, turn);
  }
  for (Unread& part : recognition.unread) lean_box_back(part, turn);
}

}  // namespace ocr
