// Older formats and mails: the first byte chooses the reader, the rest is its file. Whatever it holds, the text is
// UTF-8 under its limit and its passages stand in it in order; attachments come whole, one after the other.
#include "evidence/base/utf8.hpp"
#include "evidence/formats/compressed_rtf.hpp"
#include "evidence/formats/mail.hpp"
#include "evidence/formats/ole_file.hpp"
#include "evidence/formats/ole_properties.hpp"
#include "evidence/reader/delimited_text.hpp"
#include "evidence/reader/html_text.hpp"
#include "evidence/reader/legacy_office.hpp"
#include "evidence/reader/mail_text.hpp"
#include "evidence/reader/text_encoding.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;

constexpr std::uint64_t most = 1U << 20U;

void check(const reader::MarkedText& text) {
  require(is_valid_utf8(text.text), "the text is UTF-8");
  std::uint32_t end = 0;
  for (const Passage& passage : text.passages) {
    require(passage.begin >= end && passage.begin < passage.end, "passages are in order");
    require(passage.end <= text.text.size(), "a passage stands in the text");
    end = passage.end;
  }
}

void check(const reader::OrProblem<reader::MarkedText>& text) {
  if (text) {
    check(*text);
    require(text->text.size() <= 3 * most, "the text is under its limit");
  } else {
    require(!text.error().code.empty(), "a refusal has its code");
  }
}

void check_compound(ByteView bytes) {
  const auto file = formats::OleFile::open(bytes);
  if (!file) return;
  check(reader::word97_text(*file, most));
  check(reader::excel97_text(*file, most));
  check(reader::powerpoint97_text(*file, most));
  for (const std::string& line : formats::summary_texts(*file)) require(is_valid_utf8(line), "a property is UTF-8");
}

void check_mail(ByteView bytes, bool outlook) {
  bool open = false;
  const formats::AttachmentSink sink{[&](const std::string& name) {
                                       require(is_valid_utf8(name) && !open, "an attachment begins with its name");
                                       return open = true;
                                     },
                                     [&](ByteView /*piece*/) {
                                       require(open, "data is inside an attachment");
                                       return true;
                                     },
                                     [&] {
                                       require(std::exchange(open, false), "an attachment ends once");
                                       return true;
                                     }};
  const auto mail = outlook ? formats::read_outlook_mail(bytes) : formats::read_internet_mail(bytes);
  if (mail) check(reader::mail_text(*mail, most));
  if (outlook) {
    if (formats::is_outlook_mail(bytes)) formats::for_each_outlook_attachment(bytes, sink);
  } else {
    formats::for_each_internet_attachment(bytes, sink);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView bytes = fuzz::input(data, size).subspan(1);
  switch (static_cast<char>(data[0])) {
    case 'o':
      check_compound(bytes);
      break;
    case 'm':
      check_mail(bytes, false);
      break;
    case 'M':
      check_mail(bytes, true);
      break;
    case 'r':
      check(reader::rtf_text(bytes, most));
      break;
    case 'h':
      check(reader::html_text(as_text(bytes), most));
      break;
    case 'c':
      if (const auto rows = reader::rows_of_delimited(as_text(bytes), true))
        require(rows->size() <= 4 * bytes.size() + 8, "rows are little longer than the table");
      break;
    case 'z':
      require(formats::decompress_rtf(bytes, most).size() <= most + 17, "a body is under its limit");
      break;
    default:
      if (const auto text = reader::text_of(bytes)) require(is_valid_utf8(*text), "the text is UTF-8");
      break;
  }
  return 0;
}
