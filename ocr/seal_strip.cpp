#include "ocr/seal_strip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ocr {
namespace {

// Of a value in rows of `width`.
std::size_t place_in(int width, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
}

constexpr double pi = std::numbers::pi;
constexpr int steps = 720;  // of a turn
// Width of a cell for its height: measured on the tuning pages, 93.2 % of characters; 92.9 % as wide as high.
constexpr double least_aspect = 0.75;
constexpr double long_line = 12;  // heights: the neural engine narrows longer lines by a fifth
constexpr double against_narrowing = 1.25;

// Bilinear; nothing beside the picture.
double ink_at(const Picture& ink, double x, double y) {
  if (x < 0 || y < 0 || x >= ink.width - 1 || y >= ink.height - 1) return 0;
  const int u = static_cast<int>(x), v = static_cast<int>(y);
  const double p = x - u, q = y - v;
  const std::uint8_t* above = ink.row(v) + u;
  const std::uint8_t* below = ink.row(v + 1) + u;
  return (above[0] * (1 - p) + above[1] * p) * (1 - q) + (below[0] * (1 - p) + below[1] * p) * q;
}

// Ink on white between two columns: the paper is nothing, the fullest strokes are black.
void level(std::vector<double>& values, Picture& strip, int from, int to) {
  constexpr double least_contrast = 25;
  std::vector<double> sorted;
  const auto width = static_cast<std::size_t>(strip.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(strip.height); ++y)
    for (int x = from; x < to; ++x) sorted.push_back(values[y * width + static_cast<std::size_t>(x)]);
  if (sorted.empty()) return;
  const auto at = [&](double share) {
    const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), place, sorted.end());
    return *place;
  };
  const double paper = at(0.3);
  const double full = std::max(paper + least_contrast, at(0.97));
  for (int y = 0; y < strip.height; ++y) {
    for (int x = from; x < to; ++x) {
      const double value = values[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
      strip.row(y)[x] = static_cast<std::uint8_t>(255 - 255 * std::clamp((value - paper) / (full - paper), 0.0, 1.0));
    }
  }
}

}  // namespace

Rim::Rim(const Seal& seal, const Band& band)
    : across_(seal.across - band.middle() * seal.down),
      down_(seal.down - band.middle() * seal.down),
      x_(seal.x),
      y_(seal.y),
      cosine_(std::cos(seal.tilt * pi / 180)),
      sine_(std::sin(seal.tilt * pi / 180)),
      height_(band.height() * seal.down) {
  std::vector<double> lengths{0};
  for (int i = 0; i < steps; ++i) {
    const double angle = pi / 2 + 2 * pi * (i + 0.5) / steps;
    lengths.push_back(lengths.back() + std::hypot(across_ * std::sin(angle), down_ * std::cos(angle)));
  }
  length_ = lengths.back() * 2 * pi / steps;
  std::size_t at = 0;
  for (int i = 0; i < steps; ++i) {
    const double wanted = lengths.back() * i / steps;
    while (lengths[at + 1] < wanted) ++at;
    const double within = (wanted - lengths[at]) / (lengths[at + 1] - lengths[at]);
    angles_.push_back(pi / 2 + 2 * pi * (static_cast<double>(at) + within) / steps);
  }
  angles_.push_back(pi / 2 + 2 * pi);
}

Rim::Place Rim::at(double share) const {
  const double place = (share - std::floor(share)) * steps;
  const auto before = std::min(static_cast<std::size_t>(place), angles_.size() - 2);
  const double within = place - static_cast<double>(before);
  const double angle = angles_[before] * (1 - within) + angles_[before + 1] * within;
  const double u = std::cos(angle), v = std::sin(angle);
  const double a = -u / across_, b = -v / down_, length = std::hypot(a, b);
  const double p = across_ * u, q = down_ * v;
  return {x_ + cosine_ * p - sine_ * q, y_ + sine_ * p + cosine_ * q, (cosine_ * a - sine_ * b) / length,
          (sine_ * a + cosine_ * b) / length};
}

Picture unrolled(const SealInk& seal, const Rim& rim, double from, double to) {
  const double scale = strip_height / rim.height();
  double wide = (to - from) * rim.length() * scale;
  if (wide > long_line * strip_height) wide *= against_narrowing;
  const int width = std::max(1, static_cast<int>(wide));
  Picture strip(width, strip_height, 1);
  std::vector<double> values(strip.pixels.size());
  for (int x = 0; x < width; ++x) {
    const Rim::Place place = rim.at(from + (to - from) * (x + 0.5) / width);
    for (int y = 0; y < strip_height; ++y) {
      const double depth = ((y + 0.5) / strip_height - 0.5) * rim.height();
      values[place_in(width, x, y)] =
          ink_at(seal.ink, place.x + place.inward_x * depth, place.y + place.inward_y * depth);
    }
  }
  level(values, strip, 0, width);
  return strip;
}

