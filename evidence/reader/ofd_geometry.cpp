#include "evidence/reader/ofd_geometry.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace evidence::reader {
namespace {

constexpr double farthest = 1e7;
constexpr std::string_view blanks = " \t\r\n,";

std::optional<double> parse(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  double value = 0;
  const auto parsed = std::from_chars(word.data(), word.data() + word.size(), value);
  if (parsed.ec != std::errc() || !std::isfinite(value) || std::abs(value) > farthest) return std::nullopt;
  return value;
}

// The next word; empty at the end.
std::string_view take_word(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  text.remove_prefix(begin);
  const std::size_t end = std::min(text.find_first_of(blanks), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

Matrix moved_by(double x, double y) { return {1, 0, 0, 1, x, y}; }

Matrix first_then(const Matrix& first, const Matrix& second) {
  return {second.a * first.a + second.c * first.b,
          second.b * first.a + second.d * first.b,
          second.a * first.c + second.c * first.d,
          second.b * first.c + second.d * first.d,
          second.a * first.e + second.c * first.f + second.e,
          second.b * first.e + second.d * first.f + second.f};
}

Rectangle bounds_of(const Matrix& matrix, const Rectangle& r) {
  const std::array<Point, 4> corners{matrix.of({r.x, r.y}), matrix.of({r.x + r.width, r.y}),
                                     matrix.of({r.x, r.y + r.height}), matrix.of({r.x + r.width, r.y + r.height})};
  const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  return {left, top, right - left, bottom - top};
}

Rectangle joined(const Rectangle& a, const Rectangle& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    const auto number = parse(word);
    if (!number) break;
    numbers.push_back(*number);
  }
  return numbers;
}

double number_of(std::string_view text, double otherwise) { return parse(take_word(text)).value_or(otherwise); }

std::optional<Rectangle> rectangle_of(std::string_view text) {
  const auto numbers = numbers_of(text);
  if (numbers.size() < 4) return std::nullopt;
  return Rectangle{numbers[0], numbers[1], numbers[2], numbers[3]};
}

Matrix matrix_of(std::string_view text) {
  const auto numbers = numbers_of(text);
  if (numbers.size() < 6) return {};
  return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

std::vector<double> distances_of(std::string_view text, std::size_t most) {
  std::vector<double> distances;
  while (distances.size() < most) {
    std::string_view word = take_word(text);
    double times = 1;
    if (word == "g" || word == "G") {
      times = parse(take_word(text)).value_or(0);
      word = take_word(text);
    }
    const auto number = parse(word);
    if (!number) break;
    const auto room = static_cast<double>(most - distances.size());
    distances.insert(distances.end(), static_cast<std::size_t>(std::clamp(times, 0.0, room)), *number);
  }
  return distances;
}

}  // namespace evidence::reader
