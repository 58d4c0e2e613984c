#include "evidence/reader/ofd_document.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "evidence/reader/append_page.hpp"
#include "evidence/reader/join_pages.hpp"
#include "evidence/reader/ocr_page.hpp"
#include "evidence/reader/ofd_beside.hpp"
#include "evidence/reader/ofd_draw.hpp"
#include "evidence/reader/ofd_text.hpp"

namespace evidence::reader {
namespace {

constexpr double ocr_dpi = 300;
constexpr double most_ocr_pixels = 18'000'000;  // A3 at 300 dpi is 17 million
// Fonts whose characters have no meaning of their own: the text layer says nothing (as a subset font's does that the
// applicant's printer driver made).
constexpr double most_private = 0.1;
constexpr double smallest_picture = 0.05;  // of the page: smaller ones are marks and logos
constexpr std::size_t fewest_words = 10;   // above a picture: a scan with the text that was recognised on it has more

class OfdDocument final : public Document {
 public:
  OfdDocument(ByteView bytes, OfdFile file, const reading::ReadLimits& limits)
      : file_(std::move(file)), limits_(limits), painter_(bytes, file_, limits) {}

  [[nodiscard]] std::uint32_t pages() const override {
    return static_cast<std::uint32_t>(std::min<std::size_t>(file_.pages.size(), limits_.pages));
  }

  Page read(std::uint32_t number, ocr::PageReader& ocr) override {
    const OfdPage& source = file_.pages.at(number - 1);
    const OfdBody& body = *file_.bodies[source.body];
    const auto content = ofd_page_content(file_, source);
    if (!content) return broken(number);
    const double width = content->width * points_per_millimetre;
    const double height = content->height * points_per_millimetre;
    PageBuilder builder(number, width, height, limits_);
    const bool meaningless = private_share(content->objects) > most_private;
    if (!meaningless) add_ofd_text(content->objects, builder);
    Page page = builder.finish();
    if (meaningless || has_unread_picture(*content, page)) page = with_drawn(page, *content, body, ocr);
    page.width_points = width;
    page.height_points = height;
    append_page(page, ofd_beside(file_, number, *content, limits_), limits_);
    return page;
  }

  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override {
    const OfdPage& source = file_.pages.at(number - 1);
    const OfdBody& body = *file_.bodies[source.body];
    const auto content = ofd_page_content(file_, source);
    if (!content) return problem("page-damaged", {{"page", std::to_string(number)}});
    const RasterSize size = raster_size(content->width, content->height, width, most_pixels);
    const Surface surface = white_surface(size);
    if (!surface) return problem("too-large");
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), size.width / content->width, size.height / content->height);
    painter_.paint(context.get(), body, content->objects, false);
    for (const OfdAnnotation& annotation : content->annotations)
      painter_.paint(context.get(), body, annotation.objects, true);
    for (const OfdSignature& signature : body.signatures) {
      for (const OfdStamp& stamp : signature.stamps) {
        if (stamp.page == source.id) painter_.paint_seal(context.get(), signature.seal_picture, stamp.where);
      }
    }
    return raster_of(surface.get(), size);
  }

 private:
  static Page broken(std::uint32_t number) {
    Page page;
    page.number = number;
    page.confidence = 0;
    page.problems.push_back({"page-damaged", {{"page", std::to_string(number)}}});
    return page;
  }

  static bool has_unread_picture(const OfdPageContent& content, const Page& layer) {
    return std::any_of(content.objects.begin(), content.objects.end(), [&](const OfdObject& object) {
      const auto* image = std::get_if<OfdImage>(&object);
      if (image == nullptr) return false;
      const Rectangle where = bounds_of(image->to_page, {0, 0, 1, 1});
      if (where.width * where.height < smallest_picture * content.width * content.height) return false;
      const Box box = box_of(where, content.width, content.height);
      const auto inside = std::count_if(layer.words.begin(), layer.words.end(), [&](const Word& word) {
        const int x = word.box.x + word.box.w / 2;
        const int y = word.box.y + word.box.h / 2;
        return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
      });
      return static_cast<std::size_t>(inside) < fewest_words;
    });
  }

  Page with_drawn(const Page& layer, const OfdPageContent& content, const OfdBody& body, ocr::PageReader& ocr) {
    const double square_inches = content.width * content.height / (25.4 * 25.4);
    const double dpi = std::min(ocr_dpi, std::sqrt(most_ocr_pixels / square_inches));
    const double scale = dpi / 25.4;
    const RasterSize size{static_cast<std::uint32_t>(std::max(1.0, content.width * scale)),
                          static_cast<std::uint32_t>(std::max(1.0, content.height * scale))};
    const Surface surface = white_surface(size);
    if (!surface) return layer;
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), scale, scale);
    painter_.paint(context.get(), body, content.objects, false);
    const Page drawn = read_by_ocr(layer.number, picture_of(surface.get(), size, dpi), ocr, limits_);
    if (layer.words.empty()) return drawn;
    if (drawn.words.empty()) return layer;
    Page page = join_pages(layer, drawn, limits_);
    page.seals = drawn.seals;
    page.engine = drawn.engine;
    return page;
  }

  OfdFile file_;
  reading::ReadLimits limits_;
  OfdPainter painter_;
};

}  // namespace

OrProblem<std::unique_ptr<Document>> open_ofd(ByteView bytes, Package package, const reading::ReadLimits& limits) {
  auto file = open_ofd_file(bytes, std::move(package), limits.office_bytes);
  if (!file) return std::unexpected(file.error());
  return std::make_unique<OfdDocument>(bytes, std::move(*file), limits);
}

}  // namespace evidence::reader
