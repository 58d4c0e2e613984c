#include "ocr/circles.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <utility>

namespace ocr {
namespace {

constexpr std::size_t sectors = 90;
constexpr std::size_t most_circles = 12;  // in one patch
constexpr int apart = 40;                 // pixels between two centres

struct Edge {
  int x;
  int y;
  double dx;
  double dy;
};

std::vector<Edge> edges_of(const Picture& mask, const Patch& patch) {
  std::vector<Edge> edges;
  const auto at = [&](int x, int y) { return static_cast<int>(mask.row(y)[x]); };
  for (int y = std::max(1, patch.y); y < std::min(mask.height - 1, patch.y + patch.height); ++y) {
    for (int x = std::max(1, patch.x); x < std::min(mask.width - 1, patch.x + patch.width); ++x) {
      const int gx = at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) -
                     at(x - 1, y + 1);
      const int gy = at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) -
                     at(x + 1, y - 1);
      if (std::abs(gx) + std::abs(gy) < 3) continue;
      const double length = std::hypot(gx, gy);
      edges.push_back({x, y, gx / length, gy / length});
    }
  }
  return edges;
}

// The largest radius at which about as many edges lie around a centre as at the commonest one: the ring, not the
// characters inside it.
double outer_radius(const std::vector<Edge>& edges, int x, int y, int smallest, int largest) {
  constexpr double about_as_many = 0.6;
  std::vector<double> counts(static_cast<std::size_t>(largest) + 3, 0.0);
  for (const Edge& edge : edges) {
    const double distance = std::hypot(edge.x - x, edge.y - y);
    if (distance >= smallest && distance <= largest)
      counts[static_cast<std::size_t>(std::lround(distance))] += 1.0 / distance;
  }
  const auto around = [&](std::size_t r) { return counts[r - 1] + counts[r] + counts[r + 1]; };
  double most = 0;
  for (std::size_t r = static_cast<std::size_t>(smallest); r + 1 < counts.size(); ++r) most = std::max(most, around(r));
  for (std::size_t r = counts.size() - 2; r > static_cast<std::size_t>(smallest); --r) {
    if (around(r) >= about_as_many * most) return static_cast<double>(r);
  }
  return smallest;
}

struct Ink {
  double x;
  double y;
};

double vote_of(const std::vector<Ink>& ink, double x, double y, double radius) {
  std::bitset<sectors> covered;
  std::size_t outside = 0;
  const double band = std::max(1.5, radius * 0.025);
  for (const Ink& dot : ink) {
    const double dx = dot.x - x;
    const double dy = dot.y - y;
    const double distance = std::sqrt(dx * dx + dy * dy);
    if (distance > radius * 1.04) ++outside;
    if (std::abs(distance - radius * 0.98) >= band) continue;
    const double turn = (std::atan2(dy, dx) + std::numbers::pi) / (2 * std::numbers::pi);
    covered.set(std::min(sectors - 1, static_cast<std::size_t>(turn * sectors)));
  }
  const double share = ink.empty() ? 0 : static_cast<double>(outside) / static_cast<double>(ink.size());
  return static_cast<double>(covered.count()) / sectors - 0.5 * std::min(0.2, share);
}

}  // namespace

std::vector<Disc> vote_for_circles(const Picture& mask, const Patch& patch, int smallest, int largest) {
  const std::vector<Edge> edges = edges_of(mask, patch);
  std::vector<int> votes(mask.pixels.size(), 0);
  for (const Edge& edge : edges) {
    for (int r = smallest; r <= largest; ++r) {
      for (const int side : {-1, 1}) {
        const int x = static_cast<int>(std::lround(edge.x + side * r * edge.dx));
        const int y = static_cast<int>(std::lround(edge.y + side * r * edge.dy));
        if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) continue;
        ++votes[static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width) + static_cast<std::size_t>(x)];
      }
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < votes.size(); ++i)
    if (votes[i] > smallest) order.push_back(i);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return std::pair(votes[b], a) < std::pair(votes[a], b); });
  std::vector<Disc> found;
  for (const std::size_t i : order) {
    if (found.size() >= most_circles) break;
    const int x = static_cast<int>(i % static_cast<std::size_t>(mask.width));
    const int y = static_cast<int>(i / static_cast<std::size_t>(mask.width));
    const bool near = std::any_of(found.begin(), found.end(),
                                  [&](const Disc& disc) { return std::hypot(disc.x - x, disc.y - y) < apart; });
    if (!near) found.push_back({double(x), double(y), outer_radius(edges, x, y, smallest, largest), 0});
  }
  return found;
}

Disc fit_ring(const Picture& mask, const Disc& candidate) {
  std::vector<Ink> ink;
  const double reach = candidate.radius * 1.2;
  for (int y = std::max(0, int(candidate.y - reach)); y < std::min<double>(mask.height, candidate.y + reach); ++y) {
    for (int x = std::max(0, int(candidate.x - reach)); x < std::min<double>(mask.width, candidate.x + reach); ++x)
      if (mask.row(y)[x] != 0) ink.push_back({double(x), double(y)});
  }
  Disc best = candidate;
  best.vote = 0;
  const auto consider = [&](double x, double y, double radius) {
    const double vote = vote_of(ink, x, y, radius);
    if (vote > best.vote) best = {x, y, radius, vote};
  };
  constexpr double astray = 15;  // pixels that the centre of a worn or oval seal may be off
  for (double radius = candidate.radius * 0.9; radius < candidate.radius * 1.12; radius += 2)
    for (double y = candidate.y - astray; y <= candidate.y + astray; y += 3)
      for (double x = candidate.x - astray; x <= candidate.x + astray; x += 3) consider(x, y, radius);
  const Disc coarse = best;
  for (double radius = coarse.radius - 1; radius <= coarse.radius + 1; radius += 1)
    for (double y = coarse.y - 1; y <= coarse.y + 1; y += 1)
      for (double x = coarse.x - 1; x <= coarse.x + 1; x += 1) consider(x, y, radius);
  return best;
}

}  // namespace ocr
