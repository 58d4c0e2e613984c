#include "ocr/ring_edges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ocr {
namespace {

constexpr int least_slope = 24;             // Sobel: eight times the step from cell to cell
constexpr std::size_t most_edges = 40'000;  // a page of red text has fewer

struct Slope {
  int x = 0;
  int y = 0;
  [[nodiscard]] int size() const { return std::abs(x) + std::abs(y); }
};

Slope slope_at(const Picture& ink, int x, int y) {
  const std::uint8_t* a = ink.row(y - 1) + x;
  const std::uint8_t* b = ink.row(y) + x;
  const std::uint8_t* c = ink.row(y + 1) + x;
  return {a[1] + 2 * b[1] + c[1] - a[-1] - 2 * b[-1] - c[-1], c[-1] + 2 * c[0] + c[1] - a[-1] - 2 * a[0] - a[1]};
}

struct Steep {
  Edge edge;
  int slope = 0;
};

// The neighbour along the slope: one of eight.
bool is_steepest(const Picture& ink, int x, int y, const Slope& slope) {
  const int u = 2 * std::abs(slope.x) >= std::abs(slope.y) ? (slope.x > 0 ? 1 : -1) : 0;
  const int v = 2 * std::abs(slope.y) >= std::abs(slope.x) ? (slope.y > 0 ? 1 : -1) : 0;
  if (x + u < 1 || x - u < 1 || x + u > ink.width - 2 || x - u > ink.width - 2) return true;
  if (y + v < 1 || y - v < 1 || y + v > ink.height - 2 || y - v > ink.height - 2) return true;
  const int size = slope.size();
  return size >= slope_at(ink, x - u, y - v).size() && size > slope_at(ink, x + u, y + v).size();
}

}  // namespace

std::vector<Edge> edges_of(const Picture& ink) {
  std::vector<Steep> found;
  for (int y = 1; y + 1 < ink.height; ++y) {
    const std::uint8_t* row = ink.row(y);
    for (int x = 1; x + 1 < ink.width; ++x) {
      if (row[x - 1] + row[x + 1] + ink.row(y - 1)[x] + ink.row(y + 1)[x] < least_slope / 4) continue;
      const Slope slope = slope_at(ink, x, y);
      const int size = slope.size();
      if (size < least_slope || !is_steepest(ink, x, y, slope)) continue;
      const double length = std::hypot(slope.x, slope.y);
      found.push_back({{float(x), float(y), float(slope.x / length), float(slope.y / length)}, size});
    }
  }
  if (found.size() > most_edges) {
    std::nth_element(found.begin(), found.begin() + most_edges, found.end(), [](const Steep& a, const Steep& b) {
      return a.slope != b.slope ? a.slope > b.slope : a.edge.y != b.edge.y ? a.edge.y < b.edge.y : a.edge.x < b.edge.x;
    });
    found.resize(most_edges);
  }
  std::vector<Edge> edges;
  edges.reserve(found.size());
  for (const Steep& steep : found) edges.push_back(steep.edge);
  return edges;
}

}  // namespace ocr
