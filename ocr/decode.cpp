#include "ocr/decode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <leptonica/allheaders.h>
#include <tiffio.h>

#include "ocr/decoders.hpp"
#include "ocr/picture_headers.hpp"
#include "ocr/pix.hpp"

namespace ocr {

using evidence::as_text;
using evidence::ByteView;

namespace {

std::optional<Extent> extent_of(PictureFormat format, ByteView bytes, std::uint32_t page) {
  switch (format) {
    case PictureFormat::Png:
      return png_extent(bytes);
    case PictureFormat::Jpeg:
      return jpeg_extent(bytes);
    case PictureFormat::Bmp:
      return bmp_extent(bytes);
    case PictureFormat::Gif:
      return gif_extent(bytes);
    case PictureFormat::Webp:
      return webp_extent(bytes);
    case PictureFormat::Tiff: {
      const auto extents = tiff_extents(bytes);
      return page < extents.size() ? std::optional(extents[page]) : std::nullopt;
    }
    case PictureFormat::Jpeg2000:
    case PictureFormat::Jbig2:
    case PictureFormat::Heic:
      break;
  }
  return std::nullopt;
}

OrDecodeFailure by_leptonica(PictureFormat format, ByteView bytes) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  PixOwner pix;
  if (format == PictureFormat::Bmp) pix.reset(pixReadMemBmp(data, bytes.size()));
  if (format == PictureFormat::Gif) pix.reset(pixReadMemGif(data, bytes.size()));
  if (format == PictureFormat::Webp) pix.reset(pixReadMemWebP(data, bytes.size()));
  if (!pix) return std::unexpected(DecodeFailure::Damaged);
  Decoded decoded{to_picture(pix)};
  if (decoded.picture.pixels.empty()) return std::unexpected(DecodeFailure::Damaged);
  return decoded;
}

// The smallest part of a JPEG's sides that is still `least_width` wide, whichever way up it is shown.
int shrink_for(const Extent& extent, std::uint32_t least_width) {
  constexpr std::uint64_t smallest = 8;
  const std::uint64_t side = std::min(extent.width, extent.height);
  std::uint64_t shrink = 1;
  while (least_width > 0 && shrink < smallest && side / (shrink * 2) >= least_width) shrink *= 2;
  return static_cast<int>(shrink);
}

OrDecodeFailure decode(PictureFormat format, ByteView bytes, std::uint32_t page, std::uint64_t most_pixels,
                       int shrink) {
  switch (format) {
    case PictureFormat::Png:
      return decode_png(bytes, most_pixels);
    case PictureFormat::Jpeg:
      return decode_jpeg(bytes, most_pixels, shrink);
    case PictureFormat::Tiff:
      return decode_tiff(bytes, page, most_pixels);
    case PictureFormat::Jpeg2000:
      return decode_jpeg2000(bytes, most_pixels);
    case PictureFormat::Jbig2:
      return decode_jbig2(bytes, page, most_pixels);
    case PictureFormat::Heic:
      return decode_heic(bytes, most_pixels);
    case PictureFormat::Bmp:
    case PictureFormat::Gif:
    case PictureFormat::Webp:
      break;
  }
  return by_leptonica(format, bytes);
}

// What ISO 14496-12 calls brands: HEVC pictures, or pictures of any kind that begin with one.
bool is_heic(std::string_view head) {
  if (head.size() < 12 || head.substr(4, 4) != "ftyp") return false;
  const std::string_view brand = head.substr(8, 4);
  return brand.starts_with("hei") || brand.starts_with("hev") || brand == "mif1" || brand == "msf1";
}

}  // namespace

