#include "evidence/reader/ofd_draw.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <pango/pangocairo.h>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;

constexpr double layout_size = 100;  // of the fonts of the machine, in units that are then scaled to the text's

void transform(cairo_t* context, const Matrix& matrix) {
  cairo_matrix_t native{matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f};
  cairo_transform(context, &native);
}

// Cairo stops drawing for good once it was handed a matrix that cannot be inverted.
bool can_be_drawn(const Matrix& m) {
  const double area = m.a * m.d - m.b * m.c;
  return std::isfinite(area) && std::abs(area) > 1e-9;
}

void trace(cairo_t* context, const std::vector<OfdStep>& steps) {
  cairo_new_path(context);
  for (const OfdStep& step : steps) {
    switch (step.kind) {
      case OfdStep::Kind::Move:
        cairo_move_to(context, step.to.x, step.to.y);
        break;
      case OfdStep::Kind::Line:
        cairo_line_to(context, step.to.x, step.to.y);
        break;
      case OfdStep::Kind::Curve:
        cairo_curve_to(context, step.first.x, step.first.y, step.second.x, step.second.y, step.to.x, step.to.y);
        break;
      case OfdStep::Kind::Close:
        cairo_close_path(context);
        break;
    }
  }
}

void use(cairo_t* context, const OfdColour& colour) {
  cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha);
}

void paint_path(cairo_t* context, const OfdPath& path) {
  if (!can_be_drawn(path.to_page)) return;
  cairo_save(context);
  transform(context, path.to_page);
  trace(context, path.steps);
  cairo_set_fill_rule(context, path.even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  if (path.fill) {
    use(context, *path.fill);
    cairo_fill_preserve(context);
  }
  if (path.stroke) {
    use(context, *path.stroke);
    cairo_set_line_width(context, std::max(0.0, path.line_width));
    cairo_stroke(context);
  }
  cairo_restore(context);
}

// The machine's font that looks most like the one named.
std::string substitute(const OfdFont* font) {
  const std::string name = font == nullptr ? "" : font->name;
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  const bool gothic = has("黑") || has("Hei") || has("雅") || has("YaHei") || has("Arial") || has("Calibri");
  std::string family = gothic ? "Noto Sans CJK SC" : "Noto Serif CJK SC";
  if (font != nullptr && (font->bold || has("Bold") || has("小标宋"))) family += " Bold";
  return family;
}

}  // namespace

const FontOutlines* OfdPainter::font(const std::string& file) {
  if (file.empty()) return nullptr;
  const auto known = fonts_.find(file);
  if (known != fonts_.end()) return known->second.get();
  auto bytes = unpack_part(bytes_, file, limits_.office_bytes);
  auto& kept = fonts_[file];
  if (bytes) kept = FontOutlines::open(std::move(*bytes));
  return kept.get();
}

cairo_surface_t* OfdPainter::picture(const std::string& file) {
  if (file.empty()) return nullptr;
  const auto known = pictures_.find(file);
  if (known != pictures_.end()) return known->second.get();
  const auto bytes = unpack_part(bytes_, file, limits_.office_bytes);
  if (!bytes) return nullptr;
  const auto decoded = ocr::decode_picture(as_bytes(*bytes), 0, limits_.picture_pixels);
  if (!decoded) return nullptr;
  const auto size =
      static_cast<std::uint64_t>(decoded->picture.width) * static_cast<std::uint64_t>(decoded->picture.height);
  if (pixels_ + size > limits_.picture_pixels) {
    pictures_.clear();
    pixels_ = 0;
  }
  pixels_ += size;
  return (pictures_[file] = surface_of(decoded->picture)).get();
}

