#include "ocr/picture_headers.hpp"

#include <algorithm>
#include <string_view>

#include "ocr/byte_reader.hpp"

namespace ocr {

using evidence::as_text;
using evidence::ByteView;

namespace {

std::uint64_t big(ByteView bytes, std::uint64_t at, std::size_t size) {
  return number_at(bytes, at, size, ByteOrder::Big);
}
std::uint64_t little(ByteView bytes, std::uint64_t at, std::size_t size) {
  return number_at(bytes, at, size, ByteOrder::Little);
}

struct Segment {
  unsigned marker = 0;
  std::uint64_t at = 0;      // of its content
  std::uint64_t length = 0;  // of its content
};

// The segments of a JPEG up to the picture's data.
std::vector<Segment> jpeg_segments(ByteView bytes) {
  std::vector<Segment> segments;
  std::uint64_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (big(bytes, at, 1) != 0xFF) return segments;
    const auto marker = static_cast<unsigned>(big(bytes, at + 1, 1));
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += 2;
      continue;
    }
    const std::uint64_t length = big(bytes, at + 2, 2);
    if (length < 2 || marker == 0xD9) return segments;
    segments.push_back({marker, at + 4, length - 2});
    if (marker == 0xDA) return segments;
    at += 2 + length;
  }
  return segments;
}

// Jumps over a GIF's data blocks; gives the place behind them.
std::uint64_t behind_blocks(ByteView bytes, std::uint64_t at) {
  while (at < bytes.size()) {
    const std::uint64_t length = little(bytes, at, 1);
    at += 1 + length;
    if (length == 0) break;
  }
  return at;
}

std::uint64_t colour_table(std::uint64_t flags) { return (flags & 0x80U) != 0 ? 3ULL << ((flags & 7U) + 1) : 0; }

}  // namespace

std::optional<Extent> png_extent(ByteView bytes) {
  if (bytes.size() < 24) return std::nullopt;
  return Extent{big(bytes, 16, 4), big(bytes, 20, 4)};
}

std::optional<Extent> jpeg_extent(ByteView bytes) {
  for (const Segment& segment : jpeg_segments(bytes)) {
    const unsigned m = segment.marker;
    const bool frame = m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC;
    if (frame) return Extent{big(bytes, segment.at + 3, 2), big(bytes, segment.at + 1, 2)};
  }
  return std::nullopt;
}

std::optional<Extent> bmp_extent(ByteView bytes) {
  if (bytes.size() < 26) return std::nullopt;
  if (little(bytes, 14, 4) == 12) return Extent{little(bytes, 18, 2), little(bytes, 20, 2)};
  const auto magnitude = [](std::uint64_t raw) {
    const auto value = static_cast<std::int32_t>(static_cast<std::uint32_t>(raw));
    return static_cast<std::uint64_t>(value < 0 ? -static_cast<std::int64_t>(value) : value);
  };
  return Extent{magnitude(little(bytes, 18, 4)), magnitude(little(bytes, 22, 4))};
}

std::optional<Extent> gif_extent(ByteView bytes) {
  if (bytes.size() < 13) return std::nullopt;
  Extent sum{little(bytes, 6, 2), little(bytes, 8, 2)};
  std::uint64_t frames = 0;
  std::uint64_t at = 13 + colour_table(little(bytes, 10, 1));
  while (at < bytes.size()) {
    const std::uint64_t kind = little(bytes, at, 1);
    if (kind == 0x21) {
      at = behind_blocks(bytes, at + 2);
    } else if (kind == 0x2C) {
      // A frame may reach beyond the screen that the file names.
      sum.width = std::max(sum.width, little(bytes, at + 1, 2) + little(bytes, at + 5, 2));
      if (frames++ > 0) sum.height += little(bytes, at + 7, 2);
      sum.height = std::max(sum.height, little(bytes, at + 3, 2) + little(bytes, at + 7, 2));
      at = behind_blocks(bytes, at + 10 + colour_table(little(bytes, at + 9, 1)) + 1);
    } else {
      break;
    }
  }
  return sum;
}

std::optional<Extent> webp_extent(ByteView bytes) {
  if (bytes.size() < 30) return std::nullopt;
  const std::string_view kind = as_text(bytes.subspan(12, 4));
  if (kind == "VP8X") return Extent{little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1};
  if (kind == "VP8 ") return Extent{little(bytes, 26, 2) & 0x3FFFU, little(bytes, 28, 2) & 0x3FFFU};
  if (kind == "VP8L") {
    const std::uint64_t bits = little(bytes, 21, 4);
    return Extent{(bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
  }
  return std::nullopt;
}

std::vector<Extent> tiff_extents(ByteView bytes) {
  constexpr std::size_t most_directories = 65'536;  // what libtiff can number
  constexpr std::uint64_t width_tag = 256;
  constexpr std::uint64_t height_tag = 257;
  std::vector<Extent> extents;
  if (bytes.size() < 8) return extents;
  const ByteOrder order = as_text(bytes.first(2)) == "MM" ? ByteOrder::Big : ByteOrder::Little;
  const bool wide = number_at(bytes, 2, 2, order) == 43;
  const std::size_t word = wide ? 8 : 4;
  const std::size_t entry = wide ? 20 : 12;
  std::vector<std::uint64_t> seen;
  std::uint64_t at = number_at(bytes, wide ? 8 : 4, word, order);
  while (at != 0 && at < bytes.size() && extents.size() < most_directories) {
    if (std::find(seen.begin(), seen.end(), at) != seen.end()) break;
    seen.push_back(at);
    const std::uint64_t count = number_at(bytes, at, wide ? 8 : 2, order);
    const std::uint64_t first = at + (wide ? 8 : 2);
    if (count > (bytes.size() - at) / entry) break;
    Extent extent;
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t place = first + i * entry;
      const std::uint64_t tag = number_at(bytes, place, 2, order);
      const bool is_short = number_at(bytes, place + 2, 2, order) == 3;
      const std::uint64_t value = number_at(bytes, place + (wide ? 12 : 8), is_short ? 2 : 4, order);
      if (tag == width_tag) extent.width = value;
      if (tag == height_tag) extent.height = value;
    }
    extents.push_back(extent);
    at = number_at(bytes, first + count * entry, word, order);
  }
  return extents;
}

int jpeg_orientation(ByteView bytes) {
  constexpr std::uint64_t orientation_tag = 0x0112;
  for (const Segment& segment : jpeg_segments(bytes)) {
    if (segment.marker != 0xE1 || segment.length < 20 || segment.at + segment.length > bytes.size()) continue;
    const ByteView exif = bytes.subspan(segment.at, segment.length);
    if (as_text(exif.first(4)) != "Exif") continue;
    const ByteView tiff = exif.subspan(6);
    const ByteOrder order = as_text(tiff.first(2)) == "MM" ? ByteOrder::Big : ByteOrder::Little;
    const std::uint64_t directory = number_at(tiff, 4, 4, order);
    const std::uint64_t count = number_at(tiff, directory, 2, order);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t place = directory + 2 + i * 12;
      if (place >= tiff.size()) break;
      if (number_at(tiff, place, 2, order) != orientation_tag) continue;
      const std::uint64_t value = number_at(tiff, place + 8, 2, order);
      return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
  }
  return 1;
}

bool jpeg_has_end(ByteView bytes) {
  constexpr std::size_t padding = 4096;  // some writers pad the file
  const ByteView tail = bytes.last(std::min(bytes.size(), padding));
  return as_text(tail).find("\xFF\xD9") != std::string_view::npos;
}

}  // namespace ocr
