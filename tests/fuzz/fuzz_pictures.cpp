// Picture files of every format: within the pixels allowed, and as many bytes as their sizes say.
#include "ocr/decode.hpp"
#include "tests/fuzz/oracle.hpp"

using namespace evidence;
using fuzz::require;

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  ocr::silence_decoders();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t most_pixels = 1'000'000;
  constexpr std::uint32_t most_pages = 3;
  const ByteView bytes = fuzz::input(data, size);
  const std::uint32_t pages = std::min(ocr::count_pictures(bytes), most_pages);
  for (std::uint32_t page = 0; page < pages; ++page) {
    const auto decoded = ocr::decode_picture(bytes, page, most_pixels);
    if (!decoded) continue;
    const ocr::Picture& picture = decoded->picture;
    require(picture.channels == 1 || picture.channels == 3, "grey or colour");
    require(picture.width > 0 && picture.height > 0, "no empty picture");
    require(picture.pixels.size() == picture.stride() * static_cast<std::size_t>(picture.height), "all rows are there");
    require(picture.pixels.size() <= most_pixels * 3, "no more pixels than allowed");
  }
  return 0;
}
