#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "ocr/neural/text_detector.hpp"

namespace ocr::neural {
namespace {

// PaddleOCR's values for this network: DBPostProcess in ch_PP-OCRv4_det_student.yml; `grow` as tuned there for printed
// text. The network draws text smaller than it is; the box is grown back by grow · area / circumference.
constexpr float text_from = 0.3F;
constexpr double sure_from = 0.6;
constexpr double grow = 1.6;
constexpr double least_side = 3;  // pixels of the map
// A rectangle that leans less than this saves only the steps between pixels: it stands upright.
constexpr double upright_saving = 1.5;

// A connected patch: of each of its rows the outermost pixels.
struct Patch {
  std::vector<Point> rim;
  double sum = 0;
  std::size_t pixels = 0;
};

class PatchFinder {
 public:
  explicit PatchFinder(const TextMap& map)
      : map_(map), seen_(static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height)) {}

  std::vector<Patch> run() {
    std::vector<Patch> patches;
    for (int y = 0; y < map_.height; ++y) {
      for (int x = 0; x < map_.width; ++x) {
        if (take(x, y)) patches.push_back(follow(x, y));
      }
    }
    return patches;
  }

 private:
  [[nodiscard]] std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(map_.width) + static_cast<std::size_t>(x);
  }
  bool take(int x, int y) {
    const std::size_t place = at(x, y);
    if (map_.numbers[place] <= text_from || seen_[place] != 0) return false;
    seen_[place] = 1;
    return true;
  }

  Patch follow(int x, int y) {
    Patch patch;
    std::vector<std::pair<int, int>> open{{x, y}};
    while (!open.empty()) {
      const auto [u, v] = open.back();
      open.pop_back();
      patch.sum += map_.numbers[at(u, v)];
      ++patch.pixels;
      bool is_rim = false;
      for (int j = std::max(0, v - 1); j <= std::min(map_.height - 1, v + 1); ++j) {
        for (int i = std::max(0, u - 1); i <= std::min(map_.width - 1, u + 1); ++i) {
          is_rim = is_rim || map_.numbers[at(i, j)] <= text_from;
          if (take(i, j)) open.emplace_back(i, j);
        }
      }
      if (is_rim || u == 0 || v == 0 || u == map_.width - 1 || v == map_.height - 1)
        patch.rim.push_back({static_cast<double>(u), static_cast<double>(v)});
    }
    return patch;
  }

  TextMap map_;
  std::vector<std::uint8_t> seen_;
};

TextBox upright_box(const std::vector<Point>& points) {
  const auto [left, right] =
      std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
  const auto [top, bottom] =
      std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
  return {{(left->x + right->x) / 2, (top->y + bottom->y) / 2}, right->x - left->x, bottom->y - top->y, 0, 0};
}

}  // namespace

std::vector<TextBox> boxes_of(const TextMap& map) {
  std::vector<TextBox> boxes;
  for (Patch& patch : PatchFinder(map).run()) {
    const double score = patch.sum / static_cast<double>(patch.pixels);
    if (score < sure_from) continue;
    const TextBox upright = upright_box(patch.rim);
    TextBox box = smallest_box(std::move(patch.rim));
    const double leaning_side = std::min(box.width, box.height);
    if (leaning_side < least_side) continue;
    if (std::min(upright.width, upright.height) - leaning_side <= upright_saving) box = upright;
    const double distance = grow * box.width * box.height / (2 * (box.width + box.height));
    box.width += 2 * distance;
    box.height += 2 * distance;
    box.centre.x += 0.5;  // from the middle of a pixel
    box.centre.y += 0.5;
    box.score = score;
    boxes.push_back(box);
  }
  return boxes;
}

}  // namespace ocr::neural
