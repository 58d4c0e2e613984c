// Picture files → pictures. The bytes are hostile: sizes are checked before anything is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

#include "evidence/base/bytes.hpp"
#include "ocr/picture.hpp"

namespace ocr {

enum class PictureFormat { Png, Jpeg, Tiff, Bmp, Gif, Webp, Jpeg2000, Jbig2, Heic };
enum class DecodeFailure { Damaged, TooLarge, Unsupported };

// By the first bytes; nothing for anything else.
std::optional<PictureFormat> picture_format(evidence::ByteView bytes);
std::string_view media_type(PictureFormat format);

// Pages of a TIFF (each directory once, even where they form a loop) or of a JBIG2 file; 1 for all others. 0: no page
// can be found.
std::uint32_t count_pictures(evidence::ByteView bytes);

struct PictureSize {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
};

// Of the first picture, as the file's head says; nothing is decoded. Nothing where the head does not say (JPEG 2000,
// JBIG2, HEIC) and for what is no picture.
std::optional<PictureSize> picture_size(evidence::ByteView bytes);

struct Decoded {
  Picture picture;       // upright: the orientation that the file names is applied
  bool complete = true;  // false: the file ends early; what is missing is grey
};

// `page` from 0. Refuses pictures of more than `most_pixels` before decoding. `least_width`: pixels that are enough; a
// decoder may then give fewer than the file has (JPEG: a half, a quarter, an eighth of each side). 0: all.
std::expected<Decoded, DecodeFailure> decode_picture(evidence::ByteView bytes, std::uint32_t page,
                                                     std::uint64_t most_pixels, std::uint32_t least_width = 0);

// Stops the decoders from writing to standard error. Call once, before the first thread.
void silence_decoders();

}  // namespace ocr
