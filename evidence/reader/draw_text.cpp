#include "evidence/reader/draw_text.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <pango/pangocairo.h>

#include "evidence/reader/cairo_surface.hpp"

namespace evidence::reader {
namespace {

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

// Words and passages stand in text order.
void draw_changes(cairo_t* context, const std::vector<PlacedWord>& words, const std::vector<Passage>& passages) {
  constexpr double thickness = 0.7;  // points
  auto word = words.begin();
  for (const Passage& passage : passages) {
    word = std::find_if(word, words.end(), [&](const PlacedWord& one) { return one.end > passage.begin; });
    const bool deleted = passage.kind == PassageKind::Deleted;
    if (!deleted && passage.kind != PassageKind::Inserted) continue;
    for (auto at = word; at != words.end() && at->begin < passage.end; ++at) {
      const double height = deleted ? at->where.height / 2 : at->where.height - 1;
      cairo_rectangle(context, at->where.x, at->where.y + height, at->where.width, thickness);
    }
  }
  cairo_fill(context);
}

}  // namespace

OrProblem<Raster> draw_words(std::string_view page_text, const std::vector<PlacedWord>& words, RasterSize size,
                             const std::vector<Passage>& passages) {
  const Surface surface = white_surface(size);
  if (!surface) return problem("too-large");
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 0, 0, 0);
  cairo_scale(context.get(), size.width / nominal_width, size.height / nominal_height);
  const Layout layout(pango_cairo_create_layout(context.get()));
  const Font font(pango_font_description_from_string("Noto Sans Mono CJK SC, Noto Sans CJK SC, monospace"));
  pango_font_description_set_absolute_size(font.get(), nominal_font_size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  for (const PlacedWord& word : words)
    draw_word(context.get(), layout.get(), page_text.substr(word.begin, word.end - word.begin), word.where);
  draw_changes(context.get(), words, passages);
  return raster_of(surface.get(), size);
}

}  // namespace evidence::reader
