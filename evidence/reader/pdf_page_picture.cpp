#include "evidence/reader/pdf_page_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <utility>
#include <vector>

#include "evidence/reader/pdf_image.hpp"
#include "ocr/oriented.hpp"

namespace evidence::reader {
namespace {

constexpr double least_share = 0.8;    // of the page: a scan with its margins cut off
constexpr double slack_points = 1.5;   // between strips: a pixel at 50 dpi
constexpr double slack_share = 0.005;  // of a side: the whole page, and no need for a white border
constexpr double square = 0.05;        // how far pixels may be from square; beyond it the page is drawn
constexpr double points_per_inch = 72;

// How the rows of an image lie on the page as shown: EXIF's number, nothing where they lean.
std::optional<int> orientation_of(const QPDFMatrix& m, int quarters) {
  const double size = std::max({std::abs(m.a), std::abs(m.b), std::abs(m.c), std::abs(m.d)});
  const double least = size * 1e-3;
  const auto sign = [&](double v) { return std::abs(v) <= least ? 0 : v > 0 ? 1 : -1; };
  // Unit steps to the right and down in the image, on the page with y downwards.
  int right_x = sign(m.a);
  int right_y = -sign(m.b);
  int down_x = -sign(m.c);
  int down_y = sign(m.d);
  for (int turn = 0; turn < quarters; ++turn) {
    right_x = -std::exchange(right_y, right_x);
    down_x = -std::exchange(down_y, down_x);
  }
  if (right_y == 0 && down_x == 0) {
    if (right_x > 0) return down_y > 0 ? std::optional(1) : down_y < 0 ? std::optional(4) : std::nullopt;
    if (right_x < 0) return down_y > 0 ? std::optional(2) : down_y < 0 ? std::optional(3) : std::nullopt;
  }
  if (right_x == 0 && down_y == 0) {
    if (right_y > 0) return down_x > 0 ? std::optional(5) : down_x < 0 ? std::optional(6) : std::nullopt;
    if (right_y < 0) return down_x > 0 ? std::optional(8) : down_x < 0 ? std::optional(7) : std::nullopt;
  }
  return std::nullopt;
}

struct Strip {
  QPDFObjectHandle image;
  Rectangle place;
};

// The images from top to bottom where they touch and are equally wide.
bool is_stack(std::vector<Strip>& strips) {
  std::stable_sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b) { return a.place.y < b.place.y; });
  for (std::size_t i = 1; i < strips.size(); ++i) {
    const Rectangle& before = strips[i - 1].place;
    const Rectangle& here = strips[i].place;
    if (std::abs(before.x - here.x) > slack_points || std::abs(before.width - here.width) > slack_points ||
        std::abs(before.y + before.height - here.y) > slack_points)
      return false;
  }
  return true;
}

// One below the other. Nothing where one cannot be decoded or has another width.
std::optional<ocr::Decoded> stacked(QPDF& pdf, const std::vector<Strip>& strips, std::uint64_t most_pixels,
                                    int shrink) {
  std::optional<ocr::Decoded> all;
  std::uint64_t pixels = 0;
  for (const Strip& strip : strips) pixels += pixels_of(strip.image);
  if (pixels > most_pixels) return std::nullopt;
  for (const Strip& strip : strips) {
    auto part = decode_image(pdf, strip.image, most_pixels, strips.size() == 1 ? shrink : 1);
    if (!part) return std::nullopt;
    if (!all) {
      all = std::move(part);
      if (strips.size() > 1) all->picture.pixels.reserve(pixels * static_cast<std::size_t>(all->picture.channels));
      continue;
    }
    ocr::Picture& picture = all->picture;
    if (part->picture.width != picture.width || part->picture.channels != picture.channels) return std::nullopt;
    picture.height += part->picture.height;
    picture.pixels.insert(picture.pixels.end(), part->picture.pixels.begin(), part->picture.pixels.end());
    all->complete = all->complete && part->complete;
  }
  return all;
}

