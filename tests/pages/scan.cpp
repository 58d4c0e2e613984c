#include "tests/pages/scan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/pages/effects.hpp"

namespace tests::pages {

using evidence::demo::DrawingOwner;
using evidence::demo::SurfaceOwner;
using ocr::Picture;

namespace {

constexpr double points_per_inch = 72;

Picture rendered(const Sheet& sheet, const Look& look, double skew, bool with_seals) {
  const double scale = look.dpi / points_per_inch;
  const int width = static_cast<int>(std::lround(sheet.width() * scale));
  const int height = static_cast<int>(std::lround(sheet.height() * scale));
  const SurfaceOwner surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const DrawingOwner drawing(cairo_create(surface.get()));
  cairo_set_source_rgb(drawing.get(), 1, 1, 1);
  cairo_paint(drawing.get());
  cairo_translate(drawing.get(), width / 2.0, height / 2.0);
  cairo_rotate(drawing.get(), skew * std::numbers::pi / 180);
  cairo_translate(drawing.get(), -width / 2.0, -height / 2.0);
  cairo_scale(drawing.get(), scale, scale);
  cairo_set_source_surface(drawing.get(), sheet.drawing(), 0, 0);
  cairo_paint(drawing.get());
  if (with_seals) {
    for (const PlacedSeal& seal : sheet.seals())
      evidence::demo::draw_seal(drawing.get(), seal.look, seal.x, seal.y, true);
  }
  cairo_surface_flush(surface.get());
  Picture picture(width, height, 3, look.dpi);
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y) {
    const auto* from = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    std::uint8_t* to = picture.row(y);
    for (int x = 0; x < width; ++x, to += 3) {
      to[0] = static_cast<std::uint8_t>(from[x] >> 16U);
      to[1] = static_cast<std::uint8_t>(from[x] >> 8U);
      to[2] = static_cast<std::uint8_t>(from[x]);
    }
  }
  return picture;
}

}  // namespace

Picture scanned(const Sheet& sheet, const Sheet* back, const Look& look, Dice& dice) {
  Picture picture = rendered(sheet, look, look.skew, look.seal);
  if (look.through && back != nullptr) {
    Picture behind = rendered(*back, look, 0, false);
    blur(behind, static_cast<float>(look.dpi) / 150);
    show_through(picture, behind);
  }
  if (look.yellow) tint(picture);
  if (look.shade > 0) shade(picture, look.shade);
  if (look.photo) picture = photographed(picture);
  if (look.blur > 0) blur(picture, look.blur);
  if (look.contrast < 1) fade(picture, look.contrast);
  if (look.noise > 0) add_noise(picture, look.noise, dice);
  if (look.fax) return black_and_white(picture);
  if (look.grey) {
    Picture grey = ocr::to_grey(picture);
    grey.dpi = picture.dpi;
    return grey;
  }
  return picture;
}

}  // namespace tests::pages
