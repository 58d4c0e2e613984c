#include "demo/scan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "demo/draw.hpp"
#include "demo/files.hpp"
#include "demo/noise.hpp"
#include <leptonica/allheaders.h>

namespace evidence::demo {
namespace {

struct PixFree {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
  void operator()(PIXA* pixa) const { pixaDestroy(&pixa); }
};
using PixOwner = std::unique_ptr<PIX, PixFree>;
using PixaOwner = std::unique_ptr<PIXA, PixFree>;

constexpr double kPointsPerInch = 72;
constexpr double kPaper[3] = {0.992, 0.982, 0.955};  // slightly yellow
constexpr double kShade = 0.05;                      // darker towards the spine
constexpr int kSpecks = 90;
constexpr int kJpegQuality = 52;
constexpr int kGreyLevels = 16;  // of PNG scans, as office scanners give them
constexpr int kBlackBelow = 168;

SurfaceOwner rendered(const LaidPage& page, const ScanLook& look, const Plan& plan) {
  const auto size = scan_size(look);
  SurfaceOwner surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
  const DrawingOwner drawing(cairo_create(surface.get()));
  cairo_set_source_rgb(drawing.get(), 1, 1, 1);
  cairo_paint(drawing.get());
  cairo_translate(drawing.get(), size.width / 2.0, size.height / 2.0);
  cairo_rotate(drawing.get(), look.angle * std::numbers::pi / 180);
  cairo_translate(drawing.get(), -size.width / 2.0, -size.height / 2.0);
  cairo_scale(drawing.get(), look.dpi / kPointsPerInch, look.dpi / kPointsPerInch);
  draw_page(drawing.get(), page, plan.seals, true);
  cairo_surface_flush(surface.get());
  return surface;
}

// Grey value of a colour, ITU-R BT.601.
int grey_of(const int (&rgb)[3]) { return (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000; }

PixOwner degraded(cairo_surface_t* surface, const ScanLook& look, std::uint32_t page_number) {
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const auto* data = cairo_image_surface_get_data(surface);
  Noise noise(look.seed * 131U + page_number);
  PixOwner pix(pixCreate(width, height, look.ink == Ink::Colour ? 32 : 8));
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x) {
      const double light = 1 - kShade * (1 - static_cast<double>(x) / width);
      const int grain = noise.around_zero(look.noise);
      int rgb[3];
      for (int at = 0; at < 3; ++at) {
        const auto value = static_cast<double>(row[x] >> (16 - 8 * at) & 0xffU);
        rgb[at] = std::clamp(static_cast<int>(value * kPaper[at] * light) + grain, 0, 255);
      }
      if (look.ink == Ink::Colour)
        pixSetRGBPixel(pix.get(), x, y, rgb[0], rgb[1], rgb[2]);
      else
        pixSetPixel(pix.get(), x, y, static_cast<l_uint32>(grey_of(rgb)));
    }
  }
  for (int at = 0; at < kSpecks; ++at) {
    const auto x = static_cast<int>(noise.unit() * (width - 2)), y = static_cast<int>(noise.unit() * (height - 2));
    for (int dot = 0; dot < 4; ++dot) {
      if (look.ink == Ink::Colour)
        pixSetRGBPixel(pix.get(), x + dot % 2, y + dot / 2, 120, 118, 112);
      else
        pixSetPixel(pix.get(), x + dot % 2, y + dot / 2, 118);
    }
  }
  return pix;
}

PixOwner scanned(const LaidPage& page, const ScanLook& look, const Plan& plan, std::uint32_t page_number, Form form) {
  auto pix = degraded(rendered(page, look, plan).get(), look, page_number);
  if (look.ink == Ink::BlackWhite) pix.reset(pixThresholdToBinary(pix.get(), kBlackBelow));
  if (look.ink == Ink::Grey && form == Form::Png) pix.reset(pixThresholdTo4bpp(pix.get(), kGreyLevels, 0));
  if (pix) pixSetResolution(pix.get(), static_cast<int>(look.dpi), static_cast<int>(look.dpi));
  return pix;
}

}  // namespace

PixelSize scan_size(const ScanLook& look) {
  return {static_cast<int>(std::lround(kPageWidth * look.dpi / kPointsPerInch)),
          static_cast<int>(std::lround(kPageHeight * look.dpi / kPointsPerInch))};
}

Result<Bytes> scan_picture(const std::vector<LaidPage>& pages, const ScanLook& look, Form form, const Plan& plan) {
  using namespace literals;
  const PixaOwner all(pixaCreate(static_cast<int>(pages.size())));
  for (std::size_t at = 0; at < pages.size(); ++at) {
    auto pix = scanned(pages[at], look, plan, static_cast<std::uint32_t>(at), form);
    if (!pix) return fail(ErrorKind::Defect, "error.demo.draw"_key, {{"reason", "leptonica"}});
    pixaAddPix(all.get(), pix.release(), L_INSERT);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  int failed = 0;
  if (form == Form::Tiff) {
    failed = pixaWriteMemMultipageTiff(&data, &size, all.get());
  } else {
    const PixOwner first(pixaGetPix(all.get(), 0, L_CLONE));
    failed = form == Form::Png ? pixWriteMemPng(&data, &size, first.get(), 0)
                               : pixWriteMemJpeg(&data, &size, first.get(), kJpegQuality, 0);
  }
  const std::unique_ptr<l_uint8, decltype(&std::free)> owner(data, &std::free);
  if (failed != 0 || data == nullptr) return fail(ErrorKind::Defect, "error.demo.draw"_key, {{"reason", "leptonica"}});
  const auto* first = reinterpret_cast<const std::byte*>(data);
  return Bytes(first, first + size);
}

}  // namespace evidence::demo
