#include "ocr/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ocr/each_processor.hpp"
#include "ocr/scale.hpp"

namespace ocr {
namespace {

constexpr double background_dpi = 25;
constexpr std::uint8_t clearly_dark = 160;
constexpr float darkest_paper = 40;

// One pass of a window filter along rows or columns; `pick` reduces the window's 2 * reach + 1 values. Beyond the edge
// the edge's value is repeated.
template <int reach, class Pick>
Picture filter(const Picture& grey, bool vertical, Pick pick) {
  Picture result(grey.width, grey.height, 1);
  std::array<std::uint8_t, 2 * reach + 1> window{};
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      for (std::size_t i = 0; i < window.size(); ++i) {
        const int d = static_cast<int>(i) - reach;
        const int u = vertical ? x : std::clamp(x + d, 0, grey.width - 1);
        const int v = vertical ? std::clamp(y + d, 0, grey.height - 1) : y;
        window[i] = grey.row(v)[u];
      }
      result.row(y)[x] = pick(window);
    }
  }
  return result;
}

template <std::size_t count>
std::uint8_t brightest(const std::array<std::uint8_t, count>& window) {
  return *std::max_element(window.begin(), window.end());
}

template <std::size_t count>
std::uint8_t middle(std::array<std::uint8_t, count> window) {
  std::nth_element(window.begin(), window.begin() + count / 2, window.end());
  return window[count / 2];
}

template <std::size_t count>
std::array<float, count> bell(double sigma) {
  std::array<float, count> weights{};
  float sum = 0;
  constexpr std::size_t middle = count / 2;
  for (std::size_t i = 0; i < count; ++i) {
    const double d = static_cast<double>(i) - static_cast<double>(middle);
    sum += weights[i] = static_cast<float>(std::exp(-d * d / (2 * sigma * sigma)));
  }
  for (float& weight : weights) weight /= sum;
  return weights;
}

// The paper's brightness at 25 dpi: strokes closed by the brightest neighbour, specks removed, smoothed.
Picture background_of(const Picture& grey, double dpi) {
  const int width = std::max(1, static_cast<int>(std::lround(grey.width * background_dpi / dpi)));
  const int height = std::max(1, static_cast<int>(std::lround(grey.height * background_dpi / dpi)));
  Picture small = shrunk(grey, width, height);
  const auto weights = bell<17>(3);
  const auto smooth = [&weights](const std::array<std::uint8_t, 17>& window) {
    float sum = 0.5F;
    for (std::size_t i = 0; i < window.size(); ++i) sum += weights[i] * static_cast<float>(window[i]);
    return static_cast<std::uint8_t>(std::min(255.0F, sum));
  };
  for (const bool vertical : {false, true}) small = filter<4>(small, vertical, brightest<9>);
  for (const bool vertical : {false, true}) small = filter<4>(small, vertical, middle<9>);
  for (const bool vertical : {false, true}) small = filter<8>(small, vertical, smooth);
  return small;
}

OCR_EACH_PROCESSOR void spread(const float* small, const int* left, const float* part, std::size_t count, float* wide) {
  for (std::size_t x = 0; x < count; ++x) wide[x] = small[left[x]] + (small[left[x] + 1] - small[left[x]]) * part[x];
}

// What a pixel is multiplied by to bring the paper at its place to white: interpolated between the background's pixels'
// centres.
class Gain {
 public:
  Gain(const Picture& background, int width, int height) : background_(background), height_(height) {
    for (int x = 0; x < width; ++x) {
      const Place place = place_of(x, width, background.width);
      left_.push_back(place.at);
      part_.push_back(place.part);
    }
    small_.resize(static_cast<std::size_t>(background.width) + 1);  // the last one twice
    gains_.resize(static_cast<std::size_t>(width));
  }
  // One for each pixel of the row; valid until the next call.
  const float* of_row(int y) {
    const Place place = place_of(y, height_, background_.height);
    const std::uint8_t* above = background_.row(place.at);
    const std::uint8_t* below = background_.row(std::min(place.at + 1, background_.height - 1));
    for (std::size_t x = 0; x + 1 < small_.size(); ++x) {
      const float paper = static_cast<float>(above[x]) * (1 - place.part) + static_cast<float>(below[x]) * place.part;
      small_[x] = 255.0F / std::max(darkest_paper, paper);
    }
    small_.back() = small_[small_.size() - 2];
    spread(small_.data(), left_.data(), part_.data(), gains_.size(), gains_.data());
    return gains_.data();
  }

 private:
  struct Place {
    int at;
    float part;
  };
  static Place place_of(int i, int size, int small) {
    const float exact = (static_cast<float>(i) + 0.5F) * static_cast<float>(small) / static_cast<float>(size) - 0.5F;
    const float kept = std::clamp(exact, 0.0F, static_cast<float>(small - 1));
    const int at = static_cast<int>(kept);
    return {at, kept - static_cast<float>(at)};
  }
  const Picture& background_;
  int height_;
  std::vector<int> left_;
  std::vector<float> part_;
  std::vector<float> small_;
  std::vector<float> gains_;
};

// The brightness below which the darkest 1 % of the divided page lies, 0…1, at most 0.8. Every third pixel of every
// third row tells as much as all.
double ink_darkness(const Picture& grey, Gain& gain) {
  constexpr int step = 3;
  std::array<std::size_t, 256> counts{};
  std::size_t all = 0;
  for (int y = 0; y < grey.height; y += step) {
    const float* gains = gain.of_row(y);
    for (int x = 0; x < grey.width; x += step, ++all)
      ++counts[static_cast<std::size_t>(std::min(255.0F, static_cast<float>(grey.row(y)[x]) * gains[x] + 0.5F))];
  }
  std::size_t seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    seen += counts[value];
    if (seen > all / 100) return std::min(0.8, static_cast<double>(value) / 255.0);
  }
  return 0.8;
}

OCR_EACH_PROCESSOR void level_row(const std::uint8_t* from, std::uint8_t* to, const float* gains, int width,
                                  float black, float stretch) {
  for (int x = 0; x < width; ++x) {
    const float divided = std::min(255.0F, static_cast<float>(from[x]) * gains[x]);
    const float value = (divided - black) * stretch + 0.5F;
    to[x] = static_cast<std::uint8_t>(static_cast<int>(std::min(255.0F, std::max(0.0F, value))));
  }
}

}  // namespace

Picture level_paper(const Picture& grey, double dpi) {
  if (grey.pixels.empty()) return grey;
  const Picture background = background_of(grey, dpi);
  Gain gain(background, grey.width, grey.height);
  const double ink = ink_darkness(grey, gain);
  const double white = 1 - 0.22 * (1 - ink);
  const double black = ink > 0.3 ? ink * 0.6 : 0;
  Picture result(grey.width, grey.height, 1, grey.dpi);
  for (int y = 0; y < grey.height; ++y) {
    level_row(grey.row(y), result.row(y), gain.of_row(y), grey.width, static_cast<float>(black * 255),
              static_cast<float>(1 / (white - black)));
  }
  return result;
}

double ink_share(const Picture& grey) {
  if (grey.pixels.empty()) return 0;
  const auto dark = std::count_if(grey.pixels.begin(), grey.pixels.end(), [](auto v) { return v < clearly_dark; });
  return static_cast<double>(dark) / static_cast<double>(grey.pixels.size());
}

}  // namespace ocr
