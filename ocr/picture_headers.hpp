// What picture files say about themselves before they are decoded. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evidence/base/bytes.hpp"

namespace ocr {

struct Extent {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
};

std::optional<Extent> png_extent(evidence::ByteView bytes);
std::optional<Extent> jpeg_extent(evidence::ByteView bytes);
std::optional<Extent> bmp_extent(evidence::ByteView bytes);
// The sum of all frames, as one picture of their width: the decoder takes all of them into memory.
std::optional<Extent> gif_extent(evidence::ByteView bytes);
std::optional<Extent> webp_extent(evidence::ByteView bytes);
// One for each directory of a TIFF or BigTIFF, in file order; a loop ends the list.
std::vector<Extent> tiff_extents(evidence::ByteView bytes);

// EXIF orientation of a JPEG, 1…8; 1 where it says nothing.
int jpeg_orientation(evidence::ByteView bytes);
// False where a JPEG stops before its end marker.
bool jpeg_has_end(evidence::ByteView bytes);

}  // namespace ocr
