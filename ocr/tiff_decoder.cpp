#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

#include <tiffio.h>

#include "ocr/bits.hpp"
#include "ocr/decoders.hpp"
#include "ocr/oriented.hpp"

namespace ocr {

using evidence::ByteView;

namespace {

// The bytes as libtiff reads them, and whether it complained.
struct Source {
  ByteView bytes;
  std::uint64_t at = 0;
  bool failed = false;
};

Source& source_of(thandle_t handle) { return *static_cast<Source*>(handle); }

tmsize_t take(thandle_t handle, void* to, tmsize_t count) {
  Source& source = source_of(handle);
  if (source.at >= source.bytes.size() || count <= 0) return 0;
  const auto part = std::min<std::uint64_t>(static_cast<std::uint64_t>(count), source.bytes.size() - source.at);
  std::memcpy(to, source.bytes.data() + source.at, part);
  source.at += part;
  return static_cast<tmsize_t>(part);
}

tmsize_t give_nothing(thandle_t /*handle*/, void* /*from*/, tmsize_t /*count*/) { return 0; }

toff_t seek(thandle_t handle, toff_t to, int whence) {
  Source& source = source_of(handle);
  const std::uint64_t base = whence == SEEK_CUR ? source.at : whence == SEEK_END ? source.bytes.size() : 0;
  source.at = base + to;
  return source.at;
}

int leave_open(thandle_t /*handle*/) { return 0; }
toff_t size_of(thandle_t handle) { return source_of(handle).bytes.size(); }

int map(thandle_t handle, void** base, toff_t* size) {
  *base = const_cast<std::byte*>(source_of(handle).bytes.data());  // libtiff only reads what it mapped
  *size = source_of(handle).bytes.size();
  return 1;
}
void unmap(thandle_t /*handle*/, void* /*base*/, toff_t /*size*/) {}

int note_error(TIFF* /*tiff*/, void* user, const char* /*module*/, const char* /*format*/, va_list /*arguments*/) {
  static_cast<Source*>(user)->failed = true;
  return 1;
}
int pass_over(TIFF* /*tiff*/, void* /*user*/, const char* /*module*/, const char* /*format*/, va_list /*arguments*/) {
  return 1;
}

using TiffOwner = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

TiffOwner open_tiff(Source& source) {
  constexpr tmsize_t largest_block = 512LL << 20U;  // a strip or tile as stored or as unpacked
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                 &TIFFOpenOptionsFree);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), largest_block);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), note_error, &source);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), pass_over, &source);
  return TiffOwner(
      TIFFClientOpenExt("", "rh", &source, take, give_nothing, seek, leave_open, size_of, map, unmap, options.get()),
      &TIFFClose);
}

struct Form {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint16_t bits = 1;
  std::uint16_t samples = 1;
  std::uint16_t planes = PLANARCONFIG_CONTIG;
  std::uint16_t colours = PHOTOMETRIC_MINISBLACK;
  std::uint16_t orientation = ORIENTATION_TOPLEFT;
  std::uint16_t packing = COMPRESSION_NONE;
  double dpi = 0;
};

Form form_of(TIFF* tiff) {
  constexpr float centimetres = 2.54F;
  Form form;
  std::uint16_t unit = RESUNIT_INCH;
  float resolution = 0;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &form.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &form.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &form.bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &form.samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &form.planes);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &form.orientation);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &form.packing);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &form.colours) == 0) form.colours = PHOTOMETRIC_MINISWHITE;
  if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &resolution) != 0 && resolution > 0 && unit != RESUNIT_NONE)
    form.dpi = static_cast<double>(unit == RESUNIT_CENTIMETER ? resolution * centimetres : resolution);
  return form;
}

bool is_grey(const Form& form) {
  return form.samples == 1 && (form.colours == PHOTOMETRIC_MINISBLACK || form.colours == PHOTOMETRIC_MINISWHITE);
}

