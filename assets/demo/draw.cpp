#include "demo/draw.hpp"

#include <pango/pangocairo.h>

namespace evidence::demo {
namespace {
constexpr double kBoldOutline = 0.045;  // of the type's size
}

void Unref::operator()(PangoContext* context) const { g_object_unref(context); }
void Unref::operator()(PangoLayout* layout) const { g_object_unref(layout); }

ContextOwner text_context() {
  ContextOwner context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context.get(), pango_language_from_string("zh-CN"));
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  return context;
}

LayoutOwner text_layout(PangoContext* context, const std::string& text, double size, const char* face_name) {
  LayoutOwner layout(pango_layout_new(context));
  PangoFontDescription* face = pango_font_description_from_string(face_name);
  pango_font_description_set_absolute_size(face, size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), face);
  pango_font_description_free(face);
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  return layout;
}

void draw_page(cairo_t* drawing, const LaidPage& page, const std::map<std::string, SealLook>& seals, bool worn) {
  const auto context = text_context();
  pango_cairo_update_context(drawing, context.get());
  const auto ink = [&](bool red) { cairo_set_source_rgb(drawing, red ? 0.80 : 0.07, red ? 0.08 : 0.07, 0.08); };
  for (const auto& line : page.lines) {
    ink(line.red);
    const auto layout = text_layout(context.get(), line.text, line.size);
    cairo_move_to(drawing, line.x, line.y);
    pango_cairo_show_layout(drawing, layout.get());
    if (!line.bold) continue;
    // Thickened by its own outline: a second embedded Chinese face would add 60 KB to every PDF.
    cairo_move_to(drawing, line.x, line.y);
    pango_cairo_layout_path(drawing, layout.get());
    cairo_set_line_width(drawing, kBoldOutline * line.size);
    cairo_stroke(drawing);
  }
  for (const auto& rule : page.rules) {
    ink(rule.red);
    cairo_set_line_width(drawing, rule.red ? 1.6 : 0.6);
    cairo_move_to(drawing, rule.x0, rule.y0);
    cairo_line_to(drawing, rule.x1, rule.y1);
    cairo_stroke(drawing);
  }
  for (const auto& seal : page.seals)
    if (const auto look = seals.find(seal.name); look != seals.end())
      draw_seal(drawing, look->second, seal.x, seal.y, worn);
}

}  // namespace evidence::demo
