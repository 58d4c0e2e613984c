#include "tests/pages/effects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tests::pages {

using ocr::Picture;

namespace {

constexpr float through_share = 0.16F;                      // of the back's ink
constexpr std::array<float, 3> paper{0.97F, 0.93F, 0.86F};  // yellowed, red green blue
constexpr std::array<std::uint8_t, 3> desk{70, 80, 90};     // what a photograph shows around the sheet
constexpr int black_below = 150;                            // of a fax machine
constexpr std::array<std::array<double, 2>, 4> photo_corners{
    // of the sheet, shares of the width; from the top left
    {{0.035, 0.021}, {-0.042, 0.0105}, {-0.007, -0.035}, {0.014, -0.0175}}};

std::uint8_t byte(float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F)); }

std::vector<float> gaussian(float deviation) {
  const int reach = static_cast<int>(std::ceil(3 * deviation));
  std::vector<float> kernel;
  float sum = 0;
  for (int at = -reach; at <= reach; ++at) {
    kernel.push_back(std::exp(-static_cast<float>(at * at) / (2 * deviation * deviation)));
    sum += kernel.back();
  }
  for (float& weight : kernel) weight /= sum;
  return kernel;
}

// The map from a unit square to a quadrilateral (Heckbert 1989, "Fundamentals of Texture Mapping", 2.2.2).
struct Perspective {
  double a, b, c, d, e, f, g, h;
};

Perspective square_to(const std::array<std::array<double, 2>, 4>& corner) {
  const double sx = corner[0][0] - corner[1][0] + corner[2][0] - corner[3][0];
  const double sy = corner[0][1] - corner[1][1] + corner[2][1] - corner[3][1];
  const double dx1 = corner[1][0] - corner[2][0], dx2 = corner[3][0] - corner[2][0];
  const double dy1 = corner[1][1] - corner[2][1], dy2 = corner[3][1] - corner[2][1];
  const double scale = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / scale, h = (dx1 * sy - sx * dy1) / scale;
  return {corner[1][0] - corner[0][0] + g * corner[1][0],
          corner[3][0] - corner[0][0] + h * corner[3][0],
          corner[0][0],
          corner[1][1] - corner[0][1] + g * corner[1][1],
          corner[3][1] - corner[0][1] + h * corner[3][1],
          corner[0][1],
          g,
          h};
}

}  // namespace

void blur(Picture& picture, float deviation) {
  const std::vector<float> kernel = gaussian(deviation);
  const int reach = static_cast<int>(kernel.size() / 2), channels = picture.channels;
  std::vector<float> line;
  const auto pass = [&](int length, auto value) {  // value(i): a reference to the i-th byte of one row or column
    line.assign(static_cast<std::size_t>(length), 0);
    for (int at = 0; at < length; ++at) {
      float sum = 0;
      for (int tap = -reach; tap <= reach; ++tap)
        sum += kernel[static_cast<std::size_t>(tap + reach)] * value(std::clamp(at + tap, 0, length - 1));
      line[static_cast<std::size_t>(at)] = sum;
    }
    for (int at = 0; at < length; ++at) value(at) = byte(line[static_cast<std::size_t>(at)]);
  };
  for (int channel = 0; channel < channels; ++channel) {
    for (int y = 0; y < picture.height; ++y)
      pass(picture.width, [&, row = picture.row(y)](int x) -> std::uint8_t& { return row[x * channels + channel]; });
    for (int x = 0; x < picture.width; ++x)
      pass(picture.height, [&](int y) -> std::uint8_t& { return picture.row(y)[x * channels + channel]; });
  }
}

void show_through(Picture& picture, const Picture& behind) {
  for (int y = 0; y < std::min(picture.height, behind.height); ++y) {
    for (int x = 0; x < std::min(picture.width, behind.width); ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        std::uint8_t& value = picture.row(y)[3 * x + channel];
        const float ink = static_cast<float>(255 - behind.row(y)[3 * (behind.width - 1 - x) + channel]) / 255;
        value = byte(static_cast<float>(value) * (1 - through_share * ink));
      }
    }
  }
}

void tint(Picture& picture) {
  for (std::size_t at = 0; at < picture.pixels.size(); ++at)
    picture.pixels[at] = byte(static_cast<float>(picture.pixels[at]) * paper[at % 3]);
}

void shade(Picture& picture, double share) {
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* value = picture.row(y);
    for (int x = 0; x < picture.width; ++x) {
      const double across = static_cast<double>(x) / picture.width, down = static_cast<double>(y) / picture.height;
      const double corner = std::clamp(across * 0.8 + down * 0.6 - 0.55, 0.0, 1.0);
      const double light = 1 - share * corner - 0.4 * share * std::exp(-across * across / 0.0025);
      for (int channel = 0; channel < 3; ++channel, ++value) *value = byte(static_cast<float>(*value * light));
    }
  }
}

void fade(Picture& picture, float contrast) {
  for (std::uint8_t& value : picture.pixels) value = byte(255 - static_cast<float>(255 - value) * contrast);
}

void add_noise(Picture& picture, float deviation, Dice& dice) {
  for (std::size_t at = 0; at + 2 < picture.pixels.size(); at += 3) {
    const float grain = dice.normal() * deviation;
    for (std::size_t channel = 0; channel < 3; ++channel)
      picture.pixels[at + channel] = byte(static_cast<float>(picture.pixels[at + channel]) + grain);
  }
}

Picture photographed(const Picture& picture) {
  const double width = picture.width, height = picture.height;
  std::array<std::array<double, 2>, 4> corners{{{0, 0}, {width, 0}, {width, height}, {0, height}}};
  for (std::size_t at = 0; at < 4; ++at) {
    corners[at][0] += photo_corners[at][0] * width;
    corners[at][1] += photo_corners[at][1] * width;
  }
  const Perspective m = square_to(corners);
  Picture out(picture.width, picture.height, 3, picture.dpi);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      // Solve (a u + b v + c, d u + e v + f) = (x, y) (g u + h v + 1) for u and v.
      const double p = m.a - m.g * x, q = m.b - m.h * x, r = x - m.c;
      const double s = m.d - m.g * y, t = m.e - m.h * y, w = y - m.f;
      const double scale = p * t - q * s;
      const double u = (r * t - q * w) / scale * width - 0.5, v = (p * w - r * s) / scale * height - 0.5;
      const int left = static_cast<int>(std::floor(u)), upper = static_cast<int>(std::floor(v));
      for (int channel = 0; channel < 3; ++channel) {
        const auto at = [&](int px, int py) -> double {
          if (px < 0 || py < 0 || px >= picture.width || py >= picture.height)
            return desk[static_cast<std::size_t>(channel)];
          return picture.row(py)[3 * px + channel];
        };
        const double fx = u - left, fy = v - upper;
        const double above = at(left, upper) * (1 - fx) + at(left + 1, upper) * fx;
        const double below = at(left, upper + 1) * (1 - fx) + at(left + 1, upper + 1) * fx;
        out.row(y)[3 * x + channel] = byte(static_cast<float>(above * (1 - fy) + below * fy));
      }
    }
  }
  return out;
}

Picture black_and_white(const Picture& picture) {
  Picture out = ocr::to_grey(picture);
  out.dpi = picture.dpi;
  for (std::uint8_t& value : out.pixels) value = value < black_below ? 0 : 255;
  return out;
}

}  // namespace tests::pages
