// The coordinates of OFD (GB/T 33190-2016, 7.3 and 8.1): millimetres, y downwards, matrices of six numbers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

inline constexpr double points_per_millimetre = 72 / 25.4;

struct Point {
  double x = 0;
  double y = 0;
};

// x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;
  [[nodiscard]] Point of(Point point) const { return {a * point.x + c * point.y + e, b * point.x + d * point.y + f}; }
};

Matrix moved_by(double x, double y);
Matrix first_then(const Matrix& first, const Matrix& second);
Rectangle bounds_of(const Matrix& matrix, const Rectangle& rectangle);
Rectangle joined(const Rectangle& one, const Rectangle& other);

// Numbers parted by blanks. What is no number, or none that a page can hold (|n| ≤ 1e7), ends the list.
std::vector<double> numbers_of(std::string_view text);
double number_of(std::string_view text, double otherwise);
std::optional<Rectangle> rectangle_of(std::string_view text);
Matrix matrix_of(std::string_view text);  // what is no matrix changes nothing

// "3 g 4 2.5 6" → 3 2.5 2.5 2.5 2.5 6: distances between characters, at most `most`.
std::vector<double> distances_of(std::string_view text, std::size_t most);

}  // namespace evidence::reader
