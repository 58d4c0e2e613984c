// OFD: whatever its parts hold, each page is text in UTF-8 with words and passages in order and boxes on the page; an
// electronic seal lies within the bytes that were handed in.
#include "evidence/base/utf8.hpp"
#include "evidence/reader/electronic_seal.hpp"
#include "evidence/reader/ofd_beside.hpp"
#include "evidence/reader/ofd_file.hpp"
#include "evidence/reader/ofd_text.hpp"
#include "tests/fuzz/small_package.hpp"

namespace {

using namespace evidence;
using fuzz::require;

void check_page(const Page& page) {
  require(is_valid_utf8(page.text), "the text is UTF-8");
  fuzz::check_passages(page.text, page.passages);
  std::size_t end = 0;
  for (const Word& word : page.words) {
    require(word.begin >= end && word.begin < word.end && word.end <= page.text.size(), "words stand in the text");
    require(word.box.x >= 0 && word.box.y >= 0 && word.box.w > 0 && word.box.h > 0, "a box is not empty");
    require(word.box.x + word.box.w <= 1000 && word.box.y + word.box.h <= 1000, "a box is on the page");
    end = word.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most_pages = 4;
  const ByteView bytes = fuzz::input(data, size);
  if (const auto seal = reader::electronic_seal(bytes); seal && !seal->picture.empty())
    require(seal->picture.data() >= bytes.data() && seal->picture.size() <= bytes.size(), "a seal's picture is inside");
  const reading::ReadLimits limits;
  const auto file = reader::open_ofd_file({}, fuzz::package_of(as_text(bytes)), limits.office_bytes);
  if (!file) return 0;
  require(!file->pages.empty(), "a file that opens has pages");
  for (std::uint32_t number = 1; number <= std::min(file->pages.size(), most_pages); ++number) {
    const auto content = reader::ofd_page_content(*file, file->pages[number - 1]);
    if (!content) continue;
    reader::PageBuilder builder(number, content->width, content->height, limits);
    reader::add_ofd_text(content->objects, builder);
    check_page(builder.finish());
    check_page(reader::ofd_beside(*file, number, *content, limits));
  }
  return 0;
}
