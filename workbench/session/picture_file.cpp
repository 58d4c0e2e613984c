#include "workbench/session/picture_file.hpp"

#include <png.h>

#include "evidence/base/bytes.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

Result<void> write_png(const reading::PagePicture& picture, const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = picture.format == reading::PixelFormat::Grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGBA;
  const auto* const pixels = picture.pixels.data();
  png_alloc_size_t size = 0;
  const auto stride = static_cast<png_int_32>(picture.stride);  // in components, which are bytes here
  if (png_image_write_get_memory_size(image, size, 0, pixels, stride, nullptr) == 0) {
    return fail(ErrorKind::Defect, "error.defect"_key, {}, image.message);
  }
  Bytes encoded(size);
  if (png_image_write_to_memory(&image, encoded.data(), &size, 0, pixels, stride, nullptr) == 0) {
    return fail(ErrorKind::Defect, "error.defect"_key, {}, image.message);
  }
  encoded.resize(size);
  return write_file_atomically(file, encoded);
}

}  // namespace workbench
