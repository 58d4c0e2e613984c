#include "ocr/decode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <leptonica/allheaders.h>
#include <tiffio.h>

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
  }
  return std::nullopt;
}

PixOwner decode(PictureFormat format, ByteView bytes, std::uint32_t page) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  switch (format) {
    case PictureFormat::Png:
      return PixOwner(pixReadMemPng(data, bytes.size()));
    case PictureFormat::Jpeg:
      return PixOwner(pixReadMemJpeg(data, bytes.size(), 0, 1, nullptr, L_JPEG_CONTINUE_WITH_BAD_DATA));
    case PictureFormat::Bmp:
      return PixOwner(pixReadMemBmp(data, bytes.size()));
    case PictureFormat::Gif:
      return PixOwner(pixReadMemGif(data, bytes.size()));
    case PictureFormat::Webp:
      return PixOwner(pixReadMemWebP(data, bytes.size()));
    case PictureFormat::Tiff:
      return PixOwner(pixReadMemTiff(data, bytes.size(), static_cast<l_int32>(page)));
  }
  return {};
}

// EXIF 2.3, tag 0x0112: how the stored rows must be turned to stand upright.
PixOwner upright(PixOwner pix, int orientation) {
  const auto turned = [&](int quarters) { return PixOwner(pixRotateOrth(pix.get(), quarters)); };
  switch (orientation) {
    case 2:
      return PixOwner(pixFlipLR(nullptr, pix.get()));
    case 3:
      return turned(2);
    case 4:
      return PixOwner(pixFlipTB(nullptr, pix.get()));
    case 5: {
      const PixOwner quarter = turned(1);
      return PixOwner(pixFlipLR(nullptr, quarter.get()));
    }
    case 6:
      return turned(1);
    case 7: {
      const PixOwner quarter = turned(3);
      return PixOwner(pixFlipLR(nullptr, quarter.get()));
    }
    case 8:
      return turned(3);
    default:
      return pix;
  }
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
  if (starts("RIFF") && head.substr(8, 4) == "WEBP") return PictureFormat::Webp;
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
  }
  return "";
}

std::uint32_t count_pictures(ByteView bytes) {
  const auto format = picture_format(bytes);
  if (!format) return 0;
  return *format == PictureFormat::Tiff ? static_cast<std::uint32_t>(tiff_extents(bytes).size()) : 1;
}

std::expected<Decoded, DecodeFailure> decode_picture(ByteView bytes, std::uint32_t page, std::uint64_t most_pixels) {
  const auto format = picture_format(bytes);
  if (!format) return std::unexpected(DecodeFailure::Unsupported);
  const auto extent = extent_of(*format, bytes, page);
  if (!extent || extent->width == 0 || extent->height == 0) return std::unexpected(DecodeFailure::Damaged);
  if (extent->width > most_pixels || extent->height > most_pixels / extent->width)
    return std::unexpected(DecodeFailure::TooLarge);
  PixOwner pix = decode(*format, bytes, page);
  if (pix && *format == PictureFormat::Jpeg) pix = upright(std::move(pix), jpeg_orientation(bytes));
  if (!pix) return std::unexpected(DecodeFailure::Damaged);
  Decoded decoded{to_picture(pix), *format != PictureFormat::Jpeg || jpeg_has_end(bytes)};
  if (decoded.picture.pixels.empty()) return std::unexpected(DecodeFailure::Damaged);
  return decoded;
}

void silence_decoders() {
  setMsgSeverity(L_SEVERITY_NONE);
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
}

}  // namespace ocr
