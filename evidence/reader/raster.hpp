// A drawn page: what goes back to the viewer.
#pragma once

#include <cstdint>

#include "evidence/base/bytes.hpp"
#include "evidence/reading/frames/reading_frames.hpp"
#include "ocr/picture.hpp"

namespace evidence::reader {

// Rows from the top, without padding.
struct Raster {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  reading::PixelFormat format = reading::PixelFormat::Rgba;
  Bytes pixels;
};

// How large a page of this shape is drawn: `wanted` pixels wide, smaller where that would take more than `most`.
struct RasterSize {
  std::uint32_t width = 1;
  std::uint32_t height = 1;
};
RasterSize raster_size(double page_width, double page_height, std::uint32_t wanted, std::uint64_t most);

Raster to_raster(const ocr::Picture& picture);  // grey stays grey

}  // namespace evidence::reader
