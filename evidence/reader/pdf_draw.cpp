#include "evidence/reader/pdf_draw.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

#include <poppler/cpp/poppler-page-renderer.h>

namespace evidence::reader {

PageSize size_of(const poppler::page& page) {
  const poppler::rectf box = page.page_rect();
  double width = std::abs(box.width());
  double height = std::abs(box.height());
  if (!(width >= 1) || !(height >= 1) || !std::isfinite(width) || !std::isfinite(height)) width = 595, height = 842;
  const auto turn = page.orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape) std::swap(width, height);
  return {width, height};
}

OrProblem<ocr::Picture> draw_page(const poppler::page& page, double dpi, std::uint32_t number) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const poppler::image image = renderer.render_page(&page, dpi, dpi);
  if (!image.is_valid() || image.width() <= 0 || image.height() <= 0)
    return problem("page-damaged", {{"page", std::to_string(number)}});
  ocr::Picture picture(image.width(), image.height(), 3, dpi);
  for (int y = 0; y < picture.height; ++y)
    std::memcpy(picture.row(y), image.const_data() + std::ptrdiff_t{y} * image.bytes_per_row(), picture.stride());
  return picture;
}

}  // namespace evidence::reader
