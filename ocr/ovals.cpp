#include "ocr/ovals.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <utility>

#include "ocr/centres.hpp"
#include "ocr/circles.hpp"

namespace ocr {
namespace {

constexpr int smallest_half = 36;
constexpr std::size_t directions = 32;
constexpr int cell = 3;  // pixels a side, of the votes
constexpr std::size_t most_voters = 3000;
constexpr std::size_t most_centres = 16;
constexpr int apart = 12;
constexpr int least_votes = 60;     // pairs in 3 × 3 cells
constexpr double facing = 0.85;     // cosine between an edge's direction and its partner's place: ratio 1.9
constexpr double opposite = -0.94;  // cosine between two partners' directions

std::size_t direction_of(double dx, double dy) {
  double turn = std::atan2(dy, dx) / (2 * std::numbers::pi);
  if (turn < 0) turn += 1;
  return static_cast<std::size_t>(turn * directions) % directions;
}

std::vector<Centre> centres_of(const std::vector<Edge>& edges, int width, int height) {
  const std::size_t stride = std::max<std::size_t>(1, edges.size() / most_voters);
  std::vector<std::vector<Edge>> by_direction(directions);
  for (std::size_t i = 0; i < edges.size(); i += stride)
    by_direction[direction_of(edges[i].dx, edges[i].dy)].push_back(edges[i]);
  const int columns = width / cell + 1;
  const int rows = height / cell + 1;
  std::vector<std::uint16_t> votes(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
  const auto vote = [&](const Edge& one, const Edge& other) {
    const float x = other.x - one.x;
    const float y = other.y - one.y;
    const float square = x * x + y * y;
    if (square < 4.0F * smallest_half * smallest_half || square > 4.0F * largest_radius * largest_radius) return;
    const auto least = static_cast<float>(facing) * std::sqrt(square);
    if (x * one.dx + y * one.dy < least || -(x * other.dx + y * other.dy) < least) return;
    if (one.dx * other.dx + one.dy * other.dy > static_cast<float>(opposite)) return;
    const int u = static_cast<int>((one.x + other.x) / 2) / cell;
    const int v = static_cast<int>((one.y + other.y) / 2) / cell;
    ++votes[static_cast<std::size_t>(v) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(u)];
  };
  for (std::size_t d = 0; d < directions / 2; ++d) {
    for (const std::size_t turn : {directions / 2 - 1, directions / 2, directions / 2 + 1})
      for (const Edge& one : by_direction[d])
        for (const Edge& other : by_direction[(d + turn) % directions]) vote(one, other);
  }
  std::vector<Centre> all;
  for (int v = 1; v + 1 < rows; ++v) {
    for (int u = 1; u + 1 < columns; ++u) {
      int sum = 0;
      for (int b = v - 1; b <= v + 1; ++b)
        for (int a = u - 1; a <= u + 1; ++a)
          sum += votes[static_cast<std::size_t>(b) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(a)];
      if (sum >= least_votes) all.push_back({u * cell + cell / 2, v * cell + cell / 2, sum});
    }
  }
  return best_centres(std::move(all), apart, most_centres);
}

std::vector<Edge> outside(const std::vector<Ring>& known, const std::vector<Edge>& edges) {
  std::vector<Edge> others = edges;
  for (const Ring& ring : known)
    std::erase_if(others, [&](const Edge& edge) {
      return std::hypot(edge.x - ring.ellipse.x, edge.y - ring.ellipse.y) < ring.ellipse.down;
    });
  return others;
}

// The edges that have a partner on the other side of the centre.
std::vector<Edge> paired(const Centre& centre, const std::vector<Edge>& edges) {
  constexpr int grid = 4;  // pixels
  constexpr int columns = 2 * largest_radius / grid + 3;
  std::vector<std::vector<Edge>> cells(static_cast<std::size_t>(columns) * columns);
  const auto cell_of = [&](double x, double y) {
    const auto u = static_cast<std::size_t>((x - centre.x + largest_radius) / grid + 1);
    const auto v = static_cast<std::size_t>((y - centre.y + largest_radius) / grid + 1);
    return v * columns + u;
  };
  std::vector<Edge> near;
  for (const Edge& edge : edges) {
    if (std::abs(edge.x - float(centre.x)) >= largest_radius || std::abs(edge.y - float(centre.y)) >= largest_radius)
      continue;
    if ((float(centre.x) - edge.x) * edge.dx + (float(centre.y) - edge.y) * edge.dy <= 0) continue;
    near.push_back(edge);
    cells[cell_of(edge.x, edge.y)].push_back(edge);
  }
  std::vector<Edge> with;
  for (const Edge& edge : near) {
    const std::size_t middle = cell_of(2.0 * centre.x - edge.x, 2.0 * centre.y - edge.y);
    bool found = false;
    for (const std::size_t row : {middle - columns, middle, middle + columns}) {
      for (std::size_t i = row - 1; i <= row + 1 && !found; ++i) {
        if (i >= cells.size()) continue;
        found = std::any_of(cells[i].begin(), cells[i].end(), [&](const Edge& other) {
          return edge.dx * other.dx + edge.dy * other.dy < static_cast<float>(opposite);
        });
      }
    }
    if (found) with.push_back(edge);
  }
  return with;
}

bool is_a_seals_size(const Ellipse& ellipse) {
  return ellipse.down >= smallest_half && ellipse.across <= largest_radius && ellipse.across <= longest * ellipse.down;
}

Ring oval_about(const Centre& centre, const std::vector<Edge>& edges, int width, int height) {
  constexpr int tries = 160;
  constexpr double for_size = 0.1;  // of coverage: the rim rather than a line within
  Ring best;
  const std::vector<Edge> points = paired(centre, edges);
  if (points.size() < sectors) return best;
  std::minstd_rand random(1);
  double best_score = 0;
  for (int at = 0; at < tries; ++at) {
    std::vector<Edge> three;
    for (int i = 0; i < 3; ++i) three.push_back(points[random() % points.size()]);
    const auto ellipse = fit_about(centre.x, centre.y, three);
    if (!ellipse || !is_a_seals_size(*ellipse)) continue;
    const Ring ring = measure_ring(*ellipse, points, width, height);
    const double score = ring.coverage + for_size * ellipse->across / largest_radius;
    if (score <= best_score) continue;
    best = ring, best_score = score;
  }
  return best;
}

}  // namespace

std::vector<Ring> find_ovals(const std::vector<Edge>& edges, const std::vector<Ring>& known, int width, int height) {
  constexpr double worth_a_fit = 0.35;
  std::vector<Ring> rings;
  for (const Centre& centre : centres_of(outside(known, edges), width, height)) {
    Ring ring = oval_about(centre, edges, width, height);
    if (ring.coverage < worth_a_fit) continue;
    ring = refine_ring(ring, edges, width, height);
    if (is_a_seals_size(ring.ellipse)) rings.push_back(ring);
  }
  std::sort(rings.begin(), rings.end(), [](const Ring& a, const Ring& b) { return a.coverage > b.coverage; });
  return rings;
}

}  // namespace ocr
