#include "ocr/circles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ocr/centres.hpp"

namespace ocr {
namespace {

constexpr int cell = 2;                 // pixels a side
constexpr int beside = largest_radius;  // so far may a centre lie off the page
constexpr std::size_t most_centres = 40;
constexpr int apart = 16;                // pixels between two centres
constexpr int least_votes = 40;          // in 3 × 3 cells: a quarter of a small seal's rim
constexpr double centre_inwards = 0.94;  // cosine of 20 degrees
constexpr double about_as_many = 0.85;   // the outermost circle of about as many sectors as the best

struct Votes {
  int width = 0;
  int height = 0;
  std::vector<std::uint16_t> counts;
};

Votes cast_votes(const std::vector<Edge>& edges, int width, int height) {
  Votes votes{(width + 2 * beside) / cell + 2, (height + 2 * beside) / cell + 2, {}};
  votes.counts.assign(static_cast<std::size_t>(votes.width) * static_cast<std::size_t>(votes.height), 0);
  for (const Edge& edge : edges) {
    float x = (edge.x + float(beside) + edge.dx * smallest_radius) / cell;
    float y = (edge.y + float(beside) + edge.dy * smallest_radius) / cell;
    for (int r = smallest_radius; r <= largest_radius; r += cell, x += edge.dx, y += edge.dy) {
      const int u = static_cast<int>(x);
      const int v = static_cast<int>(y);
      if (u >= 0 && v >= 0 && u < votes.width && v < votes.height)
        ++votes.counts[static_cast<std::size_t>(v) * static_cast<std::size_t>(votes.width) +
                       static_cast<std::size_t>(u)];
    }
  }
  return votes;
}

std::vector<Centre> centres_of(const Votes& votes) {
  std::vector<Centre> all;
  const auto stride = static_cast<std::size_t>(votes.width);
  for (int v = 1; v + 1 < votes.height; ++v) {
    const std::uint16_t* row = votes.counts.data() + static_cast<std::size_t>(v) * stride;
    for (int u = 1; u + 1 < votes.width; ++u) {
      if (row[u] * 9 < least_votes) continue;
      int sum = 0;
      for (const std::uint16_t* at : {row - stride, row, row + stride}) sum += at[u - 1] + at[u] + at[u + 1];
      if (sum >= least_votes) all.push_back({u * cell + cell / 2 - beside, v * cell + cell / 2 - beside, sum});
    }
  }
  return best_centres(std::move(all), apart, most_centres);
}

// The radius with most covered sectors round a centre.
Ring circle_about(const Centre& centre, const std::vector<Edge>& edges, int width, int height) {
  constexpr int wavers = 2;  // pixels
  std::vector<Sectors> at(static_cast<std::size_t>(largest_radius + 2 * wavers + 2));
  for (const Edge& edge : edges) {
    const double x = double(edge.x) - centre.x;
    const double y = double(edge.y) - centre.y;
    const double square = x * x + y * y;
    if (square < smallest_radius * smallest_radius || square > largest_radius * largest_radius) continue;
    const double distance = std::sqrt(square);
    if (-(x * edge.dx + y * edge.dy) < centre_inwards * distance) continue;
    double angle = std::atan2(y, x);
    if (angle < 0) angle += 2 * std::numbers::pi;
    at[static_cast<std::size_t>(std::lround(distance))].set(sector_of(angle));
  }
  std::vector<double> coverage(at.size(), 0);
  double most = 0;
  for (std::size_t r = static_cast<std::size_t>(smallest_radius); r <= static_cast<std::size_t>(largest_radius); ++r) {
    Sectors merged;
    for (std::size_t i = r - wavers; i <= r + wavers; ++i) merged |= at[i];
    const Ellipse circle{double(centre.x), double(centre.y), double(r), double(r), 0};
    const auto visible = visible_sectors(circle, width, height).count();
    if (visible > sectors / 6) coverage[r] = static_cast<double>(merged.count()) / static_cast<double>(visible);
    most = std::max(most, coverage[r]);
  }
  std::size_t radius = static_cast<std::size_t>(largest_radius);
  while (radius > static_cast<std::size_t>(smallest_radius) && coverage[radius] < about_as_many * most) --radius;
  while (radius > static_cast<std::size_t>(smallest_radius) && coverage[radius - 1] >= coverage[radius]) --radius;
  return {{double(centre.x), double(centre.y), double(radius), double(radius), 0}, coverage[radius], 1};
}

}  // namespace

std::vector<Ring> find_circles(const std::vector<Edge>& edges, int width, int height) {
  constexpr double worth_a_fit = 0.4;
  constexpr double good = 0.85;
  constexpr double same = 0.3;  // of the radius between two centres: what is within a good ring leads to it again
  std::vector<Ring> rings;
  for (const Centre& centre : centres_of(cast_votes(edges, width, height))) {
    const bool known = std::any_of(rings.begin(), rings.end(), [&](const Ring& ring) {
      const double apart_from = std::hypot(ring.ellipse.x - centre.x, ring.ellipse.y - centre.y);
      return ring.coverage >= good && ring.visible == 1 && apart_from < same * ring.ellipse.down;
    });
    if (known) continue;
    const Ring ring = circle_about(centre, edges, width, height);
    if (ring.coverage >= worth_a_fit) rings.push_back(refine_ring(ring, edges, width, height));
  }
  std::sort(rings.begin(), rings.end(),
            [](const Ring& a, const Ring& b) { return a.coverage * a.visible > b.coverage * b.visible; });
  return rings;
}

}  // namespace ocr
