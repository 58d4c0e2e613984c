// Leptonica's pictures, owned. Private to this room.
#pragma once

#include <memory>

#include "ocr/picture.hpp"

struct Pix;

namespace ocr {

struct PixDeleter {
  void operator()(Pix* pix) const;
};
using PixOwner = std::unique_ptr<Pix, PixDeleter>;

PixOwner to_pix(const Picture& grey);     // of one channel
Picture to_picture(const PixOwner& pix);  // any depth; grey stays grey, a palette becomes colours
PixOwner scaled(const PixOwner& pix, double factor);

}  // namespace ocr
