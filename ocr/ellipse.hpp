// Ellipses, and the edges that lie on them.
#pragma once

#include <optional>
#include <vector>

#include "ocr/ring_edges.hpp"

namespace ocr {

// Half axes; `across` lies at `tilt` radians, clockwise from the page's right (y runs down).
struct Ellipse {
  double x = 0;
  double y = 0;
  double across = 0;
  double down = 0;
  double tilt = 0;
};

// A point seen from an ellipse's centre and axes.
struct OnEllipse {
  double distance = 0;  // to the ellipse along the ray, pixels; negative within
  double u = 0;         // the ray in the ellipse's own axes, stretched to a circle of radius 1
  double v = 0;
  double inward_x = 0;  // unit vector, perpendicular to the ellipse through the point
  double inward_y = 0;
  [[nodiscard]] double angle() const;  // of (u, v): [0, 2π)
};

// An ellipse's axes, worked out once for many points.
class Axes {
 public:
  explicit Axes(const Ellipse& ellipse);
  // Nothing where the point is farther from the ellipse than `band` pixels.
  [[nodiscard]] std::optional<OnEllipse> near(double x, double y, double band) const;
  struct Point {
    double x = 0;
    double y = 0;
  };
  // Where the ray (u, v) of the unit circle ends: on the ellipse where its length is 1.
  [[nodiscard]] Point at(double u, double v) const;

 private:
  double x_, y_, across_, down_, cos_, sin_;
};

// Least squares through points; nothing where they lie on no ellipse.
std::optional<Ellipse> fit_circle(const std::vector<Edge>& points);   // Kåsa 1976
std::optional<Ellipse> fit_ellipse(const std::vector<Edge>& points);  // algebraic, five parameters
// Through points whose centre is known: three parameters.
std::optional<Ellipse> fit_about(double x, double y, const std::vector<Edge>& points);

}  // namespace ocr