// Row by row, straight into the picture: fax pages and plain grey or colour. What follows an unreadable row of a fax
// is lost; a strip of others is passed over.
bool read_rows(TIFF* tiff, const Form& form, Picture& picture) {
  std::vector<std::uint8_t> row(static_cast<std::size_t>(TIFFScanlineSize(tiff)));
  const std::size_t needed = form.bits == 1 ? (form.width + 7) / 8 : picture.stride();
  if (row.size() < needed) return false;
  const bool inverted = form.colours == PHOTOMETRIC_MINISWHITE;
  for (int y = 0; y < picture.height; ++y) {
    if (TIFFReadScanline(tiff, row.data(), static_cast<std::uint32_t>(y)) < 0) {
      std::fill(picture.pixels.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * picture.stride()),
                picture.pixels.end(), missing_grey);
      return y > 0;
    }
    if (form.bits == 1) {
      expand_bits(row.data(), picture.row(y), picture.width, inverted);
    } else if (inverted) {
      std::transform(row.begin(), row.begin() + picture.width, picture.row(y),
                     [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); });
    } else {
      std::memcpy(picture.row(y), row.data(), picture.stride());
    }
  }
  return true;
}

bool can_read_rows(TIFF* tiff, const Form& form) {
  if (TIFFIsTiled(tiff) != 0 || form.planes != PLANARCONFIG_CONTIG || form.packing == COMPRESSION_OJPEG) return false;
  if (is_grey(form)) return form.bits == 1 || form.bits == 8;
  return form.samples == 3 && form.bits == 8 && form.colours == PHOTOMETRIC_RGB;
}

// Everything else by libtiff's own way to red, green, blue and alpha; transparent parts on white paper. The rows stay
// as stored: the picture is turned afterwards.
bool read_as_rgba(TIFF* tiff, const Form& form, Picture& picture) {
  std::vector<std::uint32_t> raster(std::size_t{form.width} * form.height, 0xFF808080U);
  if (TIFFReadRGBAImageOriented(tiff, form.width, form.height, raster.data(), form.orientation, 0) == 0) return false;
  for (std::size_t i = 0; i < raster.size(); ++i) {
    const std::uint32_t pixel = raster[i];
    const std::uint32_t paper = 255 - TIFFGetA(pixel);
    picture.pixels[i * 3] = static_cast<std::uint8_t>(std::min(255U, TIFFGetR(pixel) + paper));
    picture.pixels[i * 3 + 1] = static_cast<std::uint8_t>(std::min(255U, TIFFGetG(pixel) + paper));
    picture.pixels[i * 3 + 2] = static_cast<std::uint8_t>(std::min(255U, TIFFGetB(pixel) + paper));
  }
  return true;
}

}  // namespace

OrDecodeFailure decode_tiff(ByteView bytes, std::uint32_t page, std::uint64_t most_pixels) {
  Source source{bytes};
  const TiffOwner tiff = open_tiff(source);
  if (!tiff || TIFFSetDirectory(tiff.get(), page) == 0) return std::unexpected(DecodeFailure::Damaged);
  const Form form = form_of(tiff.get());
  if (const auto checked = check_extent(form.width, form.height, most_pixels); !checked)
    return std::unexpected(checked.error());
  source.failed = false;  // an unknown tag is no harm
  const bool by_rows = can_read_rows(tiff.get(), form);
  Decoded decoded{
      Picture(static_cast<int>(form.width), static_cast<int>(form.height), is_grey(form) ? 1 : 3, form.dpi)};
  if (!by_rows) decoded.picture = Picture(decoded.picture.width, decoded.picture.height, 3, form.dpi);
  const bool read =
      by_rows ? read_rows(tiff.get(), form, decoded.picture) : read_as_rgba(tiff.get(), form, decoded.picture);
  if (!read) return std::unexpected(DecodeFailure::Damaged);
  decoded.complete = !source.failed;
  decoded.picture = oriented(std::move(decoded.picture), form.orientation);
  return decoded;
}

}  // namespace ocr