// White paper around what does not fill the page; what stands over is cut off.
std::optional<ocr::Picture> on_page(ocr::Picture picture, const Rectangle& place, const PageFrame& frame,
                                    std::uint64_t most_pixels) {
  const double across = picture.width / place.width;  // pixels a point
  const double down = picture.height / place.height;
  if (std::abs(across / down - 1) > square) return std::nullopt;
  const auto near = [](double difference, double side) { return std::abs(difference) <= slack_share * side; };
  picture.dpi = across * points_per_inch;
  if (near(place.x, frame.shown_width()) && near(place.y, frame.shown_height()) &&
      near(place.x + place.width - frame.shown_width(), frame.shown_width()) &&
      near(place.y + place.height - frame.shown_height(), frame.shown_height()))
    return picture;
  const double width = std::round(frame.shown_width() * across);
  const double height = std::round(frame.shown_height() * down);
  if (width < 1 || height < 1 || width * height > static_cast<double>(most_pixels)) return std::nullopt;
  ocr::Picture page(static_cast<int>(width), static_cast<int>(height), picture.channels, picture.dpi);
  std::fill(page.pixels.begin(), page.pixels.end(), std::uint8_t{255});
  const int left = static_cast<int>(std::lround(place.x * across));
  const int top = static_cast<int>(std::lround(place.y * down));
  const int from_x = std::max(0, -left);
  const int to_x = std::min(picture.width, page.width - left);
  for (int y = std::max(0, -top); y < std::min(picture.height, page.height - top) && from_x < to_x; ++y)
    std::memcpy(page.row(y + top) + std::ptrdiff_t{left + from_x} * page.channels,
                picture.row(y) + std::ptrdiff_t{from_x} * page.channels,
                static_cast<std::size_t>(to_x - from_x) * static_cast<std::size_t>(page.channels));
  return page;
}

int shrink_for(std::uint64_t width, std::uint32_t least_width) {
  int shrink = 1;
  while (least_width > 0 && shrink < 8 && width / static_cast<std::uint64_t>(shrink * 2) >= least_width) shrink *= 2;
  return shrink;
}

}  // namespace

std::optional<ocr::Decoded> page_picture(QPDF& pdf, const Scene& scene, const PageFrame& frame,
                                         std::uint64_t most_pixels, std::uint32_t least_width) {
  if (scene.images.empty() || scene.text || scene.shapes || scene.other) return std::nullopt;
  const auto orientation = orientation_of(scene.images.front().matrix, frame.quarters);
  if (!orientation) return std::nullopt;
  std::vector<Strip> strips;
  Rectangle whole = place_of(scene.images.front(), frame);
  for (const PlacedImage& placed : scene.images) {
    if (orientation_of(placed.matrix, frame.quarters) != orientation) return std::nullopt;
    if (is_mask(placed.image) && !placed.black_ink) return std::nullopt;
    const Rectangle place = place_of(placed, frame);
    const double right = std::max(whole.x + whole.width, place.x + place.width);
    const double bottom = std::max(whole.y + whole.height, place.y + place.height);
    whole.x = std::min(whole.x, place.x);
    whole.y = std::min(whole.y, place.y);
    whole.width = right - whole.x;
    whole.height = bottom - whole.y;
    strips.push_back({placed.image, place});
  }
  const double seen_width = std::min(whole.x + whole.width, frame.shown_width()) - std::max(0.0, whole.x);
  const double seen_height = std::min(whole.y + whole.height, frame.shown_height()) - std::max(0.0, whole.y);
  if (seen_width <= 0 || seen_height <= 0 || seen_width * seen_height < least_share * frame.width * frame.height)
    return std::nullopt;
  if (strips.size() > 1 && (*orientation != 1 || !is_stack(strips))) return std::nullopt;
  QPDFObjectHandle stored = strips.front().image.getDict().getKey(*orientation < 5 ? "/Width" : "/Height");
  const auto stored_width =
      static_cast<std::uint64_t>(std::max<long long>(0, stored.isInteger() ? stored.getIntValue() : 0));
  auto decoded = stacked(pdf, strips, most_pixels, shrink_for(stored_width, least_width));
  if (!decoded) return std::nullopt;
  auto page = on_page(ocr::oriented(std::move(decoded->picture), *orientation), whole, frame, most_pixels);
  if (!page) return std::nullopt;
  return ocr::Decoded{std::move(*page), decoded->complete};
}

}  // namespace evidence::reader
