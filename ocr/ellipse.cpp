#include "ocr/ellipse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace ocr {
namespace {

// Normal equations of a least squares problem with N unknowns, whose right side is 1 in every row.
template <std::size_t N>
class LeastSquares {
 public:
  void add(const std::array<double, N>& row, double right) {
    for (std::size_t i = 0; i < N; ++i) {
      for (std::size_t j = 0; j < N; ++j) matrix_[i][j] += row[i] * row[j];
      matrix_[i][N] += row[i] * right;
    }
  }
  // Gauss with pivots; nothing where the equations depend on each other.
  std::optional<std::array<double, N>> solve() {
    constexpr double nothing = 1e-9;
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t pivot = i;
      for (std::size_t j = i + 1; j < N; ++j)
        if (std::abs(matrix_[j][i]) > std::abs(matrix_[pivot][i])) pivot = j;
      std::swap(matrix_[i], matrix_[pivot]);
      if (std::abs(matrix_[i][i]) < nothing) return std::nullopt;
      for (std::size_t j = i + 1; j < N; ++j) {
        const double share = matrix_[j][i] / matrix_[i][i];
        for (std::size_t k = i; k <= N; ++k) matrix_[j][k] -= share * matrix_[i][k];
      }
    }
    std::array<double, N> result{};
    for (std::size_t i = N; i-- > 0;) {
      double value = matrix_[i][N];
      for (std::size_t j = i + 1; j < N; ++j) value -= matrix_[i][j] * result[j];
      result[i] = value / matrix_[i][i];
    }
    return result;
  }

 private:
  std::array<std::array<double, N + 1>, N> matrix_{};
};

// a x² + b x y + c y² = 1 about the origin → axes and tilt.
std::optional<Ellipse> from_conic(double a, double b, double c) {
  const double middle = (a + c) / 2;
  const double spread = std::hypot((a - c) / 2, b / 2);
  if (middle - spread <= 0) return std::nullopt;
  Ellipse ellipse;
  ellipse.across = 1 / std::sqrt(middle - spread);
  ellipse.down = 1 / std::sqrt(middle + spread);
  // The long axis lies where the form is smallest.
  ellipse.tilt = 0.5 * std::atan2(-b, c - a);
  return ellipse;
}

struct Middle {
  double x = 0;
  double y = 0;
  double size = 1;
};
Middle middle_of(const std::vector<Edge>& points) {
  Middle middle;
  for (const Edge& point : points) middle.x += point.x, middle.y += point.y;
  const auto count = static_cast<double>(points.size());
  middle.x /= count, middle.y /= count;
  double sum = 0;
  for (const Edge& point : points) sum += std::hypot(point.x - middle.x, point.y - middle.y);
  middle.size = std::max(1.0, sum / count);
  return middle;
}

}  // namespace

double OnEllipse::angle() const {
  const double angle = std::atan2(v, u);
  return angle < 0 ? angle + 2 * std::numbers::pi : angle;
}

Axes::Axes(const Ellipse& ellipse)
    : x_(ellipse.x),
      y_(ellipse.y),
      across_(ellipse.across),
      down_(ellipse.down),
      cos_(std::cos(ellipse.tilt)),
      sin_(std::sin(ellipse.tilt)) {}

std::optional<OnEllipse> Axes::near(double x, double y, double band) const {
  OnEllipse seen;
  const double dx = x - x_, dy = y - y_;
  seen.u = (cos_ * dx + sin_ * dy) / across_;
  seen.v = (cos_ * dy - sin_ * dx) / down_;
  const double square = seen.u * seen.u + seen.v * seen.v;
  const double share = band / std::min(across_, down_);
  if (square > (1 + share) * (1 + share) || (share < 1 && square < (1 - share) * (1 - share)) || square <= 0)
    return std::nullopt;
  seen.distance = std::sqrt(dx * dx + dy * dy) * (1 - 1 / std::sqrt(square));
  if (std::abs(seen.distance) > band) return std::nullopt;
  const double a = -seen.u / across_, b = -seen.v / down_;
  const double length = std::sqrt(a * a + b * b);
  seen.inward_x = (cos_ * a - sin_ * b) / length;
  seen.inward_y = (sin_ * a + cos_ * b) / length;
  return seen;
}

Axes::Point Axes::at(double u, double v) const {
  return {x_ + cos_ * u * across_ - sin_ * v * down_, y_ + sin_ * u * across_ + cos_ * v * down_};
}

std::optional<Ellipse> fit_circle(const std::vector<Edge>& points) {
  if (points.size() < 3) return std::nullopt;
  const Middle middle = middle_of(points);
  LeastSquares<3> equations;
  for (const Edge& point : points) {
    const double x = (point.x - middle.x) / middle.size;
    const double y = (point.y - middle.y) / middle.size;
    equations.add({x, y, 1}, x * x + y * y);
  }
  const auto solved = equations.solve();
  if (!solved) return std::nullopt;
  const auto& [p, q, r] = *solved;
  const double square = r + (p * p + q * q) / 4;
  if (square <= 0) return std::nullopt;
  const double radius = std::sqrt(square) * middle.size;
  return Ellipse{middle.x + p / 2 * middle.size, middle.y + q / 2 * middle.size, radius, radius, 0};
}

std::optional<Ellipse> fit_ellipse(const std::vector<Edge>& points) {
  if (points.size() < 5) return std::nullopt;
  const Middle middle = middle_of(points);
  LeastSquares<5> equations;
  for (const Edge& point : points) {
    const double x = (point.x - middle.x) / middle.size;
    const double y = (point.y - middle.y) / middle.size;
    equations.add({x * x, x * y, y * y, x, y}, 1);
  }
  const auto solved = equations.solve();
  if (!solved) return std::nullopt;
  const auto& [a, b, c, d, e] = *solved;
  const double determinant = 4 * a * c - b * b;
  if (determinant <= 0) return std::nullopt;
  const double x = (b * e - 2 * c * d) / determinant;
  const double y = (b * d - 2 * a * e) / determinant;
  const double right = 1 + a * x * x + b * x * y + c * y * y;
  if (right <= 0) return std::nullopt;
  auto ellipse = from_conic(a / right, b / right, c / right);
  if (!ellipse) return std::nullopt;
  ellipse->across *= middle.size, ellipse->down *= middle.size;
  ellipse->x = middle.x + x * middle.size, ellipse->y = middle.y + y * middle.size;
  return ellipse;
}

std::optional<Ellipse> fit_about(double x, double y, const std::vector<Edge>& points) {
  constexpr double unit = 100;  // pixels; keeps the numbers near 1
  LeastSquares<3> equations;
  for (const Edge& point : points) {
    const double u = (point.x - x) / unit;
    const double v = (point.y - y) / unit;
    equations.add({u * u, u * v, v * v}, 1);
  }
  const auto solved = equations.solve();
  if (!solved) return std::nullopt;
  auto ellipse = from_conic((*solved)[0], (*solved)[1], (*solved)[2]);
  if (!ellipse) return std::nullopt;
  ellipse->x = x, ellipse->y = y;
  ellipse->across *= unit, ellipse->down *= unit;
  return ellipse;
}

}  // namespace ocr
