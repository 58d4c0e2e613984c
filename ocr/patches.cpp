#include "ocr/patches.hpp"

#include <algorithm>
#include <utility>

namespace ocr {
namespace {

// Each pixel becomes the largest (or smallest) of a run of `size` pixels around it.
Picture spread(const Picture& mask, int size, bool vertical, bool largest) {
  Picture result(mask.width, mask.height, 1, mask.dpi);
  const int reach = size / 2;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      std::uint8_t value = largest ? 0 : 1;
      for (int d = -reach; d <= reach; ++d) {
        const int u = vertical ? x : x + d;
        const int v = vertical ? y + d : y;
        if (u < 0 || v < 0 || u >= mask.width || v >= mask.height) continue;
        value = largest ? std::max(value, mask.row(v)[u]) : std::min(value, mask.row(v)[u]);
      }
      result.row(y)[x] = value;
    }
  }
  return result;
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
    for (int x = 0; x < mask.width; ++x) {
      if (mask.row(y)[x] != 0 && seen.row(y)[x] == 0) patches.push_back(flood(mask, seen, x, y));
    }
  }
  return patches;
}

}  // namespace ocr
