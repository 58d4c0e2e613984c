#include "ocr/seals.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "ocr/circles.hpp"
#include "ocr/ellipse.hpp"
#include "ocr/ovals.hpp"
#include "ocr/red_ink.hpp"

namespace ocr {
namespace {

constexpr double search_dpi = 100;
constexpr double least_coverage = 0.62;  // of a whole ring: black text over it and worn ink take up to a third
constexpr double least_partial = 0.75;   // of what is visible of a ring that the page's edge cuts
constexpr double least_visible = 0.22;   // of the ring on the page
constexpr double round_to = 1.12;        // longer than wide by less: round, leaning a little in a photograph
constexpr double edge_reserve = 1.06;    // ink bleeds a little beyond the ring
constexpr int page_like = 650;           // pixels at 100 dpi: nothing smaller is a page of A5
constexpr double seal_picture = 200;     // pixels of a picture that shows one seal and little else

bool is_believed(const Ring& ring, const Picture& ink) {
  constexpr double whole = 0.95;
  if (ring.visible < least_visible) return false;
  if (ring.coverage < (ring.visible < whole ? least_partial : least_coverage)) return false;
  return has_words(ring.ellipse, ink);
}

// Two rings about one centre are one seal: an inner line, or a second impression.
bool is_known(const Ring& ring, const std::vector<Ring>& known) {
  return std::any_of(known.begin(), known.end(), [&](const Ring& other) {
    const double apart = std::hypot(ring.ellipse.x - other.ellipse.x, ring.ellipse.y - other.ellipse.y);
    return apart < 0.5 * std::max(ring.ellipse.down, other.ellipse.down);
  });
}

// Candidates in their order; each takes its edges away from the next.
void accept(const std::vector<Ring>& candidates, const Picture& ink, std::vector<Edge>& edges,
            std::vector<Ring>& accepted) {
  for (const Ring& candidate : candidates) {
    if (is_known(candidate, accepted)) continue;
    const Ring ring = measure_ring(candidate.ellipse, edges, ink.width, ink.height);
    if (!is_believed(ring, ink)) continue;
    accepted.push_back(ring);
    std::erase_if(
        edges, [axes = Axes(ring.ellipse)](const Edge& edge) { return lying_on(axes, edge, ring_band).has_value(); });
  }
}

std::vector<Ring> rings_in(const Picture& ink) {
  constexpr double sure = 0.85;  // coverage that no circle through pieces of an oval or of two seals has
  std::vector<Ring> rings;
  if (ink.pixels.empty()) return rings;
  std::vector<Edge> edges = edges_of(ink);
  std::vector<Ring> circles = find_circles(edges, ink.width, ink.height);
  const auto unsure =
      std::partition(circles.begin(), circles.end(), [](const Ring& ring) { return ring.coverage >= sure; });
  std::vector<Ring> rest(unsure, circles.end());
  circles.erase(unsure, circles.end());
  accept(circles, ink, edges, rings);
  const std::vector<Ring> ovals = find_ovals(edges, rings, ink.width, ink.height);
  rest.insert(rest.end(), ovals.begin(), ovals.end());
  std::sort(rest.begin(), rest.end(), [](const Ring& a, const Ring& b) { return a.coverage > b.coverage; });
  accept(rest, ink, edges, rings);
  return rings;
}

Seal seal_of(const Ring& ring, double scale) {
  Seal seal;
  const Ellipse& ellipse = ring.ellipse;
  seal.shape = ellipse.across > round_to * ellipse.down ? SealShape::Oval : SealShape::Round;
  seal.x = (ellipse.x + 0.5) / scale;
  seal.y = (ellipse.y + 0.5) / scale;
  seal.across = ellipse.across / scale;
  seal.down = ellipse.down / scale;
  seal.tilt = seal.shape == SealShape::Oval ? ellipse.tilt * 180 / std::numbers::pi : 0;
  seal.vote = ring.coverage;
  return seal;
}

// The first and the last column of an ellipse in a row; the last before the first where it has none.
std::pair<int, int> within(const Ellipse& ellipse, int y) {
  // u = p + q x, v = r + s x in the ellipse's own axes: (u² + v² <= 1) is a square in x.
  const double c = std::cos(ellipse.tilt), s = std::sin(ellipse.tilt), dy = y - ellipse.y;
  const double q = c / ellipse.across, p = s * dy / ellipse.across;
  const double r = c * dy / ellipse.down, t = -s / ellipse.down;
  const double a = q * q + t * t, b = p * q + r * t, rest = p * p + r * r - 1;
  const double root = b * b - a * rest;
  if (root < 0) return {1, 0};
  const double half = std::sqrt(root) / a;
  return {static_cast<int>(ellipse.x - b / a - half), static_cast<int>(ellipse.x - b / a + half)};
}

}  // namespace

std::vector<Seal> find_seals(const Picture& picture, double dpi) {
  std::vector<Seal> seals;
  if (picture.channels != 3 || picture.pixels.empty() || dpi <= 0) return seals;
  double scale = search_dpi / dpi;
  std::vector<Ring> rings = rings_in(red_ink(picture, scale));
  const double side = std::max(picture.width, picture.height);
  if (rings.empty() && side * scale < page_like) {
    scale = seal_picture / side;
    rings = rings_in(red_ink(picture, scale));
  }
  for (const Ring& ring : rings) seals.push_back(seal_of(ring, scale));
  std::sort(seals.begin(), seals.end(),
            [](const Seal& a, const Seal& b) { return std::tie(a.y, a.x) < std::tie(b.y, b.x); });
  return seals;
}

Picture grey_without_seals(const Picture& picture, const std::vector<Seal>& seals) {
  Picture grey = to_grey(picture);
  if (picture.channels != 3) return grey;
  for (const Seal& seal : seals) {
    const Ellipse disc{seal.x, seal.y, seal.across * edge_reserve, seal.down * edge_reserve,
                       seal.tilt * std::numbers::pi / 180};
    const double reach = std::max(disc.across, disc.down);
    const int top = std::max(0, static_cast<int>(seal.y - reach));
    const int bottom = std::min(picture.height - 1, static_cast<int>(seal.y + reach));
    for (int y = top; y <= bottom; ++y) {
      const auto [left, right] = within(disc, y);
      for (int x = std::max(0, left); x <= std::min(picture.width - 1, right); ++x) {
        const std::uint8_t* pixel = picture.row(y) + static_cast<std::size_t>(x) * 3;
        // The more red, the more like paper: the brightest channel alone leaves strokes that a network still reads.
        const int brightest = std::max({pixel[0], pixel[1], pixel[2]});
        const int redness = std::max(0, pixel[0] - std::max(pixel[1], pixel[2]));
        grey.row(y)[x] = static_cast<std::uint8_t>(std::min(255, brightest + redness));
      }
    }
  }
  return grey;
}

}  // namespace ocr
