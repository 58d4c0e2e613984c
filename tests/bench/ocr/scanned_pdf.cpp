#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "demo/draw.hpp"
#include <cairo-pdf.h>

#include "ocr/decode.hpp"
#include "tests/bench/ocr/pages.hpp"

namespace bench {

using evidence::demo::DrawingOwner;
using evidence::demo::SurfaceOwner;

namespace {

constexpr std::uint64_t most_pixels = 90'000'000;
constexpr double points_per_inch = 72;

SurfaceOwner surface_of(const ocr::Picture& picture) {
  SurfaceOwner surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < picture.height; ++y) {
    auto* to = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    const std::uint8_t* from = picture.row(y);
    for (int x = 0; x < picture.width; ++x, from += picture.channels) {
      const std::uint32_t green = from[picture.channels == 3 ? 1 : 0], blue = from[picture.channels == 3 ? 2 : 0];
      to[x] = static_cast<std::uint32_t>(from[0]) << 16U | green << 8U | blue;
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

void write_scanned_pdf(const std::vector<MeasuredPage>& pages, const std::filesystem::path& file) {
  const SurfaceOwner pdf(cairo_pdf_surface_create(file.c_str(), points_per_inch, points_per_inch));
  const DrawingOwner drawing(cairo_create(pdf.get()));
  std::vector<std::vector<char>> jpegs;  // cairo reads them when the document ends
  jpegs.reserve(pages.size());
  for (const MeasuredPage& page : pages) {
    std::ifstream in(page.picture, std::ios::binary);
    auto& bytes = jpegs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    const auto decoded = ocr::decode_picture(std::as_bytes(std::span(bytes)), 0, most_pixels);
    if (!decoded) throw std::runtime_error("cannot decode " + page.picture.string());
    const ocr::Picture& picture = decoded->picture;
    const double scale = points_per_inch / page.dpi;
    cairo_pdf_surface_set_size(pdf.get(), picture.width * scale, picture.height * scale);
    const SurfaceOwner surface = surface_of(picture);
    if (page.picture.extension() == ".jpg") {
      cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<unsigned char*>(bytes.data()),
                                  bytes.size(), nullptr, nullptr);
    }
    cairo_save(drawing.get());
    cairo_scale(drawing.get(), scale, scale);
    cairo_set_source_surface(drawing.get(), surface.get(), 0, 0);
    cairo_paint(drawing.get());
    cairo_restore(drawing.get());
    cairo_show_page(drawing.get());
  }
  cairo_surface_finish(pdf.get());
  if (cairo_surface_status(pdf.get()) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("cannot write " + file.string());
}

}  // namespace bench
