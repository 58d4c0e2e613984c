#include "evidence/reader/font_outlines.hpp"

#include <limits>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace evidence::reader {

struct FontOutlines::Face {
  std::string bytes;  // FreeType reads them as long as the face lives
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  Face() = default;
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  ~Face() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

namespace {

struct Tracing {
  std::vector<OfdStep> steps;
  double unit;
  Point pen;
  [[nodiscard]] Point of(const FT_Vector* v) const {
    return {static_cast<double>(v->x) / unit, -static_cast<double>(v->y) / unit};
  }
  void add(OfdStep::Kind kind, Point to, Point first = {}, Point second = {}) {
    steps.push_back({kind, to, first, second});
    pen = to;
  }
};

int move_to(const FT_Vector* to, void* user) {
  auto* tracing = static_cast<Tracing*>(user);
  if (!tracing->steps.empty()) tracing->add(OfdStep::Kind::Close, tracing->pen);
  tracing->add(OfdStep::Kind::Move, tracing->of(to));
  return 0;
}
int line_to(const FT_Vector* to, void* user) {
  auto* tracing = static_cast<Tracing*>(user);
  tracing->add(OfdStep::Kind::Line, tracing->of(to));
  return 0;
}
int conic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
  auto* tracing = static_cast<Tracing*>(user);
  const Point c = tracing->of(control);
  const Point end = tracing->of(to);
  const Point pen = tracing->pen;
  tracing->add(OfdStep::Kind::Curve, end, {pen.x + (c.x - pen.x) * 2 / 3, pen.y + (c.y - pen.y) * 2 / 3},
               {end.x + (c.x - end.x) * 2 / 3, end.y + (c.y - end.y) * 2 / 3});
  return 0;
}
int cubic_to(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
  auto* tracing = static_cast<Tracing*>(user);
  tracing->add(OfdStep::Kind::Curve, tracing->of(to), tracing->of(first), tracing->of(second));
  return 0;
}

}  // namespace

FontOutlines::FontOutlines(std::unique_ptr<Face> face) : face_(std::move(face)) {}
FontOutlines::~FontOutlines() = default;

std::unique_ptr<FontOutlines> FontOutlines::open(std::string bytes) {
  auto face = std::make_unique<Face>();
  face->bytes = std::move(bytes);
  if (face->bytes.size() > std::numeric_limits<FT_Long>::max() || FT_Init_FreeType(&face->library) != 0) return nullptr;
  const auto* data = reinterpret_cast<const FT_Byte*>(face->bytes.data());
  if (FT_New_Memory_Face(face->library, data, static_cast<FT_Long>(face->bytes.size()), 0, &face->face) != 0)
    return nullptr;
  if (!FT_IS_SCALABLE(face->face) || face->face->units_per_EM == 0) return nullptr;
  return std::unique_ptr<FontOutlines>(new FontOutlines(std::move(face)));
}

std::uint32_t FontOutlines::glyph_of(char32_t code) const {
  return face_->face->charmap == nullptr ? 0 : FT_Get_Char_Index(face_->face, code);
}

std::vector<OfdStep> FontOutlines::outline(std::uint32_t glyph) const {
  if (FT_Load_Glyph(face_->face, glyph, FT_LOAD_NO_SCALE) != 0) return {};
  if (face_->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  const FT_Outline_Funcs into{move_to, line_to, conic_to, cubic_to, 0, 0};
  Tracing tracing{{}, static_cast<double>(face_->face->units_per_EM), {}};
  if (FT_Outline_Decompose(&face_->face->glyph->outline, &into, &tracing) != 0) return {};
  if (!tracing.steps.empty()) tracing.add(OfdStep::Kind::Close, tracing.pen);
  return std::move(tracing.steps);
}

}  // namespace evidence::reader
