#include "evidence/reader/pdf_document.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include "evidence/reader/join_pages.hpp"
#include "evidence/reader/ocr_page.hpp"
#include "evidence/reader/page_builder.hpp"
#include "evidence/reader/text_layer.hpp"

namespace evidence::reader {
namespace {

constexpr double points_per_inch = 72;
constexpr double ocr_dpi = 300;
constexpr std::uint64_t most_ocr_pixels = 18'000'000;  // A3 at 300 dpi is 17 million

// A page number stamped on is all the text layer that many a scan has. Fewer words (in Chinese: characters) than one
// line of a full page, which holds 45, are not believed to be all that stands there.
constexpr std::size_t fewest_trusted_words = 40;

void ignore_message(const std::string& /*message*/, void* /*closure*/) {}

struct PageSize {
  double width;
  double height;
};

// As shown: after the page's own rotation. Sizes that no sheet has become A4.
PageSize size_of(const poppler::page& page) {
  const poppler::rectf box = page.page_rect();
  double width = std::abs(box.width());
  double height = std::abs(box.height());
  if (!(width >= 1) || !(height >= 1) || !std::isfinite(width) || !std::isfinite(height)) width = 595, height = 842;
  const auto turn = page.orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape) std::swap(width, height);
  return {width, height};
}

OrProblem<ocr::Picture> draw(const poppler::page& page, double dpi, std::uint32_t number) {
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

class PdfDocument final : public Document {
 public:
  PdfDocument(std::unique_ptr<poppler::document> pdf, const reading::ReadLimits& limits)
      : pdf_(std::move(pdf)),
        limits_(limits),
        pages_(std::min(static_cast<std::uint32_t>(std::max(0, pdf_->pages())), limits.pages)) {}

  [[nodiscard]] std::uint32_t pages() const override { return pages_; }

  Page read(std::uint32_t number, ocr::PageReader& ocr) override {
    const auto source = page(number);
    if (!source) {
      Page broken;
      broken.number = number;
      broken.confidence = 0;
      broken.problems.push_back({"page-damaged", {{"page", std::to_string(number)}}});
      return broken;
    }
    const PageSize size = size_of(*source);
    PageBuilder builder(number, size.width, size.height, limits_);
    add_text_layer(*source, builder);
    Page read = builder.finish();
    if (read.words.size() < fewest_trusted_words)
      read = with_drawn(std::move(read), read_drawn(*source, number, size, ocr));
    read.width_points = size.width;
    read.height_points = size.height;
    return read;
  }

  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override {
    const auto source = page(number);
    if (!source) return problem("page-damaged", {{"page", std::to_string(number)}});
    const PageSize size = size_of(*source);
    const RasterSize raster = raster_size(size.width, size.height, width, most_pixels);
    const auto picture = draw(*source, points_per_inch * raster.width / size.width, number);
    if (!picture) return std::unexpected(picture.error());
    return to_raster(*picture);
  }

 private:
  // poppler's C++ interface does not say whether a page holds a picture, so every short page is drawn.
  Page with_drawn(Page layer, Page drawn) const {
    if (layer.words.empty()) return drawn;
    if (drawn.words.size() > 2 * layer.words.size()) return join_pages(layer, drawn, limits_);
    layer.problems.insert(layer.problems.end(), drawn.problems.begin(), drawn.problems.end());
    return layer;
  }

  [[nodiscard]] std::unique_ptr<poppler::page> page(std::uint32_t number) const {
    return std::unique_ptr<poppler::page>(pdf_->create_page(static_cast<int>(number) - 1));
  }

  Page read_drawn(const poppler::page& source, std::uint32_t number, PageSize size, ocr::PageReader& ocr) {
    const double square_inches = size.width * size.height / (points_per_inch * points_per_inch);
    const double dpi = std::min(ocr_dpi, std::sqrt(static_cast<double>(most_ocr_pixels) / square_inches));
    const auto picture = draw(source, dpi, number);
    if (picture) return read_by_ocr(number, *picture, ocr, limits_);
    Page broken;
    broken.number = number;
    broken.confidence = 0;
    broken.problems.push_back(picture.error());
    return broken;
  }

  std::unique_ptr<poppler::document> pdf_;
  reading::ReadLimits limits_;
  std::uint32_t pages_;
};

}  // namespace

OrProblem<std::unique_ptr<Document>> open_pdf(ByteView bytes, const reading::ReadLimits& limits) {
  poppler::set_debug_error_function(ignore_message, nullptr);
  if (bytes.size() > std::numeric_limits<int>::max()) return problem("too-large");
  std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(
      reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size())));
  if (!pdf) return problem("damaged");
  if (pdf->is_locked()) return problem("encrypted");
  if (pdf->pages() <= 0 || !std::unique_ptr<poppler::page>(pdf->create_page(0))) return problem("damaged");
  return std::make_unique<PdfDocument>(std::move(pdf), limits);
}

}  // namespace evidence::reader
