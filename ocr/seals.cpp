#include "ocr/seals.hpp"

#include <algorithm>
#include <cmath>

#include "ocr/circles.hpp"
#include "ocr/patches.hpp"

namespace ocr {
namespace {

constexpr double search_dpi = 100;
constexpr int smallest_side = 90;   // pixels at 100 dpi: 23 mm
constexpr int largest_side = 260;   // 66 mm
constexpr int narrowest_side = 60;  // of a patch that may hold a seal
constexpr std::size_t least_ink = 900;
constexpr int above_paper = 22;  // of redness
constexpr double least_vote = 0.75;
constexpr double edge_reserve = 1.06;  // ink bleeds a little beyond the ring

Picture redness_of(const Picture& picture) {
  Picture red(picture.width, picture.height, 1, picture.dpi);
  const std::uint8_t* from = picture.pixels.data();
  for (std::uint8_t& value : red.pixels) {
    value = static_cast<std::uint8_t>(std::max(0, from[0] - std::max(from[1], from[2])));
    from += 3;
  }
  return red;
}

// Ink: redder than the paper (the median) by a margin.
Picture mask_of(const Picture& red) {
  std::vector<std::uint8_t> sorted = red.pixels;
  const auto half = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), half, sorted.end());
  const int least = *half + above_paper;
  Picture mask(red.width, red.height, 1, red.dpi);
  std::transform(red.pixels.begin(), red.pixels.end(), mask.pixels.begin(),
                 [least](std::uint8_t value) { return static_cast<std::uint8_t>(value > least ? 1 : 0); });
  return majority(mask);
}

std::vector<Disc> candidates_in(const Picture& mask) {
  std::vector<Disc> candidates;
  for (const Patch& patch : find_patches(close(mask, 9))) {
    const int longer = std::max(patch.width, patch.height);
    const int shorter = std::min(patch.width, patch.height);
    if (patch.pixels <= least_ink || longer < smallest_side || shorter < narrowest_side) continue;
    if (longer <= largest_side)
      candidates.push_back({patch.x + patch.width / 2.0, patch.y + patch.height / 2.0, longer / 2.0, 0});
    if (longer > largest_side || longer * 4 > shorter * 5) {
      const auto more = vote_for_circles(mask, patch, smallest_side / 2, largest_side / 2);
      candidates.insert(candidates.end(), more.begin(), more.end());
    }
  }
  return candidates;
}

}  // namespace

std::vector<Seal> find_seals(const Picture& picture, double dpi) {
  std::vector<Seal> seals;
  if (picture.channels != 3 || picture.pixels.empty()) return seals;
  const double scale = search_dpi / dpi;
  const int width = std::max(1, static_cast<int>(std::lround(picture.width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(picture.height * scale)));
  const Picture mask = mask_of(resample(redness_of(picture), width, height));
  for (const Disc& candidate : candidates_in(mask)) {
    const Disc ring = fit_ring(mask, candidate);
    if (ring.vote <= least_vote) continue;
    const bool known = std::any_of(seals.begin(), seals.end(), [&](const Seal& seal) {
      return std::hypot(seal.x * scale - ring.x, seal.y * scale - ring.y) < 0.6 * ring.radius;
    });
    if (known) continue;
    Seal seal;
    seal.x = ring.x / scale;
    seal.y = ring.y / scale;
    seal.across = seal.down = ring.radius / scale;
    seal.vote = ring.vote;
    seals.push_back(seal);
  }
  return seals;
}

Picture grey_without_seals(const Picture& picture, const std::vector<Seal>& seals) {
  Picture grey = to_grey(picture);
  if (picture.channels != 3) return grey;
  for (const Seal& seal : seals) {
    const double reach = std::max(seal.across, seal.down) * edge_reserve;
    const int top = std::max(0, static_cast<int>(seal.y - reach));
    const int bottom = std::min(picture.height - 1, static_cast<int>(seal.y + reach));
    for (int y = top; y <= bottom; ++y) {
      const double half = std::sqrt(std::max(0.0, reach * reach - (y - seal.y) * (y - seal.y)));
      const int left = std::max(0, static_cast<int>(seal.x - half));
      const int right = std::min(picture.width - 1, static_cast<int>(seal.x + half));
      for (int x = left; x <= right; ++x) {
        const std::uint8_t* pixel = picture.row(y) + static_cast<std::size_t>(x) * 3;
        grey.row(y)[x] = std::max({pixel[0], pixel[1], pixel[2]});
      }
    }
  }
  return grey;
}

}  // namespace ocr
