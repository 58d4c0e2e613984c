#include "ocr/pix.hpp"

#include <cstring>

#include <leptonica/allheaders.h>

namespace ocr {

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }

PixOwner to_pix(const Picture& grey) {
  PixOwner pix(pixCreateNoInit(grey.width, grey.height, 8));
  if (!pix) return pix;
  const auto words = static_cast<std::size_t>(pixGetWpl(pix.get()));
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < grey.height; ++y) {
    l_uint32* row = data + static_cast<std::size_t>(y) * words;
    row[words - 1] = 0;
    std::memcpy(row, grey.row(y), grey.stride());
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

Picture to_picture(const PixOwner& pix) {
  // Grey or colour without a palette; transparent parts are put on white paper.
  PixOwner flat(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (flat && pixGetSpp(flat.get()) == 4) flat.reset(pixAlphaBlendUniform(flat.get(), 0xffffff00));
  if (!flat) return {};
  const bool colour = pixGetDepth(flat.get()) == 32;
  if (!colour) flat.reset(pixConvertTo8(flat.get(), 0));
  if (!flat) return {};
  Picture picture(pixGetWidth(flat.get()), pixGetHeight(flat.get()), colour ? 3 : 1, pixGetXRes(pix.get()));
  const auto words = static_cast<std::size_t>(pixGetWpl(flat.get()));
  const l_uint32* data = pixGetData(flat.get());
  for (int y = 0; y < picture.height; ++y) {
    const l_uint32* row = data + static_cast<std::size_t>(y) * words;
    std::uint8_t* to = picture.row(y);
    for (int x = 0; x < picture.width; ++x) {
      if (!colour) {
        to[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(row, x));
        continue;
      }
      std::uint8_t* pixel = to + std::ptrdiff_t{3} * x;
      pixel[0] = static_cast<std::uint8_t>(row[x] >> L_RED_SHIFT);
      pixel[1] = static_cast<std::uint8_t>(row[x] >> L_GREEN_SHIFT);
      pixel[2] = static_cast<std::uint8_t>(row[x] >> L_BLUE_SHIFT);
    }
  }
  return picture;
}

PixOwner scaled(const PixOwner& pix, double factor) {
  return PixOwner(pixScale(pix.get(), static_cast<float>(factor), static_cast<float>(factor)));
}

}  // namespace ocr
