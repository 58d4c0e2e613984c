#include "tests/support/seals/drawing.hpp"

namespace tests::seals {
namespace {

std::unique_ptr<PangoLayout, Release> layout_of(cairo_t* drawing, const std::string& text, const std::string& font,
                                                double height) {
  std::unique_ptr<PangoLayout, Release> layout(pango_cairo_create_layout(drawing));
  const std::unique_ptr<PangoFontDescription, Release> face(pango_font_description_from_string(font.c_str()));
  pango_font_description_set_absolute_size(face.get(), height * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), face.get());
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  return layout;
}

void fill(cairo_t* drawing, PangoLayout* layout) {
  pango_cairo_layout_path(drawing, layout);
  cairo_fill(drawing);
}

}  // namespace

void fill_text(cairo_t* drawing, const std::string& text, const std::string& font, double height, double narrow) {
  const auto layout = layout_of(drawing, text, font, height);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  cairo_save(drawing);
  cairo_scale(drawing, narrow, 1);
  cairo_move_to(drawing, -box.width / 2.0 / PANGO_SCALE, -box.height / 2.0 / PANGO_SCALE);
  fill(drawing, layout.get());
  cairo_restore(drawing);
}

void write_text(cairo_t* drawing, const std::string& text, const std::string& font, double height, double x, double y) {
  const auto layout = layout_of(drawing, text, font, height);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  cairo_move_to(drawing, x, y - box.height / 2.0 / PANGO_SCALE);
  fill(drawing, layout.get());
}

}  // namespace tests::seals
