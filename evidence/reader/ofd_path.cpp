// Abbreviated paths: GB/T 33190-2016, 9.3.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "evidence/reader/ofd_page.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_steps = 100'000;  // of one path

// Reads letters and numbers from the data, in turn.
class Data {
 public:
  explicit Data(std::string_view text) : text_(text) {}

  char letter() {
    skip();
    if (text_.empty()) return 0;
    const char c = text_.front();
    text_.remove_prefix(1);
    return c;
  }
  template <std::size_t count>
  std::optional<std::array<double, count>> numbers() {
    std::array<double, count> values{};
    for (double& value : values) {
      skip();
      const std::size_t end = std::min(text_.find_first_of(" \t\r\n,SMLQBAC"), text_.size());
      const auto parsed = numbers_of(text_.substr(0, end));
      if (parsed.empty()) return std::nullopt;
      value = parsed.front();
      text_.remove_prefix(end);
    }
    return values;
  }

 private:
  void skip() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n,"), text_.size())); }
  std::string_view text_;
};

struct Arc {
  double rx, ry, turn;
  bool large, sweep;
};

// SVG 1.1, appendix F.6.5: from the ends of an arc to its centre; each quarter turn is one Bézier curve.
void add_arc(std::vector<OfdStep>& steps, Point from, Arc arc, Point to) {
  double rx = std::abs(arc.rx);
  double ry = std::abs(arc.ry);
  if (rx < 1e-9 || ry < 1e-9 || (from.x == to.x && from.y == to.y)) {
    steps.push_back({OfdStep::Kind::Line, to, {}, {}});
    return;
  }
  const double phi = arc.turn * std::numbers::pi / 180;
  const double cosine = std::cos(phi);
  const double sine = std::sin(phi);
  const double dx = (from.x - to.x) / 2;
  const double dy = (from.y - to.y) / 2;
  const double x1 = cosine * dx + sine * dy;
  const double y1 = -sine * dx + cosine * dy;
  const double grow = std::sqrt(std::max(1.0, x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry)));
  rx *= grow;
  ry *= grow;
  const double denominator = rx * rx * y1 * y1 + ry * ry * x1 * x1;
  const double root = std::sqrt(std::max(0.0, (rx * rx * ry * ry - denominator) / denominator));
  const double sign = arc.large == arc.sweep ? -1 : 1;
  const double cx1 = sign * root * rx * y1 / ry;
  const double cy1 = -sign * root * ry * x1 / rx;
  const double begin = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
  double sweep = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - begin;
  if (arc.sweep && sweep < 0) sweep += 2 * std::numbers::pi;
  if (!arc.sweep && sweep > 0) sweep -= 2 * std::numbers::pi;
  const Matrix place{cosine * rx,
                     sine * rx,
                     -sine * ry,
                     cosine * ry,
                     cosine * cx1 - sine * cy1 + (from.x + to.x) / 2,
                     sine * cx1 + cosine * cy1 + (from.y + to.y) / 2};
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (std::numbers::pi / 2) - 1e-9)));
  const double piece = sweep / pieces;
  const double handle = 4.0 / 3 * std::tan(piece / 4);
  for (int i = 0; i < pieces; ++i) {
    const double a = begin + i * piece;
    const double b = a + piece;
    steps.push_back({OfdStep::Kind::Curve, place.of({std::cos(b), std::sin(b)}),
                     place.of({std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a)}),
                     place.of({std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b)})});
  }
}

// One letter with its numbers; false where they are missing.
bool add_step(char letter, Data& data, Point& pen, std::vector<OfdStep>& steps) {
  using Kind = OfdStep::Kind;
  if (letter == 'C') {
    steps.push_back({Kind::Close, pen, {}, {}});
    return true;
  }
  if (letter == 'S' || letter == 'M' || letter == 'L') {
    const auto n = data.numbers<2>();
    if (!n) return false;
    pen = {(*n)[0], (*n)[1]};
    steps.push_back({letter == 'L' ? Kind::Line : Kind::Move, pen, {}, {}});
  } else if (letter == 'Q') {
    const auto n = data.numbers<4>();
    if (!n) return false;
    const Point to{(*n)[2], (*n)[3]};
    const Point first{pen.x + ((*n)[0] - pen.x) * 2 / 3, pen.y + ((*n)[1] - pen.y) * 2 / 3};
    const Point second{to.x + ((*n)[0] - to.x) * 2 / 3, to.y + ((*n)[1] - to.y) * 2 / 3};
    steps.push_back({Kind::Curve, to, first, second});
    pen = to;
  } else if (letter == 'B') {
    const auto n = data.numbers<6>();
    if (!n) return false;
    pen = {(*n)[4], (*n)[5]};
    steps.push_back({Kind::Curve, pen, {(*n)[0], (*n)[1]}, {(*n)[2], (*n)[3]}});
  } else if (letter == 'A') {
    const auto n = data.numbers<7>();
    if (!n) return false;
    const Point to{(*n)[5], (*n)[6]};
    add_arc(steps, pen, {(*n)[0], (*n)[1], (*n)[2], (*n)[3] != 0, (*n)[4] != 0}, to);
    pen = to;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::vector<OfdStep> ofd_steps(std::string_view text) {
  std::vector<OfdStep> steps;
  Data data(text);
  Point pen;
  while (steps.size() < most_steps) {
    const char letter = data.letter();
    if (letter == 0 || !add_step(letter, data, pen, steps)) break;
  }
  return steps;
}

}  // namespace evidence::reader
