#include "ocr/rings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace ocr {
namespace {

constexpr double inwards = 0.94;          // cosine of 20 degrees
constexpr double whole = 0.95;            // visible share from which an ellipse's five parameters are sure
constexpr double rather_a_circle = 0.04;  // coverage that an ellipse must add to be believed
constexpr double wide_band = 6;           // pixels, for the first fit

std::vector<Edge> edges_on(const Ellipse& ellipse, const std::vector<Edge>& edges, double band) {
  std::vector<Edge> on;
  const Axes axes(ellipse);
  for (const Edge& edge : edges)
    if (lying_on(axes, edge, band)) on.push_back(edge);
  return on;
}

template <class Fit>
Ring fitted(const Ring& ring, const std::vector<Edge>& near, int width, int height, Fit fit) {
  Ring best = ring;
  Ellipse ellipse = ring.ellipse;
  for (const double band : {wide_band, ring_band * 1.5, ring_band, ring_band}) {
    const auto next = fit(edges_on(ellipse, near, band));
    if (!next || next->across > 2 * ring.ellipse.across || next->down * 2 < ring.ellipse.down) break;
    ellipse = *next;
    const Ring now = measure_ring(ellipse, near, width, height);
    if (now.coverage >= best.coverage) best = now;
  }
  return best;
}

// Ink at even steps of a turn, some way out from the centre; -1 beside the page.
constexpr std::size_t samples = 2 * sectors;
using Turn = std::array<int, samples>;
Turn turn_at(const Axes& axes, const Picture& ink, double ratio) {
  Turn turn{};
  for (std::size_t i = 0; i < samples; ++i) {
    const double angle = static_cast<double>(i) * 2 * std::numbers::pi / samples;
    const auto [x, y] = axes.at(ratio * std::cos(angle), ratio * std::sin(angle));
    const int u = static_cast<int>(std::lround(x)), v = static_cast<int>(std::lround(y));
    turn[i] = u >= 0 && v >= 0 && u < ink.width && v < ink.height ? ink.row(v)[u] : -1;
  }
  return turn;
}

double typical_of(const Turn& turn) {
  std::vector<int> seen;
  std::copy_if(turn.begin(), turn.end(), std::back_inserter(seen), [](int value) { return value >= 0; });
  if (seen.empty()) return 0;
  const auto half = seen.begin() + static_cast<std::ptrdiff_t>(seen.size() / 2);
  std::nth_element(seen.begin(), half, seen.end());
  return *half;
}

double filled_share(const Turn& turn, double least) {
  const auto seen = std::count_if(turn.begin(), turn.end(), [](int value) { return value >= 0; });
  const auto filled = std::count_if(turn.begin(), turn.end(), [least](int value) { return value > least; });
  return seen == 0 ? 0 : static_cast<double>(filled) / static_cast<double>(seen);
}

// Strokes that begin on it, reckoned up to a whole turn.
double strokes_on(const Turn& turn, double least) {
  std::size_t seen = 0, begun = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const int before = turn[(i + samples - 1) % samples], here = turn[i];
    if (before < 0 || here < 0) continue;
    ++seen;
    if (before <= least && here > least) ++begun;
  }
  return seen == 0 ? 0 : static_cast<double>(begun * samples) / static_cast<double>(seen);
}

}  // namespace

std::size_t sector_of(double angle) {
  return std::min(sectors - 1, static_cast<std::size_t>(angle / (2 * std::numbers::pi) * sectors));
}

Sectors visible_sectors(const Ellipse& ellipse, int width, int height) {
  const double reach = std::max(ellipse.across, ellipse.down) + 1;
  if (ellipse.x > reach && ellipse.y > reach && ellipse.x + reach < width && ellipse.y + reach < height)
    return Sectors().set();
  Sectors visible;
  const Axes axes(ellipse);
  for (std::size_t i = 0; i < sectors; ++i) {
    const double angle = (static_cast<double>(i) + 0.5) * 2 * std::numbers::pi / sectors;
    const auto [x, y] = axes.at(std::cos(angle), std::sin(angle));
    visible.set(i, x >= 1 && y >= 1 && x < width - 1 && y < height - 1);
  }
  return visible;
}

std::optional<OnEllipse> lying_on(const Axes& axes, const Edge& edge, double band) {
  auto seen = axes.near(edge.x, edge.y, band);
  if (seen && edge.dx * seen->inward_x + edge.dy * seen->inward_y < inwards) seen.reset();
  return seen;
}

Ring measure_ring(const Ellipse& ellipse, const std::vector<Edge>& edges, int width, int height) {
  const Sectors visible = visible_sectors(ellipse, width, height);
  const Axes axes(ellipse);
  Sectors covered;
  for (const Edge& edge : edges)
    if (const auto seen = lying_on(axes, edge, ring_band)) covered.set(sector_of(seen->angle()));
  Ring ring{ellipse, 0, static_cast<double>(visible.count()) / sectors};
  if (visible.any())
    ring.coverage = static_cast<double>((covered & visible).count()) / static_cast<double>(visible.count());
  return ring;
}

Ring refine_ring(const Ring& ring, const std::vector<Edge>& edges, int width, int height) {
  const double reach = ring.ellipse.across * 1.3;
  std::vector<Edge> near;
  for (const Edge& edge : edges)
    if (std::abs(edge.x - ring.ellipse.x) < reach && std::abs(edge.y - ring.ellipse.y) < reach) near.push_back(edge);
  const Ring start = measure_ring(ring.ellipse, near, width, height);
  const Ring circle = fitted(start, near, width, height, fit_circle);
  const Ring ellipse = fitted(start, near, width, height, fit_ellipse);
  if (circle.visible < whole && ellipse.ellipse.across > longest * ellipse.ellipse.down) return circle;
  return ellipse.coverage > circle.coverage + rather_a_circle ? ellipse : circle;
}

bool has_words(const Ellipse& ellipse, const Picture& ink) {
  constexpr double like_the_rim = 0.25;  // of the rim's ink: thin strokes are pale at 100 dpi
  constexpr double least_ink = 12;
  constexpr double half_the_rim = 0.5;
  constexpr double most_filled = 0.6;  // of a turn between the rim and the words
  constexpr double least_strokes = 6;  // the shortest names have seven characters
  constexpr int least_turns = 2;       // of the seven that have them
  const Axes axes(ellipse);
  const double rim = std::max(typical_of(turn_at(axes, ink, 0.97)), typical_of(turn_at(axes, ink, 0.99)));
  double emptiest = 1;
  for (const double ratio : {0.86, 0.88, 0.9, 0.92})
    emptiest = std::min(emptiest, filled_share(turn_at(axes, ink, ratio), half_the_rim * rim));
  if (emptiest > most_filled) return false;
  int turns = 0;
  for (const double ratio : {0.62, 0.66, 0.69, 0.73, 0.77, 0.8, 0.84})
    if (strokes_on(turn_at(axes, ink, ratio), std::max(least_ink, like_the_rim * rim)) >= least_strokes) ++turns;
  return turns >= least_turns;
}

}  // namespace ocr
