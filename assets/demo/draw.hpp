// Draws laid-out pages with cairo and pango.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "demo/layout.hpp"
#include <cairo.h>

typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;

namespace evidence::demo {

struct Unref {
  void operator()(PangoContext* context) const;
  void operator()(PangoLayout* layout) const;
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
};
using SurfaceOwner = std::unique_ptr<cairo_surface_t, Unref>;
using DrawingOwner = std::unique_ptr<cairo_t, Unref>;
using ContextOwner = std::unique_ptr<PangoContext, Unref>;
using LayoutOwner = std::unique_ptr<PangoLayout, Unref>;

inline constexpr const char* kBodyFace = "Noto Serif CJK SC";
inline constexpr const char* kSealFace = "Noto Serif CJK SC Bold";
// One text with hinting off, so that measures do not depend on the target. size in points.
LayoutOwner text_layout(PangoContext* context, const std::string& text, double size, const char* face_name = kBodyFace);
ContextOwner text_context();

// `worn` draws seals as ink on paper with holes in it; on PDF pages they stay clean outlines.
void draw_page(cairo_t* drawing, const LaidPage& page, const std::map<std::string, SealLook>& seals, bool worn);
void draw_seal(cairo_t* drawing, const SealLook& look, double x, double y, bool worn);

}  // namespace evidence::demo
