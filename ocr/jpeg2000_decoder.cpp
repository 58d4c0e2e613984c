#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>

#include <openjpeg.h>

#include "ocr/decoders.hpp"

namespace ocr {

using evidence::as_text;
using evidence::ByteView;

namespace {

// OpenJPEG keeps four bytes a sample: beyond this the picture is decoded at half its size, or a quarter.
constexpr std::uint64_t most_samples = 100'000'000;
constexpr OPJ_UINT32 smallest_part = 3;  // an eighth of each side

struct Source {
  ByteView bytes;
  std::size_t at = 0;
};

OPJ_SIZE_T take(void* to, OPJ_SIZE_T count, void* user) {
  auto& source = *static_cast<Source*>(user);
  const std::size_t part = std::min(count, source.bytes.size() - source.at);
  if (part == 0) return static_cast<OPJ_SIZE_T>(-1);
  std::memcpy(to, source.bytes.data() + source.at, part);
  source.at += part;
  return part;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* user) {
  auto& source = *static_cast<Source*>(user);
  if (count < 0) return -1;
  const auto part = std::min(static_cast<std::size_t>(count), source.bytes.size() - source.at);
  source.at += part;
  return static_cast<OPJ_OFF_T>(part);
}

OPJ_BOOL seek(OPJ_OFF_T to, void* user) {
  auto& source = *static_cast<Source*>(user);
  if (to < 0 || static_cast<std::size_t>(to) > source.bytes.size()) return OPJ_FALSE;
  source.at = static_cast<std::size_t>(to);
  return OPJ_TRUE;
}

struct StreamDeleter {
  void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
struct CodecDeleter {
  void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
};
struct ImageDeleter {
  void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};

// A stream of the bytes, a decoder for it, and the picture as far as it is known.
struct Decoder {
  Source source;
  std::unique_ptr<opj_stream_t, StreamDeleter> stream;
  std::unique_ptr<opj_codec_t, CodecDeleter> codec;
  std::unique_ptr<opj_image_t, ImageDeleter> image;

  explicit Decoder(ByteView bytes) : source{bytes} {}

  bool read_header(OPJ_UINT32 part) {
    image.reset();
    source.at = 0;
    stream.reset(opj_stream_default_create(OPJ_TRUE));
    const bool bare = as_text(source.bytes).starts_with("\xFF\x4F\xFF\x51");  // ISO 15444-1, SOC and SIZ
    codec.reset(opj_create_decompress(bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    if (!stream || !codec) return false;
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.bytes.size());
    opj_stream_set_read_function(stream.get(), take);
    opj_stream_set_skip_function(stream.get(), skip);
    opj_stream_set_seek_function(stream.get(), seek);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    parameters.cp_reduce = part;
    if (opj_setup_decoder(codec.get(), &parameters) == OPJ_FALSE) return false;
    opj_decoder_set_strict_mode(codec.get(), OPJ_FALSE);  // what is there of a truncated one
    opj_image_t* found = nullptr;
    const OPJ_BOOL read = opj_read_header(stream.get(), codec.get(), &found);
    image.reset(found);
    return read != OPJ_FALSE && image && image->numcomps > 0 && image->x1 > image->x0 && image->y1 > image->y0;
  }
};

// One component, as 0…255 at a place of the full grid.
struct Component {
  const OPJ_INT32* data = nullptr;
  std::uint32_t width = 1;
  std::uint32_t height = 1;
  OPJ_INT32 lowest = 0;
  std::uint64_t most = 255;

  static Component of(const opj_image_comp_t& from) {
    const OPJ_UINT32 precision = std::clamp<OPJ_UINT32>(from.prec, 1, 31);
    return {from.data, from.w, from.h, from.sgnd != 0 ? -(OPJ_INT32{1} << (precision - 1)) : 0,
            (std::uint64_t{1} << precision) - 1};
  }
  [[nodiscard]] std::uint8_t at(std::uint64_t x, std::uint64_t y, int full_width, int full_height) const {
    const std::uint64_t u = x * width / static_cast<std::uint64_t>(full_width);
    const std::uint64_t v = y * height / static_cast<std::uint64_t>(full_height);
    const std::int64_t value = std::int64_t{data[v * width + u]} - lowest;
    const auto clamped =
        static_cast<std::uint64_t>(std::clamp<std::int64_t>(value, 0, static_cast<std::int64_t>(most)));
    return static_cast<std::uint8_t>(clamped * 255 / most);
  }
};

// ITU-R BT.601, full range, as sYCC has it.
void from_ycc(std::uint8_t* pixel) {
  const double y = pixel[0];
  const double blue = pixel[1] - 128.0;
  const double red = pixel[2] - 128.0;
  const std::array<double, 3> rgb{y + 1.402 * red, y - 0.344136 * blue - 0.714136 * red, y + 1.772 * blue};
  for (std::size_t c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(std::clamp(rgb[c] + 0.5, 0.0, 255.0));
}

Picture to_picture(const opj_image_t& image) {
  const int channels = image.numcomps >= 3 ? (image.color_space == OPJ_CLRSPC_CMYK && image.numcomps >= 4 ? 4 : 3) : 1;
  Picture picture(static_cast<int>(image.comps[0].w), static_cast<int>(image.comps[0].h), channels);
  std::array<Component, 4> components;
  for (int c = 0; c < channels; ++c) components[static_cast<std::size_t>(c)] = Component::of(image.comps[c]);
  const bool ycc = channels == 3 && (image.color_space == OPJ_CLRSPC_SYCC || image.color_space == OPJ_CLRSPC_EYCC ||
                                     image.comps[1].w < image.comps[0].w);
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* to = picture.row(y);
    for (int x = 0; x < picture.width; ++x, to += channels) {
      for (int c = 0; c < channels; ++c)
        to[c] = components[static_cast<std::size_t>(c)].at(static_cast<std::uint64_t>(x), static_cast<std::uint64_t>(y),
                                                           picture.width, picture.height);
      if (ycc) from_ycc(to);
    }
  }
  return channels == 4 ? from_cmyk(picture, false) : picture;
}

}  // namespace

OrDecodeFailure decode_jpeg2000(ByteView bytes, std::uint64_t most_pixels) {
  Decoder decoder(bytes);
  if (!decoder.read_header(0)) return std::unexpected(DecodeFailure::Damaged);
  const std::uint64_t width = decoder.image->x1 - decoder.image->x0;
  const std::uint64_t height = decoder.image->y1 - decoder.image->y0;
  if (const auto checked = check_extent(width, height, most_pixels); !checked) return std::unexpected(checked.error());
  std::uint64_t samples = width * height * decoder.image->numcomps;
  OPJ_UINT32 part = 0;
  for (; samples > most_samples && part < smallest_part; samples /= 4) ++part;
  if (samples > most_samples) return std::unexpected(DecodeFailure::TooLarge);
  if (part > 0 && !decoder.read_header(part)) return std::unexpected(DecodeFailure::Damaged);
  opj_image_t* image = decoder.image.get();
  const bool decoded = opj_decode(decoder.codec.get(), decoder.stream.get(), image) != OPJ_FALSE;
  const bool ended = decoded && opj_end_decompress(decoder.codec.get(), decoder.stream.get()) != OPJ_FALSE;
  for (OPJ_UINT32 c = 0; c < image->numcomps; ++c) {
    const opj_image_comp_t& component = image->comps[c];
    if (component.data == nullptr || component.w == 0 || component.h == 0)
      return std::unexpected(DecodeFailure::Damaged);
  }
  return Decoded{to_picture(*image), ended};
}

}  // namespace ocr
