// [MS-XLS] 2.4: the records of a sheet.
#include "evidence/reader/excel97_sheet.hpp"

#include <bit>
#include <set>
#include <utility>

#include "evidence/formats/code_page.hpp"
#include "evidence/formats/little_endian.hpp"
#include "evidence/reader/biff_records.hpp"
#include "evidence/reader/number_format.hpp"

namespace evidence::reader {
namespace {

using formats::slice;
using formats::u16_at;
using formats::u32_at;
using formats::u64_at;
using formats::u8_at;

enum Record : std::uint16_t {
  formula = 0x06,
  end_of_file = 0x0A,
  note = 0x1C,
  object = 0x5D,
  column_info = 0x7D,
  many_rk = 0xBD,
  rich_label = 0xD6,
  shared_label = 0xFD,
  text_object = 0x1B6,
  number = 0x203,
  label = 0x204,
  truth_or_error = 0x205,
  string_result = 0x207,
  row_info = 0x208,
  rk = 0x27E,
  begin_of_file = 0x809,
};

struct Comment {
  std::string author;
  std::string text;
};

struct Sheet {
  std::map<std::uint16_t, std::map<std::uint16_t, std::string>> rows;
  std::set<std::uint16_t> hidden_rows;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> hidden_columns;  // first, last
  std::map<std::uint16_t, Comment> comments;                            // by object
  std::vector<std::string> boxes;
};

// [MS-XLS] 2.5.217: 30 bits of a whole number or of a double's upper half, and whether it is in hundredths.
double rk_value(std::uint32_t bits) {
  constexpr std::uint32_t marks = 3;
  double value = 0;
  if ((bits & 2U) != 0) {
    value = static_cast<double>(static_cast<std::int32_t>(bits) >> 2);
  } else {
    value = std::bit_cast<double>(static_cast<std::uint64_t>(bits & ~marks) << 32U);
  }
  return (bits & 1U) != 0 ? value / 100 : value;
}

std::string error_text(std::uint8_t code) {
  static const std::map<std::uint8_t, std::string> names{{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"},
                                                         {0x17, "#REF!"},  {0x1D, "#NAME?"},  {0x24, "#NUM!"},
                                                         {0x2A, "#N/A"}};
  const auto found = names.find(code);
  return found == names.end() ? "#N/A" : found->second;
}

class SheetReader {
 public:
  SheetReader(const Excel97Book& book, std::uint64_t most_bytes) : book_(book), most_(most_bytes) {}

  // False at the sheet's end.
  bool take(const BiffRecord& record) {
    if (record.type == begin_of_file) {
      ++depth_;  // a chart inside the sheet
    } else if (record.type == end_of_file) {
      return --depth_ > 0;
    } else if (depth_ <= 1) {
      take_cell(record);
      take_beside(record);
    }
    return most_ > 0;
  }
  Sheet sheet;

 private:
  void put(std::uint16_t row, std::uint16_t column, std::string text) {
    if (text.empty()) return;
    constexpr std::uint64_t keeping = 64;  // bytes that a cell costs beside its text
    most_ -= std::min<std::uint64_t>(most_, text.size() + keeping);
    sheet.rows[row][column] = std::move(text);
  }

  [[nodiscard]] std::string shown(double value, std::uint16_t cell_format) const {
    const std::uint16_t format = cell_format < book_.cell_formats.size() ? book_.cell_formats[cell_format] : 0;
    const auto own = book_.number_formats.find(format);
    return shown_number(value, own == book_.number_formats.end() ? built_in_number_format(format) : own->second,
                        book_.from_1904);
  }

  void take_cell(const BiffRecord& record) {
    const ByteView body = record.body();
    const std::uint16_t row = u16_at(body, 0);
    const std::uint16_t column = u16_at(body, 2);
    const std::uint16_t format = u16_at(body, 4);
    switch (record.type) {
      case number:
        return put(row, column, shown(std::bit_cast<double>(u64_at(body, 6)), format));
      case rk:
        return put(row, column, shown(rk_value(u32_at(body, 6)), format));
      case many_rk:
        for (std::size_t at = 4; at + 8 <= body.size(); at += 6) {
          const auto place = static_cast<std::uint16_t>(column + (at - 4) / 6);
          put(row, place, shown(rk_value(u32_at(body, at + 2)), u16_at(body, at)));
        }
        return;
      case label:
      case rich_label:
        return put(row, column, biff_string(body, 6, 2, book_.encoding));
      case shared_label:
        if (u32_at(body, 6) < book_.strings.size()) put(row, column, book_.strings[u32_at(body, 6)]);
        return;
      case truth_or_error:
        return put(row, column, u8_at(body, 7) == 1 ? error_text(u8_at(body, 6)) : truth(u8_at(body, 6)));
      case formula:
        return take_formula(body, row, column, format);
      case string_result:
        return put(formula_row_, formula_column_, biff_string(body, 0, 2, book_.encoding));
      default:
        return;
    }
  }

  static std::string truth(std::uint8_t value) { return value != 0 ? "TRUE" : "FALSE"; }

  // [MS-XLS] 2.5.133: the value of last time; a text follows in a record of its own.
  void take_formula(ByteView body, std::uint16_t row, std::uint16_t column, std::uint16_t format) {
    formula_row_ = row;
    formula_column_ = column;
    if (u16_at(body, 12) != 0xFFFF) return put(row, column, shown(std::bit_cast<double>(u64_at(body, 6)), format));
    if (u8_at(body, 6) == 1) put(row, column, truth(u8_at(body, 8)));
    if (u8_at(body, 6) == 2) put(row, column, error_text(u8_at(body, 8)));
  }

  void take_beside(const BiffRecord& record) {
    const ByteView body = record.body();
    constexpr std::size_t row_flags_at = 12;
    constexpr std::uint8_t row_hidden = 0x20;
    constexpr std::uint16_t note_object = 0x19;
    if (record.type == row_info && (u8_at(body, row_flags_at) & row_hidden) != 0) {
      sheet.hidden_rows.insert(u16_at(body, 0));
    } else if (record.type == column_info && (u8_at(body, 8) & 1U) != 0) {
      sheet.hidden_columns.emplace_back(u16_at(body, 0), u16_at(body, 2));
    } else if (record.type == object) {
      object_is_note_ = u16_at(body, 4) == note_object;
      object_ = u16_at(body, 6);
    } else if (record.type == text_object && record.parts.size() > 1 && !book_.excel5) {
      const ByteView text = record.parts[1];
      BiffStrings strings(record, body.size());
      std::string shown = strings.characters(u16_at(body, 10), (u8_at(text, 0) & 1U) != 0);
      most_ -= std::min<std::uint64_t>(most_, shown.size());
      if (object_is_note_) {
        sheet.comments[object_].text = std::move(shown);
      } else if (!shown.empty()) {
        sheet.boxes.push_back(std::move(shown));
      }
    } else if (record.type == note && book_.excel5) {
      Comment& comment = sheet.comments[static_cast<std::uint16_t>(sheet.comments.size())];
      comment.text = formats::decode_lossy(slice(body, 6, u16_at(body, 4)), book_.encoding);
    } else if (record.type == note) {
      sheet.comments[u16_at(body, 6)].author = biff_string(body, 8, 2, "");
    }
  }

  const Excel97Book& book_;
  std::uint64_t most_;
  int depth_ = 0;
  std::uint16_t formula_row_ = 0;
  std::uint16_t formula_column_ = 0;
  bool object_is_note_ = false;
  std::uint16_t object_ = 0;
};

bool is_hidden(const Sheet& sheet, std::uint16_t column) {
  return std::any_of(sheet.hidden_columns.begin(), sheet.hidden_columns.end(),
                     [&](const auto& range) { return column >= range.first && column <= range.second; });
}

void write_rows(const Sheet& sheet, bool marks, TextBuilder& text) {
  for (const auto& [row, cells] : sheet.rows) {
    const bool hidden_row = marks && sheet.hidden_rows.contains(row);
    if (hidden_row) text.begin(PassageKind::Hidden);
    for (const auto& [column, content] : cells) {
      const bool hidden_cell = marks && !hidden_row && is_hidden(sheet, column);
      if (hidden_cell) text.begin(PassageKind::Hidden);
      text.add_line(content);
      if (hidden_cell) text.end();
      text.cell_end();
    }
    text.row_end();
    if (hidden_row) text.end();
    if (text.full()) return;
  }
}

}  // namespace

void write_sheet(ByteView stream, std::uint64_t offset, const Excel97Book& book, bool hidden, TextBuilder& text) {
  SheetReader reader(book, text.room());
  BiffRecords records(stream, offset);
  for (auto record = records.next(); record && reader.take(*record);) record = records.next();
  const Sheet& sheet = reader.sheet;
  write_rows(sheet, !hidden, text);
  for (const std::string& box : sheet.boxes) {
    text.line_end();
    text.add(box);
  }
  text.line_end();
  for (const auto& [object_number, comment] : sheet.comments) {
    if (comment.text.empty()) continue;
    text.line_end();
    if (!hidden) text.begin(PassageKind::Comment, comment.author);
    text.add(comment.text);
    if (!hidden) text.end();
  }
  text.line_end();
}

}  // namespace evidence::reader
