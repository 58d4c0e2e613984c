#include <cstddef>
#include <cstring>
#include <memory>

#include <libheif/heif.h>

#include "ocr/decoders.hpp"

namespace ocr {

using evidence::ByteView;

namespace {

struct ContextDeleter {
  void operator()(heif_context* context) const { heif_context_free(context); }
};
struct HandleDeleter {
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
struct ImageDeleter {
  void operator()(heif_image* image) const { heif_image_release(image); }
};

bool is_good(const heif_error& error) { return error.code == heif_error_Ok; }

}  // namespace

OrDecodeFailure decode_heic(ByteView bytes, std::uint64_t most_pixels) {
  const std::unique_ptr<heif_context, ContextDeleter> context(heif_context_alloc());
  if (!context) return std::unexpected(DecodeFailure::Damaged);
  heif_context_set_max_decoding_threads(context.get(), 0);  // in the thread that asks
  if (!is_good(heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr)))
    return std::unexpected(DecodeFailure::Damaged);
  heif_image_handle* found = nullptr;
  if (!is_good(heif_context_get_primary_image_handle(context.get(), &found)))
    return std::unexpected(DecodeFailure::Damaged);
  const std::unique_ptr<heif_image_handle, HandleDeleter> handle(found);
  const int width = heif_image_handle_get_width(handle.get());
  const int height = heif_image_handle_get_height(handle.get());
  if (width <= 0 || height <= 0) return std::unexpected(DecodeFailure::Damaged);
  const auto checked = check_extent(static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height), most_pixels);
  if (!checked) return std::unexpected(checked.error());
  heif_image* raw = nullptr;
  if (!is_good(heif_decode_image(handle.get(), &raw, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr)))
    return std::unexpected(DecodeFailure::Damaged);
  const std::unique_ptr<heif_image, ImageDeleter> image(raw);
  int stride = 0;
  const std::uint8_t* rows = heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
  // The picture is turned as the file says already.
  Decoded decoded{Picture(heif_image_get_width(image.get(), heif_channel_interleaved),
                          heif_image_get_height(image.get(), heif_channel_interleaved), 3)};
  if (rows == nullptr || stride < 0 || static_cast<std::size_t>(stride) < decoded.picture.stride())
    return std::unexpected(DecodeFailure::Damaged);
  for (int y = 0; y < decoded.picture.height; ++y)
    std::memcpy(decoded.picture.row(y), rows + std::ptrdiff_t{y} * stride, decoded.picture.stride());
  return decoded;
}

}  // namespace ocr
