// [MS-XLS] 2.1.7.20.3: the workbook's own records, then its sheets.
#include <algorithm>

#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"
#include "evidence/reader/biff_records.hpp"
#include "evidence/reader/excel97_sheet.hpp"
#include "evidence/reader/legacy_office.hpp"

namespace evidence::reader {
namespace {

using formats::u16_at;
using formats::u32_at;
using formats::u8_at;

enum Record : std::uint16_t {
  end_of_file = 0x0A,
  date_1904 = 0x22,
  file_password = 0x2F,
  code_page = 0x42,
  bound_sheet = 0x85,
  cell_format = 0xE0,
  shared_strings = 0xFC,
  number_format = 0x41E,
  begin_of_file = 0x809,
};

struct SheetPlace {
  std::string name;
  std::uint32_t offset = 0;
  bool hidden = false;
  bool cells = false;  // not a chart or a macro
};

struct Workbook {
  Excel97Book book;
  std::vector<SheetPlace> sheets;
  bool encrypted = false;
};

void take_strings(const BiffRecord& record, std::vector<std::string>& strings, std::uint64_t most_bytes) {
  BiffStrings reader(record, 8);
  const std::uint32_t count = u32_at(record.body(), 4);
  std::uint64_t bytes = 0;
  while (strings.size() < count && !reader.ended() && bytes < most_bytes) {
    strings.push_back(reader.shared());
    bytes += strings.back().size() + sizeof(std::string);
  }
}

Workbook read_workbook(ByteView stream, std::uint64_t most_bytes) {
  Workbook found;
  Excel97Book& book = found.book;
  std::vector<BiffRecord> names;  // read when the code page is known
  BiffRecords records(stream);
  for (auto record = records.next(); record && record->type != end_of_file; record = records.next()) {
    const ByteView body = record->body();
    switch (record->type) {
      case begin_of_file:
        book.excel5 = u16_at(body, 0) < 0x0600;
        break;
      case file_password:
        found.encrypted = true;
        return found;
      case code_page:
        if (book.excel5) book.encoding = formats::encoding_of_code_page(u16_at(body, 0));
        break;
      case date_1904:
        book.from_1904 = u16_at(body, 0) == 1;
        break;
      case cell_format:
        book.cell_formats.push_back(u16_at(body, 2));
        break;
      case shared_strings:
        take_strings(*record, book.strings, most_bytes);
        break;
      case number_format:
      case bound_sheet:
        names.push_back(std::move(*record));
        break;
      default:
        break;
    }
  }
  if (book.excel5 && book.encoding.empty()) book.encoding = "windows-1252";
  for (const BiffRecord& record : names) {
    const ByteView body = record.body();
    if (record.type == number_format) {
      book.number_formats[u16_at(body, 0)] = biff_string(body, 2, book.excel5 ? 1 : 2, book.encoding);
      continue;
    }
    constexpr std::uint8_t state = 3;  // [MS-XLS] 2.4.28: visible, hidden, very hidden
    found.sheets.push_back(
        {biff_string(body, 6, 1, book.encoding), u32_at(body, 0), (u8_at(body, 4) & state) != 0, u8_at(body, 5) == 0});
  }
  return found;
}

}  // namespace

OrProblem<MarkedText> excel97_text(const formats::OleFile& file, std::uint64_t most_bytes) {
  auto stream = file.stream({"Workbook"});
  if (!stream || stream->empty()) stream = file.stream({"Book"});
  if (!stream) return problem("damaged");
  const Workbook workbook = read_workbook(*stream, most_bytes);
  if (workbook.encrypted) return problem("encrypted");
  if (workbook.sheets.empty()) return problem("damaged");
  TextBuilder text(most_bytes);
  for (const SheetPlace& sheet : workbook.sheets) {
    if (!sheet.cells) continue;
    text.page_end();
    if (sheet.hidden) text.begin(PassageKind::Hidden);
    text.add(sheet.name + '\n');
    write_sheet(*stream, sheet.offset, workbook.book, sheet.hidden, text);
    if (sheet.hidden) text.end();
  }
  return text.finish();
}

}  // namespace evidence::reader