namespace {

// Whether a point lies clockwise of a place on the rim.
bool is_past(const Rim::Place& place, double x, double y) {
  return (x - place.x) * place.inward_y - (y - place.y) * place.inward_x > 0;
}

}  // namespace

Picture side_by_side(const SealInk& seal, const Rim& rim, const Cells& cells) {
  const double pitch = cells.pitch * rim.length();
  double wide = strip_height * std::max(least_aspect, pitch / rim.height()) * cells.broader;
  if (wide * cells.count > long_line * strip_height) wide *= against_narrowing;
  const int width = std::max(8, static_cast<int>(wide));
  Picture strip(width * cells.count, strip_height, 1);
  std::vector<double> values(strip.pixels.size());
  for (int n = 0; n < cells.count; ++n) {
    const double middle = cells.first + n * cells.pitch;
    const Rim::Place place = rim.at(middle);
    const Rim::Place before = rim.at(middle - cells.pitch / 2), after = rim.at(middle + cells.pitch / 2);
    for (int y = 0; y < strip_height; ++y) {
      const double depth = ((y + 0.5) / strip_height - 0.5) * rim.height();
      for (int x = 0; x < width; ++x) {
        const double aside = ((x + 0.5) / width - 0.5) * pitch;
        const double u = place.x + place.inward_x * depth + place.inward_y * aside;
        const double v = place.y + place.inward_y * depth - place.inward_x * aside;
        if (is_past(before, u, v) && !is_past(after, u, v))
          values[place_in(strip.width, n * width + x, y)] = ink_at(seal.ink, u, v);
      }
    }
    level(values, strip, n * width, (n + 1) * width);
  }
  return strip;
}

Band band_of_words(const SealInk& seal, const Cells& cells) {
  constexpr Band looked_at{0.06, 0.52};
  constexpr double faint = 0.15;  // of the fullest row's ink
  constexpr double room = 0.1;    // of the words' height, on either side
  constexpr double least = 0.14, most = 0.42;
  const Rim rim(seal.seal, looked_at);
  const double half = cells.pitch / 2;
  const Picture strip = unrolled(seal, rim, cells.first - half, cells.first + cells.pitch * (cells.count - 1) + half);
  std::vector<double> rows;
  for (int y = 0; y < strip.height; ++y) {
    double sum = 0;
    for (int x = 0; x < strip.width; ++x) sum += 255 - strip.row(y)[x];
    rows.push_back(sum);
  }
  const double threshold = faint * *std::max_element(rows.begin(), rows.end());
  double best = 0, sum = 0;
  std::size_t from = 0, best_from = 0, best_to = rows.size();
  for (std::size_t y = 0; y <= rows.size(); ++y) {
    if (y < rows.size() && rows[y] > threshold) {
      sum += rows[y];
      continue;
    }
    if (sum > best) best = sum, best_from = from, best_to = y;
    from = y + 1, sum = 0;
  }
  const auto depth = [&](double row) { return looked_at.outer + looked_at.height() * row / strip.height; };
  Band band{depth(double(best_from)), depth(double(best_to))};
  const double margin = room * band.height();
  band.outer = std::max(looked_at.outer, band.outer - margin),
  band.inner = std::min(looked_at.inner, band.inner + margin);
  return band.height() < least || band.height() > most ? Band{} : band;
}

double widest_gap(const SealInk& seal, const Rim& rim) {
  constexpr int columns = 360;
  constexpr int dark = 128;
  constexpr int least_dark = 3;  // pixels in a column
  const Picture turn = unrolled(seal, rim, 0, 1);
  std::vector<bool> empty;
  for (int i = 0; i < columns; ++i) {
    const int x = static_cast<int>((i + 0.5) / columns * turn.width);
    int count = 0;
    for (int y = 0; y < turn.height; ++y) count += turn.row(y)[x] < dark ? 1 : 0;
    empty.push_back(count < least_dark);
  }
  int run = 0, widest = 0, end = 0;
  for (int x = 0; x < 2 * columns; ++x) {
    run = empty[static_cast<std::size_t>(x % columns)] ? run + 1 : 0;
    if (run > widest && run <= columns) widest = run, end = x;
  }
  return std::fmod((end - widest / 2.0 + columns) / columns, 1);
}

Picture level_part(const SealInk& seal, double up, double half, double top, double bottom) {
  const double scale = (bottom - top) / strip_height;  // half axes a pixel
  const int width = static_cast<int>(2 * half / scale);
  const double c = std::cos(up * pi / 180), s = std::sin(up * pi / 180);
  Picture strip(width, strip_height, 1);
  std::vector<double> values(strip.pixels.size());
  const Seal& own = seal.seal;
  for (int y = 0; y < strip_height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double u = (-half + (x + 0.5) * scale) * own.down, v = (top + (y + 0.5) * scale) * own.down;
      values[place_in(width, x, y)] = ink_at(seal.ink, own.x + c * u - s * v, own.y + s * u + c * v);
    }
  }
  level(values, strip, 0, width);
  return strip;
}

}  // namespace ocr
