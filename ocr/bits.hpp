// One bit a pixel → one byte a pixel. Private to this room.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ocr {

using EightPixels = std::array<std::uint8_t, 8>;

// For each byte its eight pixels: 255 for a bit that is set, the highest bit first.
inline constexpr std::array<EightPixels, 256> pixels_of_byte = [] {
  std::array<EightPixels, 256> table{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) table[byte][bit] = (byte >> (7 - bit) & 1U) != 0 ? 255 : 0;
  }
  return table;
}();

// `from`: (width + 7) / 8 bytes. `inverted`: a bit that is set is black.
inline void expand_bits(const std::uint8_t* from, std::uint8_t* to, int width, bool inverted) {
  const unsigned flip = inverted ? 0xFF : 0;
  for (int x = 0; x < width; x += 8) {
    const EightPixels& pixels = pixels_of_byte[*from++ ^ flip];
    std::memcpy(to + x, pixels.data(), static_cast<std::size_t>(std::min(8, width - x)));
  }
}

}  // namespace ocr
