#include <cmath>
#include <numbers>

#include "demo/draw.hpp"
#include "demo/noise.hpp"
#include <pango/pangocairo.h>

#include "evidence/base/utf8.hpp"

namespace evidence::demo {
namespace {

// Proportions of a round company seal: rim, name along it, a five-pointed star in the middle.
constexpr double kRimWidth = 0.045, kTextRadius = 0.76, kTextSize = 0.27, kStarRadius = 0.30, kBottomAt = 0.52;
constexpr double kStarWaist = 0.381966;  // inner to outer radius of a pentagram
constexpr double kWidestArc = 1.5 * std::numbers::pi;
constexpr double kArcPerSign = 0.34;  // radians
constexpr double kInkOpacity = 0.86;
constexpr int kInkHoles = 1400;

void star(cairo_t* drawing, double radius) {
  for (int at = 0; at < 10; ++at) {
    const double length = at % 2 == 0 ? radius : radius * kStarWaist;
    const double angle = std::numbers::pi * at / 5;
    cairo_line_to(drawing, length * std::sin(angle), -length * std::cos(angle));
  }
  cairo_close_path(drawing);
  cairo_fill(drawing);
}

void centred(cairo_t* drawing, PangoContext* context, const std::string& text, double size) {
  const auto layout = text_layout(context, text, size, kSealFace);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  cairo_move_to(drawing, -static_cast<double>(box.width) / PANGO_SCALE / 2,
                -static_cast<double>(box.height) / PANGO_SCALE / 2);
  pango_cairo_layout_path(drawing, layout.get());  // as outlines: a seal is a picture, not text
  cairo_fill(drawing);
}

void ring_text(cairo_t* drawing, PangoContext* context, const SealLook& look) {
  const auto signs = to_code_points(look.ring);
  const auto count = static_cast<double>(signs.size());
  const double arc = std::min(kWidestArc, kArcPerSign * (count - 1));
  const double size = std::min(kTextSize * look.radius, arc / std::max(1.0, count - 1) * kTextRadius * look.radius);
  double angle = -arc / 2;
  for (const char32_t sign : signs) {
    std::string text;
    append_utf8(text, sign);
    cairo_save(drawing);
    cairo_rotate(drawing, angle);
    cairo_translate(drawing, 0, -kTextRadius * look.radius);
    centred(drawing, context, text, size);
    cairo_restore(drawing);
    angle += arc / std::max(1.0, count - 1);
  }
}

void wear(cairo_t* drawing, double radius) {
  Noise noise(static_cast<std::uint32_t>(radius * 100));
  cairo_set_operator(drawing, CAIRO_OPERATOR_DEST_OUT);
  for (int at = 0; at < kInkHoles; ++at) {
    const double x = (noise.unit() * 2 - 1) * radius, y = (noise.unit() * 2 - 1) * radius;
    cairo_set_source_rgba(drawing, 0, 0, 0, 0.25 + 0.6 * noise.unit());
    cairo_arc(drawing, x, y, 0.15 + 0.45 * noise.unit(), 0, 2 * std::numbers::pi);
    cairo_fill(drawing);
  }
}

}  // namespace

void draw_seal(cairo_t* drawing, const SealLook& look, double x, double y, bool worn) {
  const auto context = text_context();
  cairo_save(drawing);
  cairo_translate(drawing, x, y);
  cairo_rotate(drawing, worn ? 0.09 : 0.0);
  cairo_new_path(drawing);  // the last text left its current point behind
  cairo_push_group(drawing);
  cairo_set_source_rgb(drawing, 0.82, 0.08, 0.10);
  cairo_set_line_width(drawing, kRimWidth * look.radius);
  cairo_arc(drawing, 0, 0, look.radius * (1 - kRimWidth), 0, 2 * std::numbers::pi);
  cairo_stroke(drawing);
  star(drawing, kStarRadius * look.radius);
  ring_text(drawing, context.get(), look);
  if (!look.bottom.empty()) {
    cairo_save(drawing);
    cairo_translate(drawing, 0, kBottomAt * look.radius);
    centred(drawing, context.get(), look.bottom, kTextSize * look.radius * 0.72);
    cairo_restore(drawing);
  }
  if (worn) wear(drawing, look.radius);
  cairo_pop_group_to_source(drawing);
  if (worn) cairo_set_operator(drawing, CAIRO_OPERATOR_MULTIPLY);
  cairo_paint_with_alpha(drawing, kInkOpacity);
  cairo_restore(drawing);
}

}  // namespace evidence::demo
