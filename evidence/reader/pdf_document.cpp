#include "evidence/reader/pdf_document.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include "evidence/reader/join_pages.hpp"
#include "evidence/reader/ocr_page.hpp"
#include "evidence/reader/page_builder.hpp"
#include "evidence/reader/pdf_draw.hpp"
#include "evidence/reader/pdf_layer_quality.hpp"
#include "evidence/reader/pdf_structure.hpp"
#include "evidence/reader/text_layer.hpp"

namespace evidence::reader {
namespace {

constexpr double points_per_inch = 72;
constexpr double ocr_dpi = 300;
constexpr std::uint64_t most_ocr_pixels = 18'000'000;  // A3 at 300 dpi is 17 million

// A page number stamped on is all the text layer that many a scan has. Fewer words (in Chinese: characters) than one
// line of a full page, which holds 45, are not believed to be all that stands there.
constexpr std::size_t fewest_trusted_words = 40;

// Of the page: a smaller picture beside text is a logo, a signature or a photograph of a person.
constexpr double least_picture_share = 0.1;

void ignore_message(const std::string& /*message*/, void* /*closure*/) {}

Page broken_page(std::uint32_t number, Problem what) {
  Page broken;
  broken.number = number;
  broken.confidence = 0;
  broken.problems.push_back(std::move(what));
  return broken;
}

// By how much a scan is made smaller to be read: one of 600 dpi says no more to a reader than one of 300.
int part_of(const ocr::Picture& picture) {
  const auto pixels = static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height);
  if (pixels <= most_ocr_pixels || picture.dpi < 2 * ocr_dpi - 1) return 1;
  return static_cast<int>(std::lround(picture.dpi / ocr_dpi));
}

double dpi_of(PageSize size) {
  const double square_inches = size.width * size.height / (points_per_inch * points_per_inch);
  return std::min(ocr_dpi, std::sqrt(static_cast<double>(most_ocr_pixels) / square_inches));
}

// The drawn page with white paper wherever none of these places is.
ocr::Picture only_within(const ocr::Picture& drawn, const std::vector<Rectangle>& places) {
  ocr::Picture picture(drawn.width, drawn.height, drawn.channels, drawn.dpi);
  std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{255});
  const double scale = drawn.dpi / points_per_inch;
  const auto pixel = [&](double points, int most) {
    return static_cast<int>(std::clamp(std::lround(points * scale), 0L, static_cast<long>(most)));
  };
  for (const Rectangle& place : places) {
    const int left = pixel(place.x, drawn.width);
    const int right = pixel(place.x + place.width, drawn.width);
    if (right <= left) continue;
    for (int y = pixel(place.y, drawn.height); y < pixel(place.y + place.height, drawn.height); ++y)
      std::memcpy(picture.row(y) + std::ptrdiff_t{left} * drawn.channels,
                  drawn.row(y) + std::ptrdiff_t{left} * drawn.channels,
                  static_cast<std::size_t>(right - left) * static_cast<std::size_t>(drawn.channels));
  }
  return picture;
}

class PdfDocument final : public Document {
 public:
  PdfDocument(std::unique_ptr<poppler::document> pdf, ByteView bytes, const reading::ReadLimits& limits)
      : pdf_(std::move(pdf)),
        bytes_(bytes),
        limits_(limits),
        pages_(std::min(static_cast<std::uint32_t>(std::max(0, pdf_->pages())), limits.pages)) {}

  [[nodiscard]] std::uint32_t pages() const override { return pages_; }

  Page read(std::uint32_t number, ocr::PageReader& ocr) override {
    const auto source = page(number);
    if (!source) return broken_page(number, {"page-damaged", {{"page", std::to_string(number)}}});
    const PageSize size = size_of(*source);
    PageBuilder builder(number, size.width, size.height, limits_);
    const std::size_t meaningless = add_text_layer(*source, builder);
    Page layer = builder.finish();
    if (is_garbage(layer.text, meaningless)) layer = PageBuilder(number, size.width, size.height, limits_).finish();
    Page read = with_notes(read_best(std::move(layer), *source, size, ocr), size);
    read.width_points = size.width;
    read.height_points = size.height;
    return read;
  }

  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override {
    const auto source = page(number);
    if (!source) return problem("page-damaged", {{"page", std::to_string(number)}});
    const PageSize size = size_of(*source);
    const RasterSize raster = raster_size(size.width, size.height, width, most_pixels);
    if (const auto* kept = direct(number, raster.width)) {
      // Never larger than the picture itself: the viewer's own scaling is as good.
      const ocr::Picture& full = kept->picture;
      if (static_cast<std::uint32_t>(full.width) <= raster.width) return to_raster(full);
      return to_raster(ocr::resample(full, static_cast<int>(raster.width), static_cast<int>(raster.height)));
    }
    const auto picture = draw(*source, points_per_inch * raster.width / size.width, number);
    if (!picture) return std::unexpected(picture.error());
    return to_raster(*picture);
  }

 private:
  [[nodiscard]] std::unique_ptr<poppler::page> page(std::uint32_t number) const {
    return std::unique_ptr<poppler::page>(pdf_->create_page(static_cast<int>(number) - 1));
  }

