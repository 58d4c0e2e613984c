#include "tests/support/seals/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <span>
#include <stdexcept>

#include <leptonica/allheaders.h>

#include "ocr/decode.hpp"
#include "tests/support/seals/distractors.hpp"
#include "tests/support/seals/seal_look.hpp"

namespace tests::seals {
namespace {

constexpr double width = 210, height = 297;  // A4
constexpr double millimetres_per_inch = 25.4;
constexpr std::array names{"letterhead",  "rules",     "paragraph",  "emblem",      "photograph",
                           "filled logo", "bare ring", "blue stamp", "fingerprint", "name seal"};

void body_text(cairo_t* page, Set set, Draws& draws) {
  const std::string font = draws.one_of(fonts_of(set));
  const double size = draws.between(3.7, 5.6), first = draws.between(30, 70);
  const double last = first + draws.between(60, 200), line = size * draws.between(1.5, 2);
  cairo_set_source_rgb(page, 0.08, 0.08, 0.1);
  for (double y = first; y < std::min(last, height - 20); y += line)
    write_text(page, draws.one_of(sentences_of(set)), font, size, 25, y);
}

// Where the next seal goes: free, or touching or over the one before.
void place(SealLook& look, const std::vector<SealLook>& before, Draws& draws) {
  const double kind = draws.unit();
  if (!before.empty() && kind < 0.45) {
    const SealLook& other = before.back();
    const double angle = draws.between(0, 2 * std::numbers::pi);
    const double apart = draws.chance(0.4) ? draws.between(0.98, 1.02) : draws.between(0.65, 0.95);
    look.x = other.x + std::cos(angle) * apart * (other.across + look.across);
    look.y = other.y + std::sin(angle) * apart * (other.down + look.down);
    const bool on_page =
        look.x > look.across && look.x < width - look.across && look.y > look.across && look.y < height - look.across;
    if (on_page) return;
  }
  look.x = draws.between(look.across + 3, width - look.across - 3);
  look.y = draws.between(look.across + 3, height - look.across - 3);
  if (draws.chance(0.18)) {  // half on the next page
    const double off = look.across * draws.between(-0.35, 0.35);
    look.x = draws.chance(0.7) ? width + off : -off;
  }
}

bool are_apart(const SealLook& one, const SealLook& other, double least) {
  return std::hypot(one.x - other.x, one.y - other.y) > least * (one.down + other.down);
}

std::vector<SealLook> seals_for(Set set, Draws& draws) {
  std::vector<SealLook> looks;
  const std::size_t count = draws.below(4);
  for (std::size_t tries = 0; looks.size() < count && tries < 40; ++tries) {
    SealLook look = draw_lots(set, draws);
    place(look, looks, draws);
    if (std::all_of(looks.begin(), looks.end(), [&](const SealLook& other) { return are_apart(look, other, 0.6); }))
      looks.push_back(look);
  }
  return looks;
}

std::uint8_t grained(std::uint32_t value, double light, double grain, std::uint32_t noise) {
  const double around = static_cast<double>(noise & 31U) + static_cast<double>(noise >> 5U & 31U) - 31;  // triangular
  return static_cast<std::uint8_t>(std::clamp(value * light + grain * around / 31, 0.0, 255.0));
}

// What a scanner and its JPEG make of a page.
ocr::Picture scanned(cairo_surface_t* surface, double dpi, Draws& draws) {
  const int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const std::array paper{draws.between(0.95, 1), draws.between(0.94, 0.99), draws.between(0.88, 0.98)};
  const double grain = draws.between(2, 14);
  std::uint32_t noise = 1U + static_cast<std::uint32_t>(draws.below(1'000'000));
  std::unique_ptr<PIX, void (*)(PIX*)> pix(pixCreate(w, h, 32), [](PIX* it) { pixDestroy(&it); });
  if (!pix) throw std::runtime_error("no picture");
  for (int y = 0; y < h; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    l_uint32* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < w; ++x) {
      noise ^= noise << 13U, noise ^= noise >> 17U, noise ^= noise << 5U;  // Marsaglia's xorshift
      const std::uint32_t r = grained(row[x] >> 16U & 255U, paper[0], grain, noise);
      const std::uint32_t g = grained(row[x] >> 8U & 255U, paper[1], grain, noise >> 10U);
      const std::uint32_t b = grained(row[x] & 255U, paper[2], grain, noise >> 20U);
      to[x] = r << 24U | g << 16U | b << 8U;
    }
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  const int failed = pixWriteMemJpeg(&bytes, &size, pix.get(), 60 + static_cast<int>(draws.below(35)), 0);
  const std::unique_ptr<l_uint8, decltype(&std::free)> owner(bytes, &std::free);
  if (failed != 0) throw std::runtime_error("no JPEG");
  auto decoded = ocr::decode_picture(std::as_bytes(std::span(bytes, size)), 0, 90'000'000);
  if (!decoded) throw std::runtime_error("cannot read back");
  decoded->picture.dpi = dpi;
  return std::move(decoded->picture);
}

TrueSeal truth_of(const SealLook& look, const cairo_matrix_t& to_pixels, double scale) {
  TrueSeal seal;
  seal.x = look.x, seal.y = look.y;
  cairo_matrix_transform_point(&to_pixels, &seal.x, &seal.y);
  seal.across = look.across * scale, seal.down = look.down * scale;
  seal.oval = look.oval;
  seal.pale = look.ink < 0.36;
  const double left = std::max(0.0, look.x - look.across), right = std::min(width, look.x + look.across);
  seal.visible = (right - left) / (2 * look.across);
  seal.ring = look.ring, seal.inner = look.inner;
  return seal;
}

}  // namespace

SealPage make_page(Set set, std::uint32_t number) {
  constexpr double resolutions[] = {150, 200, 200, 300};
  Draws draws((set == Set::Tuning ? 1'000'003U : 7'654'321U) + number * 7919U);
  const double dpi = draws.one_of(resolutions);
  const double scale = dpi / millimetres_per_inch;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                                   static_cast<int>(std::lround(height * scale))));
  const Drawing owner(cairo_create(surface.get()));
  cairo_t* page = owner.get();
  cairo_set_source_rgb(page, 1, 1, 1);
  cairo_paint(page);
  cairo_scale(page, scale, scale);
  cairo_translate(page, width / 2, height / 2);
  cairo_rotate(page, draws.between(-0.015, 0.015));
  cairo_translate(page, -width / 2, -height / 2);
  cairo_matrix_t to_pixels;
  cairo_get_matrix(page, &to_pixels);

  SealPage result;
  body_text(page, set, draws);
  const std::vector<SealLook> looks = seals_for(set, draws);
  for (std::size_t at = draws.below(3); at > 0; --at) {
    const auto what = draws.below(distractors);
    draw(page, static_cast<Distractor>(what), set, draws.between(35, 175), draws.between(30, 260), draws);
    result.besides.emplace_back(names[what]);
  }
  for (const SealLook& look : looks) {
    stamp(page, look, draws);
    result.seals.push_back(truth_of(look, to_pixels, scale));
    for (const SealLook& other : looks)
      if (&other != &look && !are_apart(look, other, 1.05)) result.seals.back().overlapped = true;
  }
  cairo_surface_flush(surface.get());
  result.picture = scanned(surface.get(), dpi, draws);
  return result;
}

}  // namespace tests::seals
