#include "evidence/reader/raster.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace evidence::reader {

RasterSize raster_size(double page_width, double page_height, std::uint32_t wanted, std::uint64_t most) {
  constexpr double widest = 20'000;
  double width = std::clamp<double>(wanted, 1, widest);
  const double shape = page_height / std::max(page_width, 1e-6);
  const auto limit = static_cast<double>(std::max<std::uint64_t>(most, 1));
  if (width * width * shape > limit) width = std::sqrt(limit / shape);
  const double height = std::clamp(std::floor(width * shape), 1.0, limit);
  return {static_cast<std::uint32_t>(std::max(1.0, std::floor(width))), static_cast<std::uint32_t>(height)};
}

Raster to_raster(const ocr::Picture& picture) {
  Raster raster;
  raster.width = static_cast<std::uint32_t>(picture.width);
  raster.height = static_cast<std::uint32_t>(picture.height);
  raster.format = picture.channels == 1 ? reading::PixelFormat::Grey : reading::PixelFormat::Rgba;
  if (picture.channels == 1) {
    raster.pixels.resize(picture.pixels.size());
    if (!picture.pixels.empty()) std::memcpy(raster.pixels.data(), picture.pixels.data(), picture.pixels.size());
    return raster;
  }
  const std::size_t count = picture.pixels.size() / 3;
  raster.pixels.resize(count * 4);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t c = 0; c < 3; ++c) raster.pixels[i * 4 + c] = std::byte{picture.pixels[i * 3 + c]};
    raster.pixels[i * 4 + 3] = std::byte{255};
  }
  return raster;
}

}  // namespace evidence::reader