std::optional<PictureFormat> picture_format(ByteView bytes) {
  const std::string_view head = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 16)));
  const auto starts = [&](std::string_view mark) { return head.starts_with(mark); };
  if (starts("\x89PNG\r\n\x1A\n")) return PictureFormat::Png;
  if (starts("\xFF\xD8\xFF")) return PictureFormat::Jpeg;
  for (const char version : {'*', '+'}) {  // TIFF and BigTIFF
    const std::string little{'I', 'I', version, '\0'};
    const std::string big{'M', 'M', '\0', version};
    if (starts(little) || starts(big)) return PictureFormat::Tiff;
  }
  if (starts("GIF87a") || starts("GIF89a")) return PictureFormat::Gif;
  if (starts("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") return PictureFormat::Webp;
  if (starts("\xFF\x4F\xFF\x51") || starts(std::string_view("\0\0\0\x0CjP  \r\n\x87\n", 12)))
    return PictureFormat::Jpeg2000;
  if (starts("\x97JB2\r\n\x1A\n")) return PictureFormat::Jbig2;
  if (is_heic(head)) return PictureFormat::Heic;
  // "BM" begins many texts: the file must also name its own size or a known header.
  if (starts("BM") && bytes.size() > 26) {
    const auto header = std::to_integer<unsigned>(bytes[14]);
    constexpr std::array<unsigned, 6> headers{12, 40, 52, 56, 108, 124};
    const bool known = std::find(headers.begin(), headers.end(), header) != headers.end();
    if (known && bytes[15] == std::byte{0} && bytes[6] == std::byte{0}) return PictureFormat::Bmp;
  }
  return std::nullopt;
}

std::string_view media_type(PictureFormat format) {
  switch (format) {
    case PictureFormat::Png:
      return "image/png";
    case PictureFormat::Jpeg:
      return "image/jpeg";
    case PictureFormat::Tiff:
      return "image/tiff";
    case PictureFormat::Bmp:
      return "image/bmp";
    case PictureFormat::Gif:
      return "image/gif";
    case PictureFormat::Webp:
      return "image/webp";
    case PictureFormat::Jpeg2000:
      return "image/jp2";
    case PictureFormat::Jbig2:
      return "image/x-jb2";
    case PictureFormat::Heic:
      return "image/heic";
  }
  return "";
}

std::uint32_t count_pictures(ByteView bytes) {
  const auto format = picture_format(bytes);
  if (!format) return 0;
  if (*format == PictureFormat::Jbig2) return count_jbig2_pages(bytes);
  return *format == PictureFormat::Tiff ? static_cast<std::uint32_t>(tiff_extents(bytes).size()) : 1;
}

std::expected<void, DecodeFailure> check_extent(std::uint64_t width, std::uint64_t height, std::uint64_t most_pixels) {
  if (width == 0 || height == 0) return std::unexpected(DecodeFailure::Damaged);
  constexpr std::uint64_t longest = INT32_MAX / 4;  // of a row of four channels
  if (width > most_pixels || height > most_pixels / width || width > longest || height > longest)
    return std::unexpected(DecodeFailure::TooLarge);
  return {};
}

std::optional<PictureSize> picture_size(ByteView bytes) {
  const auto format = picture_format(bytes);
  const auto extent = format ? extent_of(*format, bytes, 0) : std::nullopt;
  if (!extent) return std::nullopt;
  return PictureSize{extent->width, extent->height};
}

std::expected<Decoded, DecodeFailure> decode_picture(ByteView bytes, std::uint32_t page, std::uint64_t most_pixels,
                                                     std::uint32_t least_width) {
  const auto format = picture_format(bytes);
  if (!format) return std::unexpected(DecodeFailure::Unsupported);
  int shrink = 1;
  if (const auto extent = extent_of(*format, bytes, page)) {
    shrink = shrink_for(*extent, least_width);
    if (const auto checked = check_extent(extent->width, extent->height, most_pixels); !checked)
      return std::unexpected(checked.error());
  }
  return decode(*format, bytes, page, most_pixels, shrink);
}

void silence_decoders() {
  setMsgSeverity(L_SEVERITY_NONE);
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
}

}  // namespace ocr
