#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

#include <png.h>

#include "ocr/decoders.hpp"

namespace ocr {

using evidence::ByteView;

namespace {

struct Source {
  ByteView bytes;
  std::size_t at = 0;
};

void take_bytes(png_structp decoder, png_bytep to, png_size_t count) {
  auto& source = *static_cast<Source*>(png_get_io_ptr(decoder));
  if (source.bytes.size() - source.at < count) png_error(decoder, "end");
  std::memcpy(to, source.bytes.data() + source.at, count);
  source.at += count;
}

[[noreturn]] void give_up(png_structp decoder, png_const_charp /*message*/) { png_longjmp(decoder, 1); }
void pass_over(png_structp /*decoder*/, png_const_charp /*message*/) {}

struct Decoder {
  Source source;
  png_structp state = nullptr;
  png_infop about = nullptr;
  explicit Decoder(ByteView bytes) : source{bytes} {
    state = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, pass_over);
    if (state != nullptr) about = png_create_info_struct(state);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { png_destroy_read_struct(&state, &about, nullptr); }
};

// libpng jumps back to the setjmp of the function that called it; these hold nothing that must be destroyed.
bool read_header(Decoder& decoder) {
  constexpr png_alloc_size_t most_chunk_bytes = 8U << 20U;  // of texts and profiles, which are not used
  constexpr png_uint_32 most_chunks = 1000;
  if (setjmp(png_jmpbuf(decoder.state)) != 0) return false;
  png_set_chunk_malloc_max(decoder.state, most_chunk_bytes);
  png_set_chunk_cache_max(decoder.state, most_chunks);
  png_set_user_limits(decoder.state, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // checked by check_extent
  png_set_crc_action(decoder.state, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
  png_set_read_fn(decoder.state, &decoder.source, take_bytes);
  png_read_info(decoder.state, decoder.about);
  return true;
}

// 8 bits, grey or colour, transparent parts on white paper.
bool set_form(Decoder& decoder) {
  if (setjmp(png_jmpbuf(decoder.state)) != 0) return false;
  png_set_expand(decoder.state);
  png_set_scale_16(decoder.state);
  constexpr png_uint_16 white = 255;
  png_color_16 paper{0, white, white, white, white};
  png_set_background(decoder.state, &paper, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  png_set_interlace_handling(decoder.state);
  png_read_update_info(decoder.state, decoder.about);
  return true;
}

bool read_rows(Decoder& decoder, png_bytepp rows) {
  if (setjmp(png_jmpbuf(decoder.state)) != 0) return false;
  png_read_image(decoder.state, rows);
  png_read_end(decoder.state, nullptr);
  return true;
}

}  // namespace

OrDecodeFailure decode_png(ByteView bytes, std::uint64_t most_pixels) {
  const auto decoder = std::make_unique<Decoder>(bytes);
  if (decoder->about == nullptr || !read_header(*decoder)) return std::unexpected(DecodeFailure::Damaged);
  const auto checked = check_extent(png_get_image_width(decoder->state, decoder->about),
                                    png_get_image_height(decoder->state, decoder->about), most_pixels);
  if (!checked) return std::unexpected(checked.error());
  if (!set_form(*decoder)) return std::unexpected(DecodeFailure::Damaged);
  const int channels = png_get_channels(decoder->state, decoder->about);
  if (channels != 1 && channels != 3) return std::unexpected(DecodeFailure::Damaged);
  Decoded decoded{Picture(static_cast<int>(png_get_image_width(decoder->state, decoder->about)),
                          static_cast<int>(png_get_image_height(decoder->state, decoder->about)), channels)};
  Picture& picture = decoded.picture;
  if (png_get_rowbytes(decoder->state, decoder->about) != picture.stride())
    return std::unexpected(DecodeFailure::Damaged);
  constexpr double metres_per_inch = 0.0254;
  picture.dpi = png_get_x_pixels_per_meter(decoder->state, decoder->about) * metres_per_inch;
  std::fill(picture.pixels.begin(), picture.pixels.end(), missing_grey);
  std::vector<png_bytep> rows(static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) rows[static_cast<std::size_t>(y)] = picture.row(y);
  decoded.complete = read_rows(*decoder, rows.data());
  return decoded;
}

}  // namespace ocr
