// Cairo and pango with owners: what the pages are drawn with. All lengths are millimetres.
#pragma once

#include <memory>
#include <string>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace tests::seals {

struct Release {
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Drawing = std::unique_ptr<cairo_t, Release>;
using Surface = std::unique_ptr<cairo_surface_t, Release>;

// Fills the outlines of a text, its middle at the origin; `narrow` squeezes it sideways (characters of seals are tall).
void fill_text(cairo_t* drawing, const std::string& text, const std::string& font, double height, double narrow = 1);
// From the left end of its line's middle.
void write_text(cairo_t* drawing, const std::string& text, const std::string& font, double height, double x, double y);

}  // namespace tests::seals
