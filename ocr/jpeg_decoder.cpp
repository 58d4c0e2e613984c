#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <utility>

#include <jpeglib.h>
// behind jpeglib.h
#include <jerror.h>

#include "ocr/decoders.hpp"
#include "ocr/oriented.hpp"
#include "ocr/picture_headers.hpp"

namespace ocr {

using evidence::ByteView;

namespace {

// libjpeg jumps back here where it gives up.
struct Errors {
  jpeg_error_mgr base{};
  std::jmp_buf jump{};
  bool early_end = false;
};

Errors& errors_of(j_common_ptr decoder) { return *reinterpret_cast<Errors*>(decoder->err); }

[[noreturn]] void give_up(j_common_ptr decoder) { std::longjmp(errors_of(decoder).jump, 1); }

void note_message(j_common_ptr decoder, int level) {
  const int code = decoder->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) errors_of(decoder).early_end = true;
}

void print_nothing(j_common_ptr /*decoder*/) {}

struct Decoder {
  Errors errors;
  jpeg_decompress_struct state{};
  Decoder() {
    state.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = give_up;
    errors.base.emit_message = note_message;
    errors.base.output_message = print_nothing;
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { jpeg_destroy_decompress(&state); }
};

J_COLOR_SPACE wanted_colours(const jpeg_decompress_struct& state) {
  if (state.num_components == 1) return JCS_GRAYSCALE;
  if (state.num_components == 4) return JCS_CMYK;
  return JCS_RGB;
}

// Each of these runs below its own setjmp and holds nothing that must be destroyed.
bool read_header(Decoder& decoder, ByteView bytes, int shrink) {
  if (setjmp(decoder.errors.jump) != 0) return false;
  jpeg_create_decompress(&decoder.state);
  jpeg_mem_src(&decoder.state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&decoder.state, TRUE);
  decoder.state.out_color_space = wanted_colours(decoder.state);
  decoder.state.scale_num = 1;
  decoder.state.scale_denom = static_cast<unsigned>(shrink);
  jpeg_calc_output_dimensions(&decoder.state);
  return true;
}

bool read_rows(Decoder& decoder, Picture& picture) {
  if (setjmp(decoder.errors.jump) != 0) return false;
  jpeg_start_decompress(&decoder.state);
  while (decoder.state.output_scanline < decoder.state.output_height) {
    JSAMPROW row = picture.row(static_cast<int>(decoder.state.output_scanline));
    jpeg_read_scanlines(&decoder.state, &row, 1);
  }
  return true;
}

double dpi_of(const jpeg_decompress_struct& state) {
  constexpr double centimetres = 2.54;
  if (state.saw_JFIF_marker == 0 || state.density_unit == 0) return 0;
  return state.density_unit == 2 ? state.X_density * centimetres : state.X_density;
}

}  // namespace

std::expected<JpegSamples, DecodeFailure> decode_jpeg_samples(ByteView bytes, std::uint64_t most_pixels, int shrink) {
  const auto decoder = std::make_unique<Decoder>();
  jpeg_decompress_struct& state = decoder->state;
  if (!read_header(*decoder, bytes, shrink)) return std::unexpected(DecodeFailure::Damaged);
  // A progressive picture is held whole as coefficients: what counts is its full size.
  const bool whole = state.progressive_mode != 0;
  const auto checked = check_extent(whole ? state.image_width : state.output_width,
                                    whole ? state.image_height : state.output_height, most_pixels);
  if (!checked) return std::unexpected(checked.error());
  JpegSamples result;
  const int channels = state.out_color_space == JCS_CMYK ? 4 : state.out_color_space == JCS_RGB ? 3 : 1;
  result.samples =
      Picture(static_cast<int>(state.output_width), static_cast<int>(state.output_height), channels, dpi_of(state));
  const bool read = read_rows(*decoder, result.samples);
  if (!read && state.output_scanline == 0) return std::unexpected(DecodeFailure::Damaged);
  const std::size_t rows = std::min(state.output_scanline, state.output_height);
  std::fill(result.samples.pixels.begin() + static_cast<std::ptrdiff_t>(rows * result.samples.stride()),
            result.samples.pixels.end(), missing_grey);
  result.complete = read && !decoder->errors.early_end;
  result.by_adobe = state.saw_Adobe_marker != 0;
  return result;
}

OrDecodeFailure decode_jpeg(ByteView bytes, std::uint64_t most_pixels, int shrink) {
  auto read = decode_jpeg_samples(bytes, most_pixels, shrink);
  if (!read) return std::unexpected(read.error());
  Picture picture = read->samples.channels == 4 ? from_cmyk(read->samples, read->by_adobe) : std::move(read->samples);
  return Decoded{oriented(std::move(picture), jpeg_orientation(bytes)), read->complete && jpeg_has_end(bytes)};
}

Picture from_cmyk(const Picture& samples, bool inverted) {
  Picture picture(samples.width, samples.height, 3, samples.dpi);
  const unsigned flip = inverted ? 0 : 255;
  const std::uint8_t* from = samples.pixels.data();
  for (std::size_t at = 0; at < picture.pixels.size(); at += 3, from += 4) {
    const unsigned white = from[3] ^ flip;
    for (std::size_t c = 0; c < 3; ++c)
      picture.pixels[at + c] = static_cast<std::uint8_t>((from[c] ^ flip) * white / 255);
  }
  return picture;
}

}  // namespace ocr
