// PDFs below poppler: what a page is made of, its picture, its notes. The first byte chooses how the rest is taken: a
// whole file, or the data of a picture whose size and form the next bytes give (fax, JBIG2, JPEG 2000).
#include "evidence/reader/pdf_layer_quality.hpp"
#include "evidence/reader/pdf_structure.hpp"
#include "ocr/decoders.hpp"
#include "tests/fuzz/oracle.hpp"

using namespace evidence;
using fuzz::require;

namespace {

constexpr std::uint64_t most_pixels = 1'000'000;

void check(const ocr::Picture& picture) {
  require(picture.pixels.size() == picture.stride() * static_cast<std::size_t>(picture.height), "all rows are there");
  require(picture.pixels.size() <= most_pixels * 3, "no more pixels than allowed");
}

void check(const ocr::OrDecodeFailure& decoded) {
  if (decoded) check(decoded->picture);
}

void read_file(ByteView bytes) {
  const auto structure = reader::PdfStructure::open(bytes, 1);
  if (!structure) return;
  const auto makeup = structure->makeup(1);
  if (makeup) require(makeup->paints || makeup->pictures.empty(), "pictures are painted");
  if (const auto picture = structure->picture(1, most_pixels, 0)) check(picture->picture);
  for (const reader::PdfNote& note : structure->notes(1)) (void)reader::is_garbage(note.text, 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t head = 6;
  if (size < head) return 0;
  const ByteView rest = fuzz::input(data + head, size - head);
  switch (data[0] % 4) {
    case 0:
      read_file(fuzz::input(data + 1, size - 1));
      break;
    case 1: {
      const ocr::FaxForm form{data[1] % 3 - 1, data[2] * 16U + data[3], data[4] * 16U, data[5] % 2 == 1};
      check(ocr::decode_fax(rest, form, most_pixels));
      break;
    }
    case 2: {
      const std::size_t shared = std::min<std::size_t>(data[1], rest.size());
      check(ocr::decode_jbig2_segments(rest.subspan(shared), rest.first(shared), most_pixels));
      break;
    }
    default:
      check(ocr::decode_jpeg2000(rest, most_pixels));
  }
  return 0;
}
