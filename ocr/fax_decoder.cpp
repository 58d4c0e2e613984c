// Fax data → a TIFF of one strip → libtiff.
#include <array>
#include <cstddef>
#include <cstring>

#include <tiff.h>

#include "ocr/decoders.hpp"

namespace ocr {

using evidence::ByteView;

namespace {

void put(evidence::Bytes& to, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) to.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFFU));
}

struct Entry {
  std::uint16_t tag;
  std::uint16_t type;
  std::uint32_t value;
};

// TIFF 6.0, section 2: header, one directory, the strip behind it. Short values stand at the left of their field,
// which in this byte order is where a long's low half stands.
evidence::Bytes wrap(ByteView data, const FaxForm& form) {
  const bool t6 = form.k < 0;
  const std::uint32_t packing = t6                ? COMPRESSION_CCITTFAX4
                                : form.byte_align ? COMPRESSION_CCITTRLE
                                                  : COMPRESSION_CCITTFAX3;
  constexpr std::uint32_t header = 8;
  constexpr std::uint32_t entries = 10;
  constexpr std::uint32_t strip = header + 2 + entries * 12 + 4;
  const std::array<Entry, entries> directory{{
      {TIFFTAG_IMAGEWIDTH, TIFF_LONG, form.columns},
      {TIFFTAG_IMAGELENGTH, TIFF_LONG, form.rows},
      {TIFFTAG_BITSPERSAMPLE, TIFF_SHORT, 1},
      {TIFFTAG_COMPRESSION, TIFF_SHORT, packing},
      {TIFFTAG_PHOTOMETRIC, TIFF_SHORT, PHOTOMETRIC_MINISWHITE},
      {TIFFTAG_STRIPOFFSETS, TIFF_LONG, strip},
      {TIFFTAG_SAMPLESPERPIXEL, TIFF_SHORT, 1},
      {TIFFTAG_ROWSPERSTRIP, TIFF_LONG, form.rows},
      {TIFFTAG_STRIPBYTECOUNTS, TIFF_LONG, static_cast<std::uint32_t>(data.size())},
      {static_cast<std::uint16_t>(t6 ? TIFFTAG_GROUP4OPTIONS : TIFFTAG_GROUP3OPTIONS), TIFF_LONG,
       !t6 && form.k > 0 ? std::uint32_t{GROUP3OPT_2DENCODING} : 0},
  }};
  evidence::Bytes tiff;
  tiff.reserve(strip + data.size());
  for (const char c : {'I', 'I', '*', '\0'}) tiff.push_back(static_cast<std::byte>(c));
  put(tiff, header, 4);
  put(tiff, entries, 2);
  for (const Entry& entry : directory) {
    put(tiff, entry.tag, 2);
    put(tiff, entry.type, 2);
    put(tiff, 1, 4);
    put(tiff, entry.value, 4);
  }
  put(tiff, 0, 4);
  tiff.insert(tiff.end(), data.begin(), data.end());
  return tiff;
}

}  // namespace

OrDecodeFailure decode_fax(ByteView data, const FaxForm& form, std::uint64_t most_pixels) {
  if (form.byte_align && form.k != 0) return std::unexpected(DecodeFailure::Unsupported);
  if (const auto checked = check_extent(form.columns, form.rows, most_pixels); !checked)
    return std::unexpected(checked.error());
  if (data.empty() || data.size() > UINT32_MAX / 2) return std::unexpected(DecodeFailure::Damaged);
  const evidence::Bytes tiff = wrap(data, form);
  return decode_tiff(tiff, 0, most_pixels);
}

}  // namespace ocr
