#include "ocr/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ocr {
namespace {

constexpr double background_dpi = 25;
constexpr std::uint8_t clearly_dark = 160;

// One pass of a window filter along rows or columns; `pick` reduces the window's values.
template <class Pick>
Picture filter(const Picture& grey, int reach, bool vertical, Pick pick) {
  Picture result(grey.width, grey.height, 1);
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      std::array<std::uint8_t, 32> window{};
      std::size_t count = 0;
      for (int d = -reach; d <= reach; ++d) {
        const int u = std::clamp(vertical ? x : x + d, 0, grey.width - 1);
        const int v = std::clamp(vertical ? y + d : y, 0, grey.height - 1);
        window[count++] = grey.row(v)[u];
      }
      result.row(y)[x] = pick(window, count);
    }
  }
  return result;
}

using Window = std::array<std::uint8_t, 32>;

std::uint8_t brightest(const Window& window, std::size_t count) {
  return *std::max_element(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(count));
}

std::uint8_t middle(Window window, std::size_t count) {
  const auto at = window.begin() + static_cast<std::ptrdiff_t>(count / 2);
  std::nth_element(window.begin(), at, window.begin() + static_cast<std::ptrdiff_t>(count));
  return *at;
}

std::uint8_t smooth(const Window& window, std::size_t count) {  // Gauss, sigma 3
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double d = static_cast<double>(i) - std::floor(static_cast<double>(count) / 2);
    const double weight = std::exp(-d * d / 18.0);
    sum += weight * window[i];
    weights += weight;
  }
  return static_cast<std::uint8_t>(std::lround(sum / weights));
}

// The paper's brightness at 25 dpi: strokes closed by the brightest neighbour, specks removed, smoothed.
Picture background_of(const Picture& grey, double dpi) {
  const int width = std::max(1, static_cast<int>(std::lround(grey.width * background_dpi / dpi)));
  const int height = std::max(1, static_cast<int>(std::lround(grey.height * background_dpi / dpi)));
  Picture small = resample(grey, width, height);
  for (const bool vertical : {false, true}) small = filter(small, 4, vertical, brightest);
  for (const bool vertical : {false, true}) small = filter(small, 4, vertical, middle);
  for (const bool vertical : {false, true}) small = filter(small, 8, vertical, smooth);
  return small;
}

// Divides by the background, which is interpolated between its pixels' centres.
Picture divide(const Picture& grey, const Picture& background) {
  constexpr float darkest_paper = 40;
  Picture result(grey.width, grey.height, 1, grey.dpi);
  std::vector<int> left(static_cast<std::size_t>(grey.width));
  std::vector<float> part(static_cast<std::size_t>(grey.width));
  const auto place = [](int i, int size, int small, int& at, float& fraction) {
    const float exact = (static_cast<float>(i) + 0.5F) * static_cast<float>(small) / static_cast<float>(size) - 0.5F;
    const float kept = std::clamp(exact, 0.0F, static_cast<float>(small - 1));
    at = std::min(static_cast<int>(kept), std::max(0, small - 2));
    fraction = small > 1 ? kept - static_cast<float>(at) : 0.0F;
  };
  for (int x = 0; x < grey.width; ++x) {
    const auto i = static_cast<std::size_t>(x);
    place(x, grey.width, background.width, left[i], part[i]);
  }
  std::vector<float> column(static_cast<std::size_t>(background.width) + 1);
  for (int y = 0; y < grey.height; ++y) {
    int top = 0;
    float down = 0;
    place(y, grey.height, background.height, top, down);
    const std::uint8_t* a = background.row(top);
    const std::uint8_t* b = background.row(std::min(top + 1, background.height - 1));
    for (int x = 0; x < background.width; ++x)
      column[static_cast<std::size_t>(x)] = static_cast<float>(a[x]) * (1 - down) + static_cast<float>(b[x]) * down;
    column.back() = column[column.size() - 2];
    for (int x = 0; x < grey.width; ++x) {
      const auto i = static_cast<std::size_t>(x);
      const auto at = static_cast<std::size_t>(left[i]);
      const float paper = std::max(darkest_paper, column[at] * (1 - part[i]) + column[at + 1] * part[i]);
      const float value = static_cast<float>(grey.row(y)[x]) * 255.0F / paper;
      result.row(y)[x] = static_cast<std::uint8_t>(std::min(255.0F, value + 0.5F));
    }
  }
  return result;
}

// The brightness below which the darkest 1 % lies, 0…1, at most 0.8.
double ink_darkness(const Picture& grey) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t value : grey.pixels) ++counts[value];
  const std::size_t wanted = grey.pixels.size() / 100;
  std::size_t seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    seen += counts[value];
    if (seen > wanted) return std::min(0.8, static_cast<double>(value) / 255.0);
  }
  return 0.8;
}

}  // namespace

Picture level_paper(const Picture& grey, double dpi) {
  if (grey.pixels.empty()) return grey;
  Picture result = divide(grey, background_of(grey, dpi));
  const double ink = ink_darkness(result);
  const double white = 1 - 0.22 * (1 - ink);
  const double black = ink > 0.3 ? ink * 0.6 : 0;
  std::array<std::uint8_t, 256> stretched{};
  for (std::size_t value = 0; value < stretched.size(); ++value) {
    const double v = (static_cast<double>(value) - black * 255) / (white - black);
    stretched[value] = static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0, 255.0)));
  }
  for (std::uint8_t& value : result.pixels) value = stretched[value];
  return result;
}

double ink_share(const Picture& grey) {
  if (grey.pixels.empty()) return 0;
  const auto dark = std::count_if(grey.pixels.begin(), grey.pixels.end(), [](auto v) { return v < clearly_dark; });
  return static_cast<double>(dark) / static_cast<double>(grey.pixels.size());
}

}  // namespace ocr
