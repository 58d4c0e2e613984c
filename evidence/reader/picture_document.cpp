#include "evidence/reader/picture_document.hpp"

#include <algorithm>
#include <string>

#include "evidence/reader/ocr_page.hpp"

namespace evidence::reader {
namespace {

Problem problem_of(ocr::DecodeFailure failure, std::uint32_t page) {
  const TextArguments arguments{{"page", std::to_string(page)}};
  switch (failure) {
    case ocr::DecodeFailure::TooLarge:
      return {"too-large", arguments};
    case ocr::DecodeFailure::Unsupported:
      return {"unsupported-type", {{"type", "application/octet-stream"}}};
    case ocr::DecodeFailure::Damaged:
      break;
  }
  return {"damaged", arguments};
}

}  // namespace

PictureDocument::PictureDocument(ByteView bytes, const reading::ReadLimits& limits)
    : bytes_(bytes), limits_(limits), pages_(std::min(ocr::count_pictures(bytes), limits.pages)) {}

OrProblem<const ocr::Decoded*> PictureDocument::decoded(std::uint32_t number, std::uint32_t least_width) {
  const bool enough = kept_least_width_ == 0 || (least_width > 0 && least_width <= kept_least_width_);
  if (kept_ && kept_number_ == number && enough) return &*kept_;
  kept_.reset();
  auto decoded = ocr::decode_picture(bytes_, number - 1, limits_.picture_pixels, least_width);
  if (!decoded) return std::unexpected(problem_of(decoded.error(), number));
  kept_ = std::move(*decoded);
  kept_number_ = number;
  kept_least_width_ = least_width;
  return &*kept_;
}

Page PictureDocument::read(std::uint32_t number, ocr::PageReader& ocr) {
  const auto picture = decoded(number, 0);
  if (!picture) {
    Page page;
    page.number = number;
    page.origin = PageOrigin::Ocr;
    page.confidence = 0;
    page.problems.push_back(picture.error());
    return page;
  }
  Page page = read_by_ocr(number, (*picture)->picture, ocr, limits_);
  if (!(*picture)->complete) page.problems.push_back({"truncated", {{"page", std::to_string(number)}}});
  return page;
}

OrProblem<Raster> PictureDocument::render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) {
  const auto picture = decoded(number, width);
  if (!picture) return std::unexpected(picture.error());
  const ocr::Picture& full = (*picture)->picture;
  // Never larger than the picture itself: the viewer's own scaling is as good.
  const auto wanted = std::min(width, static_cast<std::uint32_t>(full.width));
  const RasterSize size = raster_size(full.width, full.height, wanted, most_pixels);
  if (size.width == static_cast<std::uint32_t>(full.width)) return to_raster(full);
  return to_raster(ocr::resample(full, static_cast<int>(size.width), static_cast<int>(size.height)));
}

}  // namespace evidence::reader
