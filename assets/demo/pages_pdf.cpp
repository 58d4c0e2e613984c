#include "demo/draw.hpp"
#include "demo/files.hpp"
#include "demo/scan.hpp"
#include <cairo-pdf.h>
#include <fmt/format.h>

namespace evidence::demo {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  auto& bytes = *static_cast<Bytes*>(closure);
  const auto* first = reinterpret_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + length);
  return CAIRO_STATUS_SUCCESS;
}

Result<void> sound(cairo_surface_t* surface) {
  using namespace literals;
  if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS)
    return fail(ErrorKind::Defect, "error.demo.draw"_key, {{"reason", cairo_status_to_string(status)}});
  return {};
}

SurfaceOwner pdf_surface(Bytes& bytes, const std::string& title, Instant made) {
  SurfaceOwner surface(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight));
  const auto date = format_instant(made);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
  if (!title.empty()) cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  return surface;
}

}  // namespace

Result<Bytes> pdf_with_text(const std::vector<LaidPage>& pages, const std::string& title, const Plan& plan) {
  Bytes bytes;
  const auto surface = pdf_surface(bytes, title, plan.made);
  {
    const DrawingOwner drawing(cairo_create(surface.get()));
    for (const auto& page : pages) {
      draw_page(drawing.get(), page, plan.seals, false);
      cairo_show_page(drawing.get());
    }
  }
  cairo_surface_finish(surface.get());
  if (auto done = sound(surface.get()); !done) return pass_on(done);
  return bytes;
}

Result<Bytes> pdf_of_scans(const std::vector<LaidPage>& pages, const ScanLook& look, const Plan& plan) {
  Bytes bytes;
  std::vector<Bytes> pictures;  // cairo reads them until the surface is finished
  pictures.reserve(pages.size());
  const auto surface = pdf_surface(bytes, "", plan.made);
  {
    const DrawingOwner drawing(cairo_create(surface.get()));
    for (const auto& page : pages) {
      auto picture = scan_picture({page}, look, Form::Jpeg, plan);
      if (!picture) return picture;
      pictures.push_back(std::move(*picture));
      const auto size = scan_size(look);
      const SurfaceOwner image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
      const auto* data = reinterpret_cast<const unsigned char*>(pictures.back().data());
      cairo_surface_set_mime_data(image.get(), CAIRO_MIME_TYPE_JPEG, data, pictures.back().size(), nullptr, nullptr);
      cairo_save(drawing.get());
      cairo_scale(drawing.get(), kPageWidth / size.width, kPageHeight / size.height);
      cairo_set_source_surface(drawing.get(), image.get(), 0, 0);
      cairo_paint(drawing.get());
      cairo_restore(drawing.get());
      cairo_show_page(drawing.get());
    }
  }
  cairo_surface_finish(surface.get());
  if (auto done = sound(surface.get()); !done) return pass_on(done);
  return bytes;
}

}  // namespace evidence::demo
