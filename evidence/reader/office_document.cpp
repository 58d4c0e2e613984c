#include "evidence/reader/office_document.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "evidence/reader/package.hpp"
#include "evidence/reader/picture_document.hpp"
#include "evidence/reader/text_document.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {
namespace {

// Smaller ones are icons and logos: no scan of a page, a certificate or a receipt has fewer pixels.
constexpr std::uint64_t smallest_side = 200;
constexpr std::size_t most_pictures = 500;  // of one document; looking at the size of each costs its unpacking

class OfficeDocument final : public Document {
 public:
  OfficeDocument(ByteView bytes, const MarkedText& text, std::vector<std::string> pictures,
                 const reading::ReadLimits& limits)
      : bytes_(bytes), limits_(limits), pictures_(std::move(pictures)) {
    const bool written = text.text.find_first_not_of(" \t\n\f") != std::string::npos;
    if (written || pictures_.empty()) text_ = std::make_unique<TextDocument>(text, PageOrigin::Office, limits);
    const std::uint32_t room = limits.pages - std::min(limits.pages, text_pages());
    cut_ = (text_ && text_->cut()) || pictures_.size() > room;
    if (pictures_.size() > room) pictures_.resize(room);
  }

  [[nodiscard]] bool cut() const { return cut_; }
  [[nodiscard]] std::uint32_t pages() const override {
    return text_pages() + static_cast<std::uint32_t>(pictures_.size());
  }

  Page read(std::uint32_t number, ocr::PageReader& ocr) override {
    if (number <= text_pages()) return text_->read(number, ocr);
    Page page;
    if (PictureDocument* picture = unpacked(number)) {
      page = picture->read(1, ocr);
      renumber(page, number);
      return page;
    }
    page.number = number;
    page.origin = PageOrigin::Ocr;
    page.confidence = 0;
    page.problems.push_back({"damaged", {{"page", std::to_string(number)}}});
    return page;
  }

  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override {
    if (number <= text_pages()) return text_->render(number, width, most_pixels);
    PictureDocument* picture = unpacked(number);
    if (picture == nullptr) return problem("damaged", {{"page", std::to_string(number)}});
    return picture->render(1, width, most_pixels);
  }

 private:
  [[nodiscard]] std::uint32_t text_pages() const { return text_ ? text_->pages() : 0; }

  static void renumber(Page& page, std::uint32_t number) {
    page.number = number;
    for (Problem& problem : page.problems) {
      for (auto& [name, value] : problem.arguments) {
        if (name == "page") value = std::to_string(number);
      }
    }
  }

  PictureDocument* unpacked(std::uint32_t number) {
    if (kept_ && kept_number_ == number) return kept_.get();
    kept_.reset();
    auto content = unpack_part(bytes_, pictures_.at(number - text_pages() - 1), limits_.office_bytes);
    if (!content) return nullptr;
    content_ = std::move(*content);
    kept_ = std::make_unique<PictureDocument>(as_bytes(content_), limits_);
    kept_number_ = number;
    return kept_.get();
  }

  ByteView bytes_;
  reading::ReadLimits limits_;
  std::unique_ptr<TextDocument> text_;  // none: nothing but pictures
  std::vector<std::string> pictures_;   // parts
  bool cut_ = false;
  std::uint32_t kept_number_ = 0;
  std::string content_;  // of the picture in hand
  std::unique_ptr<PictureDocument> kept_;
};

bool is_large(ByteView bytes, const std::string& part, const reading::ReadLimits& limits) {
  const auto content = unpack_part(bytes, part, limits.office_bytes);
  if (!content) return false;
  const auto size = ocr::picture_size(as_bytes(*content));
  if (!size) return ocr::picture_format(as_bytes(*content)).has_value();
  return size->width >= smallest_side && size->height >= smallest_side;
}

}  // namespace

OpenedOffice open_office_text(ByteView bytes, OfficeText text, const reading::ReadLimits& limits) {
  const bool many = text.pictures.size() > most_pictures;
  if (many) text.pictures.resize(most_pictures);
  std::erase_if(text.pictures, [&](const std::string& part) { return !is_large(bytes, part, limits); });
  auto document = std::make_unique<OfficeDocument>(bytes, text.marked, std::move(text.pictures), limits);
  const bool cut = document->cut() || many;
  return {std::move(document), cut};
}

}  // namespace evidence::reader
