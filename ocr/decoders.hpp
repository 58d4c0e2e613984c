// One decoder for each format, as decode.hpp promises: sizes are checked before anything is decoded. Those that PDF
// uses for its own pictures take the parts that PDF keeps apart. All but the fax ones find their size in the bytes.
#pragma once

#include <cstdint>
#include <expected>

#include "evidence/base/bytes.hpp"
#include "ocr/decode.hpp"
#include "ocr/picture.hpp"

namespace ocr {

using OrDecodeFailure = std::expected<Decoded, DecodeFailure>;

// What is missing in a picture that ends early.
inline constexpr std::uint8_t missing_grey = 128;

// width × height ≤ most, both > 0, and both numbers that a Picture can hold.
std::expected<void, DecodeFailure> check_extent(std::uint64_t width, std::uint64_t height, std::uint64_t most_pixels);

// A JPEG's components after its own colour transform: 1 grey, 3 red-green-blue, 4 cyan-magenta-yellow-black as
// stored (where an Adobe program wrote it, inverted). `shrink`: 1, 2, 4 or 8, the part of each side that is wanted.
struct JpegSamples {
  Picture samples;
  bool complete = true;
  bool by_adobe = false;
};
std::expected<JpegSamples, DecodeFailure> decode_jpeg_samples(evidence::ByteView bytes, std::uint64_t most_pixels,
                                                              int shrink = 1);
OrDecodeFailure decode_jpeg(evidence::ByteView bytes, std::uint64_t most_pixels, int shrink = 1);

// Four channels → three. 255 is full ink; with `inverted` none.
Picture from_cmyk(const Picture& samples, bool inverted);

OrDecodeFailure decode_png(evidence::ByteView bytes, std::uint64_t most_pixels);
OrDecodeFailure decode_tiff(evidence::ByteView bytes, std::uint32_t page, std::uint64_t most_pixels);
OrDecodeFailure decode_jpeg2000(evidence::ByteView bytes, std::uint64_t most_pixels);
OrDecodeFailure decode_heic(evidence::ByteView bytes, std::uint64_t most_pixels);

// A JBIG2 file (ITU-T T.88, annex D.1 and D.2): its pages, and how many they are.
OrDecodeFailure decode_jbig2(evidence::ByteView bytes, std::uint32_t page, std::uint64_t most_pixels);
std::uint32_t count_jbig2_pages(evidence::ByteView bytes);
// The segments of one page without a file header, with the segments that pages share (may be empty).
OrDecodeFailure decode_jbig2_segments(evidence::ByteView page, evidence::ByteView shared, std::uint64_t most_pixels);

// Fax data without a header: ITU-T T.4 and T.6, named as in PDF 32000-1, table 11.
struct FaxForm {
  int k = 0;  // < 0: T.6; 0: T.4 one-dimensional; > 0: T.4 mixed
  std::uint32_t columns = 1728;
  std::uint32_t rows = 0;
  bool byte_align = false;
};
// Ink is black. Unsupported: a form that no decoder here knows.
OrDecodeFailure decode_fax(evidence::ByteView data, const FaxForm& form, std::uint64_t most_pixels);

}  // namespace ocr
