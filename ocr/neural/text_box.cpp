#include "ocr/neural/text_box.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace ocr::neural {
namespace {

double turn(const Point& a, const Point& b, const Point& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Andrew's monotone chain.
std::vector<Point> convex_hull(std::vector<Point> points) {
  std::sort(points.begin(), points.end(),
            [](const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Point> hull;
  for (int side = 0; side < 2; ++side) {
    const std::size_t from = hull.size();
    for (const Point& point : points) {
      while (hull.size() >= from + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
    std::reverse(points.begin(), points.end());
  }
  if (hull.empty() && !points.empty()) hull.push_back(points.front());
  return hull;
}

// The rectangle around the hull whose sides run along `angle`.
TextBox box_along(const std::vector<Point>& hull, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  constexpr double far = std::numeric_limits<double>::max();
  double left = far;
  double right = -far;
  double top = far;
  double bottom = -far;
  for (const Point& point : hull) {
    const double along = point.x * c + point.y * s;
    const double across = point.y * c - point.x * s;
    left = std::min(left, along);
    right = std::max(right, along);
    top = std::min(top, across);
    bottom = std::max(bottom, across);
  }
  const double along = (left + right) / 2;
  const double across = (top + bottom) / 2;
  return {{along * c - across * s, along * s + across * c}, right - left, bottom - top, angle, 0};
}

double median_lean(const std::vector<TextBox>& boxes) {
  constexpr double long_line = 8;  // times its height: its angle is known well
  std::vector<double> angles;
  for (const TextBox& box : boxes) {
    if (box.width > long_line * box.height) angles.push_back(box.angle);
  }
  if (angles.empty()) return 0;
  const auto middle = angles.begin() + static_cast<std::ptrdiff_t>(angles.size() / 2);
  std::nth_element(angles.begin(), middle, angles.end());
  return *middle;
}

}  // namespace

bool is_tall(const TextBox& box) { return box.height > 1.5 * box.width; }

TextBox smallest_box(std::vector<Point> points) {
  constexpr double quarter = std::numbers::pi / 2;
  const std::vector<Point> hull = convex_hull(std::move(points));
  TextBox best = box_along(hull, 0);
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Point& from = hull[i];
    const Point& to = hull[(i + 1) % hull.size()];
    // One side of the smallest rectangle lies along an edge of the hull.
    const double angle = std::remainder(std::atan2(to.y - from.y, to.x - from.x), quarter);
    const TextBox box = box_along(hull, angle);
    if (box.width * box.height < best.width * best.height) best = box;
  }
  return best;
}

void sort_for_reading(std::vector<TextBox>& boxes) {
  constexpr double same_row = 0.5;  // of the lower of the two
  const double lean = std::tan(median_lean(boxes));
  const auto level = [lean](const TextBox& box) { return box.centre.y - lean * box.centre.x; };
  std::sort(boxes.begin(), boxes.end(), [&](const TextBox& a, const TextBox& b) { return level(a) < level(b); });
  for (auto row = boxes.begin(); row != boxes.end();) {
    const auto end = std::find_if(row + 1, boxes.end(), [&](const TextBox& box) {
      return level(box) - level(*row) >= same_row * std::min(row->height, box.height);
    });
    std::sort(row, end, [](const TextBox& a, const TextBox& b) { return a.centre.x < b.centre.x; });
    row = end;
  }
}

}  // namespace ocr::neural
