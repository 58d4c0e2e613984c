// Every message between the program and its workers: hostile bytes give nothing or a message that keeps its own rules,
// and what is written of it reads back as the same bytes.
#include <limits>

#include "evidence/base/utf8.hpp"
#include "evidence/intake/frames/frames.hpp"
#include "evidence/reading/frames/reading_frames.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;

template <class Decode>
void round_trip(ByteView payload, Decode decode) {
  using intake::encode;
  using reading::encode;
  const auto message = decode(payload);
  if (!message) return;
  const Bytes written = encode(*message);
  const auto again = decode(written);
  require(again.has_value(), "what was read can be written and read again");
  require(encode(*again) == written, "it is written the same way twice");
}

void check_page(ByteView payload) {
  const auto page = reading::decode_page(payload);
  if (!page) return;
  require(is_valid_utf8(page->text), "a page's text is UTF-8");
  for (const Word& word : page->words) {
    require(word.begin <= word.end && word.end <= page->text.size(), "a word stands in its page's text");
    require(word.box.x >= 0 && word.box.y >= 0 && word.box.w >= 0 && word.box.h >= 0, "a box has no negative side");
    require(word.box.x + word.box.w <= 1000 && word.box.y + word.box.h <= 1000, "a box stands on its page");
  }
}

void check_picture(ByteView payload) {
  const auto head = reading::decode_picture(payload);
  if (!head) return;
  require(head->width > 0 && head->height > 0, "a picture has pixels");
  require(head->stride >= std::uint64_t{head->width} * static_cast<std::uint64_t>(head->format),
          "a row holds its pixels");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView payload = fuzz::input(data, size).subspan(1);
  switch (data[0] % 11) {
    case 0:
      round_trip(payload, intake::parse_request);
      break;
    case 1:
      round_trip(payload, intake::parse_entry_begin);
      break;
    case 2:
      round_trip(payload, intake::parse_entry_data);
      break;
    case 3:
      round_trip(payload, intake::parse_entry_end);
      break;
    case 4:
      round_trip(payload, intake::parse_done);
      break;
    case 5:
      round_trip(payload, reading::decode_read);
      break;
    case 6:
      round_trip(payload, reading::decode_render);
      break;
    case 7:
      round_trip(payload, reading::decode_document);
      break;
    case 8:
      round_trip(payload, reading::decode_page), check_page(payload);
      break;
    case 9:
      round_trip(payload, reading::decode_done);
      break;
    default:
      round_trip(payload, reading::decode_picture), check_picture(payload);
      break;
  }
  return 0;
}
