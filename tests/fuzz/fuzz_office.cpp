// The text of docx, xlsx and pptx: whatever the parts hold, it is UTF-8 under its limit, its passages stand in it, and
// the pictures that it names are parts.
#include "evidence/base/utf8.hpp"
#include "evidence/reader/office.hpp"
#include "tests/fuzz/small_package.hpp"

namespace {

using namespace evidence;
using fuzz::require;

constexpr std::uint64_t most = 1U << 20U;

void check(const reader::Package& package, const reader::OrProblem<reader::OfficeText>& text) {
  if (!text) {
    require(!text.error().code.empty(), "a refusal has its code");
    return;
  }
  require(text->marked.text.size() <= most, "the text is under its limit");
  require(is_valid_utf8(text->marked.text), "the text is UTF-8");
  fuzz::check_passages(text->marked.text, text->marked.passages);
  for (const std::string& picture : text->pictures) require(package.find(picture) == picture, "a picture is a part");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const reader::Package package = fuzz::package_of(as_text(fuzz::input(data, size)));
  check(package, reader::word_text(package, most));
  check(package, reader::sheet_text(package, most));
  check(package, reader::slide_text(package, most));
  return 0;
}
