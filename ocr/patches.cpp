#include "ocr/patches.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ocr/each_processor.hpp"

namespace ocr {
namespace {

// How many pixels of a window along a row or column are 1, and how many it has: fewer at the page's edge.
struct Window {
  int ones = 0;
  int size = 0;
  [[nodiscard]] std::uint8_t value(bool largest) const { return largest ? ones > 0 : ones == size; }
};

void spread_row(const std::uint8_t* from, std::uint8_t* to, int width, int reach, bool largest) {
  Window window;
  for (int x = -reach; x < width; ++x) {
    if (x + reach < width) window.ones += from[x + reach], ++window.size;
    if (x - reach > 0) window.ones -= from[x - reach - 1], --window.size;
    if (x >= 0) to[x] = window.value(largest);
  }
}

OCR_EACH_PROCESSOR void add_bytes(const std::uint8_t* from, std::size_t count, std::uint8_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint8_t>(to[i] + from[i]);
}

OCR_EACH_PROCESSOR void take_bytes(const std::uint8_t* from, std::size_t count, std::uint8_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint8_t>(to[i] - from[i]);
}

OCR_EACH_PROCESSOR void mark_from(const std::uint8_t* sums, std::size_t count, std::uint8_t least, std::uint8_t* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = sums[i] >= least ? 1 : 0;
}

// Each pixel, 0 or 1, becomes the largest (or smallest) of a run of `size` pixels around it, at most 255.
Picture spread(const Picture& mask, int size, bool vertical, bool largest) {
  Picture result(mask.width, mask.height, 1, mask.dpi);
  const int reach = size / 2;
  if (!vertical) {
    for (int y = 0; y < mask.height; ++y) spread_row(mask.row(y), result.row(y), mask.width, reach, largest);
    return result;
  }
  const auto width = static_cast<std::size_t>(mask.width);
  std::vector<std::uint8_t> ones(width);
  int rows = 0;
  for (int y = -reach; y < mask.height; ++y) {
    if (y + reach < mask.height) add_bytes(mask.row(y + reach), width, ones.data()), ++rows;
    if (y - reach > 0) take_bytes(mask.row(y - reach - 1), width, ones.data()), --rows;
    if (y >= 0) mark_from(ones.data(), width, static_cast<std::uint8_t>(largest ? 1 : rows), result.row(y));
  }
  return result;
}

// The first pixel of a row from `x` on that is not 0; `width` where there is none.
int next_inked(const std::uint8_t* row, int x, int width) {
  for (std::uint64_t eight = 0; x + 8 <= width; x += 8) {
    std::memcpy(&eight, row + x, sizeof eight);
    if (eight != 0) break;
  }
  while (x < width && row[x] == 0) ++x;
  return x;
}

Patch flood(const Picture& mask, Picture& seen, int x, int y) {
  std::vector<std::pair<int, int>> open{{x, y}};
  seen.row(y)[x] = 1;
  int right = x;
  int bottom = y;
  Patch patch{x, y, 0, 0, 0};
  while (!open.empty()) {
    const auto [u, v] = open.back();
    open.pop_back();
    ++patch.pixels;
    patch.x = std::min(patch.x, u);
    patch.y = std::min(patch.y, v);
    right = std::max(right, u);
    bottom = std::max(bottom, v);
    for (int b = std::max(0, v - 1); b <= std::min(mask.height - 1, v + 1); ++b) {
      for (int a = std::max(0, u - 1); a <= std::min(mask.width - 1, u + 1); ++a) {
        if (mask.row(b)[a] == 0 || seen.row(b)[a] != 0) continue;
        seen.row(b)[a] = 1;
        open.emplace_back(a, b);
      }
    }
  }
  patch.width = right - patch.x + 1;
  patch.height = bottom - patch.y + 1;
  return patch;
}

}  // namespace

Picture majority(const Picture& mask) {
  Picture result(mask.width, mask.height, 1, mask.dpi);
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      int sum = 0;
      for (int v = std::max(0, y - 1); v <= std::min(mask.height - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(mask.width - 1, x + 1); ++u) sum += mask.row(v)[u];
      result.row(y)[x] = sum >= 5 ? 1 : 0;
    }
  }
  return result;
}

Picture close(const Picture& mask, int size) {
  Picture result = spread(spread(mask, size, false, true), size, true, true);
  return spread(spread(result, size, false, false), size, true, false);
}

std::vector<Patch> find_patches(const Picture& mask) {
  std::vector<Patch> patches;
  Picture seen(mask.width, mask.height, 1);
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t* row = mask.row(y);
    for (int x = next_inked(row, 0, mask.width); x < mask.width; x = next_inked(row, x + 1, mask.width)) {
      if (seen.row(y)[x] == 0) patches.push_back(flood(mask, seen, x, y));
    }
  }
  return patches;
}

}  // namespace ocr