void OfdPainter::paint_text(cairo_t* context, const OfdBody& body, const OfdText& text) {
  if (!text.visible || text.size <= 0 || !can_be_drawn(text.to_page)) return;
  const auto named = body.resources.fonts.find(text.font);
  const OfdFont* about = named == body.resources.fonts.end() ? nullptr : &named->second;
  const FontOutlines* embedded = about == nullptr ? nullptr : font(about->file);
  Layout layout;
  cairo_save(context);
  transform(context, text.to_page);
  use(context, text.colour);
  for (const OfdGlyph& glyph : text.glyphs) {
    if (is_blank(glyph.code) && !glyph.glyph) continue;
    cairo_save(context);
    cairo_translate(context, glyph.at.x, glyph.at.y);
    const std::uint32_t index = embedded == nullptr ? 0 : glyph.glyph.value_or(embedded->glyph_of(glyph.code));
    if (index != 0) {
      cairo_scale(context, text.size * text.stretch, text.size);
      trace(context, embedded->outline(index));
      cairo_fill(context);
    } else if (glyph.code >= 0x20) {
      if (!layout) {
        layout.reset(pango_cairo_create_layout(context));
        const Font font(pango_font_description_from_string(substitute(about).c_str()));
        pango_font_description_set_absolute_size(font.get(), layout_size * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
      }
      std::string character;
      append_utf8(character, glyph.code);
      pango_layout_set_text(layout.get(), character.data(), static_cast<int>(character.size()));
      int width = 0;
      pango_layout_get_size(layout.get(), &width, nullptr);
      const double natural = static_cast<double>(width) / PANGO_SCALE / layout_size * text.size * text.stretch;
      const bool too_wide = !text.vertical && glyph.advance > 0 && natural > glyph.advance;
      const double narrower = too_wide ? glyph.advance / natural : 1;  // another font than the one that was meant
      cairo_scale(context, narrower * text.size * text.stretch / layout_size, text.size / layout_size);
      cairo_translate(context, 0, -static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE);
      pango_cairo_show_layout(context, layout.get());
    }
    cairo_restore(context);
  }
  cairo_restore(context);
}

void OfdPainter::paint_image(cairo_t* context, const OfdBody& body, const OfdImage& image, bool on_top) {
  const auto media = body.resources.media.find(image.media);
  if (media == body.resources.media.end() || !can_be_drawn(image.to_page)) return;
  cairo_surface_t* surface = picture(media->second.file);
  if (surface == nullptr) return;
  cairo_save(context);
  transform(context, image.to_page);
  cairo_scale(context, 1.0 / cairo_image_surface_get_width(surface), 1.0 / cairo_image_surface_get_height(surface));
  if (on_top) cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
  cairo_set_source_surface(context, surface, 0, 0);
  cairo_paint_with_alpha(context, image.alpha);
  cairo_restore(context);
}

std::optional<ocr::Decoded> OfdPainter::decoded(const OfdBody& body, const OfdImage& image) const {
  const auto media = body.resources.media.find(image.media);
  if (media == body.resources.media.end() || media->second.file.empty()) return std::nullopt;
  const auto bytes = unpack_part(bytes_, media->second.file, limits_.office_bytes);
  if (!bytes) return std::nullopt;
  auto made = ocr::decode_picture(as_bytes(*bytes), 0, limits_.picture_pixels);
  if (!made) return std::nullopt;
  return std::move(*made);
}

void OfdPainter::paint(cairo_t* context, const OfdBody& body, const std::vector<OfdObject>& objects, bool on_top) {
  for (const OfdObject& object : objects) {
    if (const auto* text = std::get_if<OfdText>(&object)) paint_text(context, body, *text);
    if (const auto* path = std::get_if<OfdPath>(&object)) paint_path(context, *path);
    if (const auto* image = std::get_if<OfdImage>(&object)) paint_image(context, body, *image, on_top);
  }
}

void OfdPainter::paint_seal(cairo_t* context, const std::string& picture, const Rectangle& where) {
  const auto decoded = ocr::decode_picture(as_bytes(picture), 0, limits_.picture_pixels);
  if (!decoded || !(where.width > 0) || !(where.height > 0)) return;
  const Surface surface = surface_of(decoded->picture);
  if (!surface) return;
  cairo_save(context);
  cairo_translate(context, where.x, where.y);
  cairo_scale(context, where.width / decoded->picture.width, where.height / decoded->picture.height);
  cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
  cairo_set_source_surface(context, surface.get(), 0, 0);
  cairo_paint(context);
  cairo_restore(context);
}

}  // namespace evidence::reader
