#include "tests/pages/encode.hpp"

#include <cmath>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <leptonica/allheaders.h>

namespace tests::pages {
namespace {

struct PixFree {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixOwner = std::unique_ptr<PIX, PixFree>;

constexpr int middle = 128;

PixOwner to_pix(const ocr::Picture& picture) {
  PixOwner pix(pixCreate(picture.width, picture.height, picture.channels == 1 ? 8 : 32));
  if (!pix) throw std::runtime_error("no memory for a picture");
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.row(y);
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < picture.width; ++x) {
      if (picture.channels == 1) {
        SET_DATA_BYTE(line, x, row[x]);
      } else {
        composeRGBPixel(row[3 * x], row[3 * x + 1], row[3 * x + 2], line + x);
      }
    }
  }
  return pix;
}

}  // namespace

Encoded encode(const ocr::Picture& picture, const Look& look, int quarters, bool says_resolution) {
  PixOwner pix = to_pix(picture);
  if (quarters != 0) pix.reset(pixRotateOrth(pix.get(), quarters));
  if (look.fax) pix.reset(pixThresholdToBinary(pix.get(), middle));
  if (!pix) throw std::runtime_error("a picture cannot be turned");
  const int dpi = says_resolution ? static_cast<int>(std::lround(picture.dpi)) : 0;
  pixSetResolution(pix.get(), dpi, dpi);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  int failed = 0;
  Encoded encoded;
  if (look.fax) {
    encoded.extension = "tif";
    failed = pixWriteMemTiff(&data, &size, pix.get(), IFF_TIFF_G4);
  } else if (look.jpeg > 0) {
    encoded.extension = "jpg";
    failed = pixWriteMemJpeg(&data, &size, pix.get(), look.jpeg, 0);
  } else {
    encoded.extension = "png";
    failed = pixWriteMemPng(&data, &size, pix.get(), 0);
  }
  const std::unique_ptr<l_uint8, decltype(&std::free)> owner(data, &std::free);
  if (failed != 0 || data == nullptr) throw std::runtime_error("a picture cannot be written");
  const auto* first = reinterpret_cast<const std::byte*>(data);
  encoded.file.assign(first, first + size);
  return encoded;
}

}  // namespace tests::pages
