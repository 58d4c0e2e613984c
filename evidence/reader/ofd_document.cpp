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

constexpr double millimetres_per_inch = 25.4;
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
      : file_(std::move(file)), limits_(limits), painter_(bytes, limits) {}

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
    // Text that is not seen is what another program recognised: what is on the paper counts.
    const bool unseen = !page.words.empty() && shows_no_text(*content);
    if (meaningless || has_picture(*content, page, unseen)) page = with_drawn(page, *content, body, unseen, ocr);
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

  static bool shows_no_text(const OfdPageContent& content) {
    return std::none_of(content.objects.begin(), content.objects.end(), [](const OfdObject& object) {
      const auto* text = std::get_if<OfdText>(&object);
      return text != nullptr && text->visible;
    });
  }

  // A picture of some size above which little text stands, or any text where `covered` is true.
  static bool has_picture(const OfdPageContent& content, const Page& layer, bool covered) {
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
      return covered || static_cast<std::size_t>(inside) < fewest_words;
    });
  }

  // The one picture that is all that the page shows, upright; null where there is more to see.
  static const OfdImage* whole_picture(const OfdPageContent& content) {
    constexpr double nearly_all = 0.95;
    const OfdImage* only = nullptr;
    for (const OfdObject& object : content.objects) {
      const auto* image = std::get_if<OfdImage>(&object);
      if (std::holds_alternative<OfdPath>(object) || (image != nullptr && only != nullptr)) return nullptr;
      if (image != nullptr) only = image;
    }
    if (only == nullptr || !shows_no_text(content)) return nullptr;
    const Matrix& m = only->to_page;
    const bool upright = m.b == 0 && m.c == 0 && m.a > 0 && m.d > 0;
    const bool whole = m.a >= nearly_all * content.width && m.d >= nearly_all * content.height;
    return upright && whole ? only : nullptr;
  }

  Page read_picture(std::uint32_t number, const OfdPageContent& content, const OfdBody& body, ocr::PageReader& ocr) {
    if (const OfdImage* whole = whole_picture(content)) {
      if (auto decoded = painter_.decoded(body, *whole)) {
        decoded->picture.dpi = decoded->picture.width / (whole->to_page.a / millimetres_per_inch);
        Page page = read_by_ocr(number, decoded->picture, ocr, limits_);
        if (!decoded->complete) page.problems.push_back({"truncated", {{"page", std::to_string(number)}}});
        return page;
      }
    }
    const double square_inches = content.width * content.height / (millimetres_per_inch * millimetres_per_inch);
    const double dpi = std::min(ocr_dpi, std::sqrt(most_ocr_pixels / square_inches));
    const double scale = dpi / millimetres_per_inch;
    const RasterSize size{static_cast<std::uint32_t>(std::max(1.0, content.width * scale)),
                          static_cast<std::uint32_t>(std::max(1.0, content.height * scale))};
    const Surface surface = white_surface(size);
    if (!surface) return broken(number);
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), scale, scale);
    painter_.paint(context.get(), body, content.objects, false);
    return read_by_ocr(number, picture_of(surface.get(), size, dpi), ocr, limits_);
  }

  Page with_drawn(const Page& layer, const OfdPageContent& content, const OfdBody& body, bool unseen,
                  ocr::PageReader& ocr) {
    Page drawn = read_picture(layer.number, content, body, ocr);
    if (layer.words.empty()) return drawn;
    if (drawn.words.empty()) return layer;
    return unseen ? with_second_reading(drawn, layer, limits_) : join_pages(layer, drawn, limits_);
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
