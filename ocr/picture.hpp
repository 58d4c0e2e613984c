// A decoded picture: plain pixels, upright as a person sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ocr {

// Rows from the top, without padding; a pixel is one byte (grey) or three (red, green, blue).
struct Picture {
  int width = 0;
  int height = 0;
  int channels = 1;  // 1 or 3
  double dpi = 0;    // 0: the file does not say
  std::vector<std::uint8_t> pixels;

  Picture() = default;
  Picture(int w, int h, int c, double resolution = 0)
      : width(w),
        height(h),
        channels(c),
        dpi(resolution),
        pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c)) {}

  [[nodiscard]] std::size_t stride() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
  [[nodiscard]] std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * stride(); }
  [[nodiscard]] const std::uint8_t* row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * stride(); }
};

// The resolution to work with: what the file says where it makes a sheet between a card and A2 and is not a program's
// default (72, 96); else as if the long side were that of A4 (11.69 inch), but never below 125.
double working_dpi(const Picture& picture);

// Rec. 601 luminance.
Picture to_grey(const Picture& picture);

// The picture made smaller by whole-pixel averaging, or larger by repetition, to exactly these sizes. For detection,
// not for reading.
Picture resample(const Picture& picture, int width, int height);

}  // namespace ocr