  OrProblem<ocr::Picture> draw(const poppler::page& source, double dpi, std::uint32_t number) {
    if (structure() != nullptr && structure()->may_hold_pictures(number) &&
        structure()->shows_larger_than(number, limits_.picture_pixels))
      return problem("too-large", {{"page", std::to_string(number)}});
    return draw_page(source, dpi, number);
  }

  PdfStructure* structure() {
    if (!std::exchange(looked_, true))
      structure_ = PdfStructure::open(bytes_, static_cast<std::uint32_t>(std::max(0, pdf_->pages())));
    return structure_.get();
  }

  // The page where it is one picture, decoded to at least `least_width` pixels (0: all). The last one is kept: the
  // viewer zooms.
  const ocr::Decoded* direct(std::uint32_t number, std::uint32_t least_width) {
    if (kept_number_ == number && (kept_least_width_ == 0 || (least_width != 0 && least_width <= kept_least_width_)))
      return &*kept_;
    kept_number_ = 0;
    kept_.reset();
    if (structure() == nullptr || !structure()->may_hold_pictures(number)) return nullptr;
    kept_ = structure()->picture(number, limits_.picture_pixels, least_width);
    if (!kept_) return nullptr;
    kept_number_ = number;
    kept_least_width_ = least_width;
    return &*kept_;
  }

  Page read_best(Page layer, const poppler::page& source, PageSize size, ocr::PageReader& ocr) {
    const std::uint32_t number = layer.number;
    const bool trusted = layer.words.size() >= fewest_trusted_words;
    if (trusted && (structure() == nullptr || !structure()->may_hold_pictures(number))) return layer;
    const auto makeup = structure() != nullptr ? structure()->makeup(number) : std::nullopt;
    const bool hidden = makeup && makeup->hidden_text && !makeup->visible_text;
    if (trusted && !hidden) return makeup ? with_pictures(std::move(layer), *makeup, source, size, ocr) : layer;
    // Nothing but the text that was found.
    if (makeup && !makeup->paints && (!makeup->visible_text || !layer.words.empty())) return layer;
    Page drawn = read_picture(source, number, size, ocr);
    // What is on the paper counts; what another program made of it can be searched as well.
    if (hidden && !drawn.words.empty()) return with_second_reading(drawn, layer, limits_);
    return with_drawn(std::move(layer), std::move(drawn));
  }

  Page with_notes(Page read, PageSize size) {
    if (structure() == nullptr) return read;
    std::vector<ExtraPassage> extra;
    for (PdfNote& note : structure()->notes(read.number))
      extra.push_back(
          {note.kind, std::move(note.author), std::move(note.text), box_of(note.where, size.width, size.height)});
    return with_passages(read, extra, limits_);
  }

  // Pictures beside text: a certificate or a screen put into a document. What is read in them follows the text.
  Page with_pictures(Page layer, const PageMakeup& makeup, const poppler::page& source, PageSize size,
                     ocr::PageReader& ocr) {
    std::vector<Rectangle> large;
    std::copy_if(makeup.pictures.begin(), makeup.pictures.end(), std::back_inserter(large), [&](const Rectangle& one) {
      return one.width * one.height >= least_picture_share * size.width * size.height;
    });
    if (large.empty()) return layer;
    const auto drawn = draw(source, dpi_of(size), layer.number);
    if (!drawn) {
      layer.problems.push_back(drawn.error());
      return layer;
    }
    const Page read = read_by_ocr(layer.number, only_within(*drawn, large), ocr, limits_);
    Page page = join_pages(layer, read, limits_);
    page.origin = PageOrigin::TextLayer;
    return page;
  }

  Page with_drawn(Page layer, Page drawn) const {
    if (layer.words.empty()) return drawn;
    if (drawn.words.size() > 2 * layer.words.size()) return join_pages(layer, drawn, limits_);
    layer.seals = std::move(drawn.seals);
    layer.problems.insert(layer.problems.end(), drawn.problems.begin(), drawn.problems.end());
    return layer;
  }

  Page read_picture(const poppler::page& source, std::uint32_t number, PageSize size, ocr::PageReader& ocr) {
    if (const auto* whole = direct(number, 0)) {
      const ocr::Picture& picture = whole->picture;
      const int part = part_of(picture);
      Page page = part == 1 ? read_by_ocr(number, picture, ocr, limits_)
                            : read_by_ocr(number, ocr::resample(picture, picture.width / part, picture.height / part),
                                          ocr, limits_);
      if (!whole->complete) page.problems.push_back({"truncated", {{"page", std::to_string(number)}}});
      return page;
    }
    const auto picture = draw(source, dpi_of(size), number);
    return picture ? read_by_ocr(number, *picture, ocr, limits_) : broken_page(number, picture.error());
  }

  std::unique_ptr<poppler::document> pdf_;
  ByteView bytes_;
  reading::ReadLimits limits_;
  std::uint32_t pages_;
  bool looked_ = false;
  std::unique_ptr<PdfStructure> structure_;
  std::uint32_t kept_number_ = 0;
  std::uint32_t kept_least_width_ = 0;
  std::optional<ocr::Decoded> kept_;
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
  return std::make_unique<PdfDocument>(std::move(pdf), bytes, limits);
}

}  // namespace evidence::reader
