// A white page to draw on, and what was drawn.
#pragma once

#include <memory>

#include <cairo.h>

#include "evidence/reader/raster.hpp"

namespace evidence::reader {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

// Null where there is no memory for it.
Surface white_surface(RasterSize size);

Raster raster_of(cairo_surface_t* surface, RasterSize size);
ocr::Picture picture_of(cairo_surface_t* surface, RasterSize size, double dpi);

// A decoded picture to paint with. Null where there is no memory for it.
Surface surface_of(const ocr::Picture& picture);

}  // namespace evidence::reader
