#include "tests/support/seals/seal_look.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "evidence/base/utf8.hpp"

namespace tests::seals {
namespace {

constexpr double pi = std::numbers::pi;

void star(cairo_t* page, double radius) {
  for (int at = 0; at < 10; ++at) {
    const double length = at % 2 == 0 ? radius : radius * 0.382;  // of a pentagram
    cairo_line_to(page, length * std::sin(pi * at / 5), -length * std::cos(pi * at / 5));
  }
  cairo_close_path(page);
  cairo_fill(page);
}

std::vector<std::string> signs_of(const std::string& text) {
  std::vector<std::string> signs;
  for (const char32_t sign : evidence::to_code_points(text)) {
    signs.emplace_back();
    evidence::append_utf8(signs.back(), sign);
  }
  return signs;
}

// Angles (0: top, clockwise) at equal lengths along an ellipse.
std::vector<double> spread(std::size_t count, double across, double down, double arc) {
  constexpr int steps = 720;
  std::vector<double> lengths{0};
  for (int i = 1; i <= steps; ++i) {
    const double angle = -arc / 2 + arc * (i - 0.5) / steps;
    lengths.push_back(lengths.back() + std::hypot(across * std::cos(angle), down * std::sin(angle)));
  }
  std::vector<double> angles;
  for (std::size_t i = 0; i < count; ++i) {
    const double share = count < 2 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
    const auto at = std::lower_bound(lengths.begin(), lengths.end(), share * lengths.back()) - lengths.begin();
    angles.push_back(-arc / 2 + arc * static_cast<double>(at) / steps);
  }
  return angles;
}

void ring_text(cairo_t* page, const SealLook& look) {
  const auto signs = signs_of(look.ring);
  const auto count = static_cast<double>(signs.size());
  const double arc = std::min(look.oval ? 1.25 * pi : 1.5 * pi, 0.42 * (count - 1));
  const double height = 0.25 * look.down;
  const double across = look.across - 0.27 * look.down, down = look.down * 0.73;
  const auto angles = spread(signs.size(), across, down, arc);
  double pitch = height * 1.2;
  for (std::size_t i = 1; i < angles.size(); ++i)
    pitch = std::min(pitch, std::hypot(across * (std::sin(angles[i]) - std::sin(angles[i - 1])),
                                       down * (std::cos(angles[i]) - std::cos(angles[i - 1]))));
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const double x = across * std::sin(angles[i]), y = -down * std::cos(angles[i]);
    cairo_save(page);
    cairo_translate(page, x, y);
    cairo_rotate(page, std::atan2(std::sin(angles[i]) / across, std::cos(angles[i]) / down));
    fill_text(page, signs[i], look.font, height, std::min(1.0, pitch / height * 0.92));
    cairo_restore(page);
  }
}

// Digits along the bottom, feet outwards.
void number_round(cairo_t* page, const SealLook& look) {
  const auto signs = signs_of(look.number);
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const double angle = (static_cast<double>(i) - static_cast<double>(signs.size() - 1) / 2) * 0.095;
    cairo_save(page);
    cairo_rotate(page, -angle);
    cairo_translate(page, 0, 0.86 * look.down);
    fill_text(page, signs[i], look.font, 0.1 * look.down);
    cairo_restore(page);
  }
}

void wear(cairo_t* page, const SealLook& look, Draws& draws) {
  cairo_set_operator(page, CAIRO_OPERATOR_DEST_OUT);
  for (int at = 0; at < 900 && look.worn; ++at) {
    cairo_set_source_rgba(page, 0, 0, 0, draws.between(0.2, 0.9));
    cairo_arc(page, draws.between(-1, 1) * look.across, draws.between(-1, 1) * look.down, draws.between(0.1, 0.55), 0,
              2 * pi);
    cairo_fill(page);
  }
  const double angle = draws.between(0, 2 * pi);
  const double x = look.across * std::cos(angle), y = look.across * std::sin(angle);
  cairo_pattern_t* fade = cairo_pattern_create_linear(-x, -y, x, y);
  cairo_pattern_add_color_stop_rgba(fade, 0.3, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, look.uneven);
  cairo_set_source(page, fade);
  cairo_paint(page);
  cairo_pattern_destroy(fade);
}

std::string digits(std::size_t count, Draws& draws) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + draws.below(10));
  return text;
}

}  // namespace

SealLook draw_lots(Set set, Draws& draws) {
  constexpr double round_sizes[] = {19, 20, 21, 21, 22.5, 25, 29};
  constexpr double oval_sizes[][2] = {{22.5, 15}, {20, 15}, {25, 17.5}, {22.5, 15}};
  SealLook look;
  look.oval = draws.chance(0.25);
  look.across = look.down = draws.one_of(round_sizes);
  look.ring = organisation(set, draws);
  look.font = draws.one_of(fonts_of(set));
  if (look.oval) {
    const auto& size = draws.one_of(oval_sizes);
    look.across = size[0], look.down = size[1];
    look.inner = draws.chance(0.6) ? "发票专用章" : seal_purpose(set, draws);
    look.number = "91" + digits(16, draws);
  } else {
    if (draws.chance(0.5)) look.inner = seal_purpose(set, draws);
    if (draws.chance(0.4)) look.number = digits(13, draws);
  }
  look.tilt = draws.chance(0.15) ? draws.between(-pi, pi) : draws.between(-0.25, 0.25);
  if (look.oval) look.tilt = draws.between(-0.3, 0.3);
  look.ink = draws.chance(0.2) ? draws.between(0.25, 0.35) : draws.between(0.6, 0.95);
  look.uneven = draws.chance(0.3) ? draws.between(0.2, 0.6) : 0;
  look.worn = draws.chance(0.5);
  return look;
}

void stamp(cairo_t* page, const SealLook& look, Draws& draws) {
  cairo_save(page);
  cairo_translate(page, look.x, look.y);
  cairo_rotate(page, look.tilt);
  cairo_push_group(page);
  cairo_set_source_rgb(page, draws.between(0.78, 0.93), draws.between(0.05, 0.2), draws.between(0.08, 0.22));
  const double rim = draws.between(0.9, 1.3);
  cairo_save(page);
  cairo_scale(page, look.across - rim / 2, look.down - rim / 2);
  cairo_new_path(page);
  cairo_arc(page, 0, 0, 1, 0, 2 * pi);
  cairo_restore(page);
  cairo_set_line_width(page, rim);
  cairo_stroke(page);
  ring_text(page, look);
  if (!look.oval) star(page, 0.3 * look.down);
  if (!look.oval && !look.number.empty()) number_round(page, look);
  if (look.oval) fill_text(page, look.number, look.font, 0.19 * look.down, 0.95);
  cairo_save(page);
  cairo_translate(page, 0, (look.oval ? 0.48 : 0.52) * look.down);
  if (!look.inner.empty()) fill_text(page, look.inner, look.font, 0.19 * look.down);
  cairo_restore(page);
  wear(page, look, draws);
  cairo_pop_group_to_source(page);
  cairo_set_operator(page, CAIRO_OPERATOR_MULTIPLY);
  cairo_paint_with_alpha(page, look.ink);
  cairo_restore(page);
}

}  // namespace tests::seals
