#include "evidence/reader/cairo_surface.hpp"

#include <cstring>

namespace evidence::reader {
namespace {

// Cairo's pixels are words of A, R, G, B: on this machine's order of bytes blue comes first.
template <class Put>
void each_pixel(cairo_surface_t* surface, RasterSize size, Put put) {
  cairo_surface_flush(surface);
  const unsigned char* from = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (std::size_t y = 0; y < size.height; ++y) {
    const unsigned char* pixel = from + y * stride;
    for (std::size_t x = 0; x < size.width; ++x, pixel += 4) put(y * size.width + x, pixel[2], pixel[1], pixel[0]);
  }
}

Surface image_surface(int width, int height) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) surface.reset();
  return surface;
}

}  // namespace

Surface white_surface(RasterSize size) {
  Surface surface = image_surface(static_cast<int>(size.width), static_cast<int>(size.height));
  if (!surface) return surface;
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  return surface;
}

Raster raster_of(cairo_surface_t* surface, RasterSize size) {
  Raster raster{size.width, size.height, reading::PixelFormat::Rgba, {}};
  raster.pixels.resize(std::size_t{size.width} * size.height * 4);
  each_pixel(surface, size, [&](std::size_t at, unsigned char red, unsigned char green, unsigned char blue) {
    std::byte* to = raster.pixels.data() + at * 4;
    to[0] = std::byte{red};
    to[1] = std::byte{green};
    to[2] = std::byte{blue};
    to[3] = std::byte{255};
  });
  return raster;
}

ocr::Picture picture_of(cairo_surface_t* surface, RasterSize size, double dpi) {
  ocr::Picture picture(static_cast<int>(size.width), static_cast<int>(size.height), 3, dpi);
  each_pixel(surface, size, [&](std::size_t at, unsigned char red, unsigned char green, unsigned char blue) {
    std::uint8_t* to = picture.pixels.data() + at * 3;
    to[0] = red;
    to[1] = green;
    to[2] = blue;
  });
  return picture;
}

Surface surface_of(const ocr::Picture& picture) {
  Surface surface = image_surface(picture.width, picture.height);
  if (!surface) return surface;
  unsigned char* to = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    unsigned char* row = to + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < picture.width; ++x, row += 4, from += picture.channels) {
      row[2] = from[0];
      row[1] = picture.channels == 3 ? from[1] : from[0];
      row[0] = picture.channels == 3 ? from[2] : from[0];
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace evidence::reader
