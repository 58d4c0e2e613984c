// PNG, JPEG, TIFF (many pages), BMP, GIF, WebP, JPEG 2000, JBIG2, HEIC: each page a picture, read by OCR.
#pragma once

#include <optional>

#include "evidence/reader/document.hpp"
#include "ocr/decode.hpp"

namespace evidence::reader {

class PictureDocument final : public Document {
 public:
  PictureDocument(ByteView bytes, const reading::ReadLimits& limits);
  [[nodiscard]] std::uint32_t pages() const override { return pages_; }
  Page read(std::uint32_t number, ocr::PageReader& ocr) override;
  OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) override;

 private:
  OrProblem<const ocr::Decoded*> decoded(std::uint32_t number, std::uint32_t least_width);
  ByteView bytes_;
  reading::ReadLimits limits_;
  std::uint32_t pages_;
  std::uint32_t kept_number_ = 0;       // the page last decoded: the viewer zooms, the reader is asked again
  std::uint32_t kept_least_width_ = 0;  // that it was decoded to; 0: all of it
  std::optional<ocr::Decoded> kept_;
};

}  // namespace evidence::reader
