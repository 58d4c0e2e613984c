#include "tests/support/seals/distractors.hpp"

#include <cmath>
#include <numbers>

#include "tests/support/seals/seal_look.hpp"

namespace tests::seals {
namespace {

constexpr double turn = 2 * std::numbers::pi;
constexpr double left = 25, right = 185;  // of a page's text

void red(cairo_t* page) { cairo_set_source_rgb(page, 0.85, 0.1, 0.12); }

void letterhead(cairo_t* page, Set set, double y, Draws& draws) {
  red(page);
  cairo_save(page);
  cairo_translate(page, (left + right) / 2, y);
  fill_text(page, organisation(set, draws) + "文件", draws.one_of(fonts_of(set)), 11, 0.8);
  cairo_restore(page);
  cairo_rectangle(page, left, y + 10, right - left, 0.8);
  cairo_rectangle(page, left, y + 11.6, right - left, 0.3);
  cairo_fill(page);
}

void rules(cairo_t* page, double y) {
  red(page);
  for (int row = 0; row < 5; ++row) cairo_rectangle(page, left, y + row * 8, right - left, 0.4);
  for (int column = 0; column < 6; ++column) cairo_rectangle(page, left + column * (right - left) / 5, y, 0.4, 32);
  cairo_fill(page);
}

void paragraph(cairo_t* page, Set set, double y, Draws& draws) {
  red(page);
  const std::string font = draws.one_of(fonts_of(set));
  for (int row = 0; row < 5; ++row) write_text(page, draws.one_of(sentences_of(set)), font, 5, left, y + row * 8);
}

// A red disc with a gear about it, golden stars and a wreath.
void emblem(cairo_t* page, double radius) {
  cairo_set_source_rgb(page, 0.9, 0.75, 0.2);
  for (int at = 0; at < 48; ++at) {
    cairo_arc(page, radius * 0.95 * std::cos(turn * at / 48), radius * 0.95 * std::sin(turn * at / 48), radius * 0.09,
              0, turn);
    cairo_fill(page);
  }
  red(page);
  cairo_arc(page, 0, 0, radius * 0.85, 0, turn);
  cairo_fill(page);
  cairo_set_source_rgb(page, 0.95, 0.8, 0.25);
  for (int at = 0; at < 5; ++at) {
    cairo_arc(page, radius * 0.45 * std::cos(turn * at / 8 - 3), radius * 0.45 * std::sin(turn * at / 8 - 3),
              radius * 0.08, 0, turn);
    cairo_fill(page);
  }
  cairo_rectangle(page, -radius * 0.4, radius * 0.1, radius * 0.8, radius * 0.35);
  cairo_fill(page);
}

void photograph(cairo_t* page, Draws& draws) {
  cairo_rectangle(page, -30, -22, 60, 44);
  cairo_clip(page);
  for (int at = 0; at < 120; ++at) {
    const double x = draws.between(-35, 35), y = draws.between(-27, 27), radius = draws.between(2, 22);
    cairo_pattern_t* blob = cairo_pattern_create_radial(x, y, radius * draws.between(0.5, 0.98), x, y, radius);
    const double r = draws.between(0.3, 1), g = draws.between(0.1, 0.8), b = draws.between(0.1, 0.7);
    cairo_pattern_add_color_stop_rgba(blob, 0, r, g, b, draws.between(0.4, 1));
    cairo_pattern_add_color_stop_rgba(blob, 1, r, g, b, 0);
    cairo_set_source(page, blob);
    cairo_paint(page);
    cairo_pattern_destroy(blob);
  }
}

void filled_logo(cairo_t* page, Set set, double radius, Draws& draws) {
  red(page);
  cairo_arc(page, 0, 0, radius, 0, turn);
  cairo_fill(page);
  cairo_set_source_rgb(page, 1, 1, 1);
  fill_text(page, "安", draws.one_of(fonts_of(set)), radius);
}

void bare_ring(cairo_t* page, Set set, double radius, Draws& draws) {
  red(page);
  cairo_set_line_width(page, 1.5);
  cairo_new_path(page);
  cairo_arc(page, 0, 0, radius, 0, turn);
  cairo_stroke(page);
  fill_text(page, "信", draws.one_of(fonts_of(set)), radius * 0.8);
}

void blue_stamp(cairo_t* page, Set set, double radius, Draws& draws) {
  cairo_set_source_rgb(page, 0.1, 0.2, 0.75);
  cairo_set_line_width(page, 1);
  cairo_new_path(page);
  cairo_arc(page, 0, 0, radius, 0, turn);
  cairo_stroke(page);
  for (int at = 0; at < 10; ++at) {
    cairo_save(page);
    cairo_rotate(page, (at - 4.5) * 0.42);
    cairo_translate(page, 0, -0.73 * radius);
    fill_text(page, "验", draws.one_of(fonts_of(set)), 0.25 * radius);
    cairo_restore(page);
  }
}

void fingerprint(cairo_t* page, Draws& draws) {
  cairo_set_source_rgba(page, 0.85, 0.15, 0.15, 0.8);
  cairo_set_line_width(page, 0.45);
  for (double radius = 0.8; radius < 9; radius += 0.9) {
    cairo_save(page);
    cairo_scale(page, 0.8, 1.05);
    const double begin = draws.between(0, turn);
    cairo_new_path(page);
    cairo_arc(page, 0, draws.between(-0.3, 0.3), radius, begin, begin + turn * draws.between(0.6, 1));
    cairo_restore(page);
    cairo_stroke(page);
  }
}

void name_seal(cairo_t* page, Set set, Draws& draws) {
  red(page);
  cairo_set_line_width(page, 0.9);
  cairo_rectangle(page, -9, -9, 18, 18);
  cairo_stroke(page);
  const std::string font = draws.one_of(fonts_of(set));
  for (const auto& [text, y] : {std::pair("林知", -4.0), std::pair("远印", 4.0)}) {
    cairo_save(page);
    cairo_translate(page, 0, y);
    fill_text(page, text, font, 7);
    cairo_restore(page);
  }
}

}  // namespace

void draw(cairo_t* page, Distractor what, Set set, double x, double y, Draws& draws) {
  if (what == Distractor::Letterhead) return letterhead(page, set, y, draws);
  if (what == Distractor::Rules) return rules(page, y);
  if (what == Distractor::Paragraph) return paragraph(page, set, y, draws);
  cairo_save(page);
  cairo_translate(page, x, y);
  cairo_new_path(page);
  const double radius = draws.between(14, 24);
  switch (what) {
    case Distractor::Emblem:
      emblem(page, radius);
      break;
    case Distractor::Photograph:
      photograph(page, draws);
      break;
    case Distractor::FilledLogo:
      filled_logo(page, set, radius, draws);
      break;
    case Distractor::BareRing:
      bare_ring(page, set, radius, draws);
      break;
    case Distractor::BlueStamp:
      blue_stamp(page, set, radius, draws);
      break;
    case Distractor::Fingerprint:
      fingerprint(page, draws);
      break;
    default:
      name_seal(page, set, draws);
      break;
  }
  cairo_restore(page);
}

}  // namespace tests::seals
