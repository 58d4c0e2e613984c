#include "evidence/reader/draw_text.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace evidence::reader {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;

void draw_word(cairo_t* context, PangoLayout* layout, std::string_view text, const Rectangle& where) {
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  const double natural = static_cast<double>(width) / PANGO_SCALE;
  cairo_save(context);
  const double spare = std::max(0.0, where.height - static_cast<double>(height) / PANGO_SCALE);
  cairo_translate(context, where.x, where.y + spare / 2);
  if (natural > where.width) cairo_scale(context, where.width / natural, 1);
  pango_cairo_show_layout(context, layout);
  cairo_restore(context);
}

// Cairo's pixels are words of A, R, G, B.
Raster from_surface(cairo_surface_t* surface, RasterSize size) {
  cairo_surface_flush(surface);
  const unsigned char* from = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  Raster raster{size.width, size.height, reading::PixelFormat::Rgba, {}};
  raster.pixels.resize(std::size_t{size.width} * size.height * 4);
  for (std::size_t y = 0; y < size.height; ++y) {
    const unsigned char* row = from + y * stride;
    std::byte* to = raster.pixels.data() + y * size.width * 4;
    for (std::size_t x = 0; x < size.width; ++x) {
      to[x * 4] = std::byte{row[x * 4 + 2]};
      to[x * 4 + 1] = std::byte{row[x * 4 + 1]};
      to[x * 4 + 2] = std::byte{row[x * 4]};
      to[x * 4 + 3] = std::byte{255};
    }
  }
  return raster;
}

}  // namespace

OrProblem<Raster> draw_words(std::string_view page_text, const std::vector<PlacedWord>& words, RasterSize size) {
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(size.width), static_cast<int>(size.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return problem("too-large");
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_set_source_rgb(context.get(), 0, 0, 0);
  cairo_scale(context.get(), size.width / nominal_width, size.height / nominal_height);
  const Layout layout(pango_cairo_create_layout(context.get()));
  const Font font(pango_font_description_from_string("Noto Sans Mono CJK SC, Noto Sans CJK SC, monospace"));
  pango_font_description_set_absolute_size(font.get(), nominal_font_size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  for (const PlacedWord& word : words)
    draw_word(context.get(), layout.get(), page_text.substr(word.begin, word.end - word.begin), word.where);
  return from_surface(surface.get(), size);
}

}  // namespace evidence::reader
