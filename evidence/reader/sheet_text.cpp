// ECMA-376 part 1, 18: SpreadsheetML.
#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <vector>

#include "evidence/reader/drawing_text.hpp"
#include "evidence/reader/number_format.hpp"
#include "evidence/reader/office.hpp"
#include "evidence/reader/sheet_book.hpp"
#include "evidence/reader/sheet_comments.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

constexpr unsigned widest_gap = 30;           // empty cells in a row that are kept as such
constexpr std::size_t most_merged = 100'000;  // cells

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

unsigned to_number(std::string_view text, unsigned otherwise) {
  unsigned value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "&C公司机密&8 &P" → "公司机密": what a printed sheet has on its edges, without its instructions.
std::string edge_text(std::string_view code) {
  std::string text;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] != '&' || at + 1 >= code.size()) {
      text += code[at];
      continue;
    }
    const char instruction = code[++at];
    if (instruction == '&') text += '&';
    if (instruction == '"') at = std::min(code.find('"', at + 1), code.size());
    if (instruction == 'L' || instruction == 'C' || instruction == 'R') text += ' ';
    while (instruction >= '0' && instruction <= '9' && at + 1 < code.size() && code[at + 1] >= '0' &&
           code[at + 1] <= '9')
      ++at;
  }
  return std::string(trimmed(text));
}

class SheetWriter {
 public:
  SheetWriter(const Package& package, const SheetBook& book, TextBuilder& text, OfficeText& found)
      : package_(package), book_(book), text_(text), found_(found) {}

  void add(const SheetPlace& sheet) {
    pugi::xml_document document;
    text_.page_end();
    if (sheet.hidden) text_.begin(PassageKind::Hidden);
    text_.add(sheet.name + '\n');
    const std::string* part = package_.part(sheet.part);
    if (part != nullptr && parse_xml(document, *part)) {
      const pugi::xml_node root = document.first_child();
      add_rows(root, sheet);
      const auto relations = relations_of(package_, sheet.part);
      for (const Relation& relation : relations) {
        if (relation.kind == "drawing") add_drawing_part(relation.target);
      }
      for (const pugi::xml_node& object : child_named(root, "oleObjects").children())
        found_.embedded +=
            is_embedded_file(local_name(object) == "AlternateContent" ? chosen(object).first_child() : object);
      for (const pugi::xml_node& edge : child_named(root, "headerFooter").children()) {
        text_.line_end();
        text_.add_line(edge_text(edge.child_value()));
        text_.line_end();
      }
    }
    if (sheet.hidden) text_.end();
  }

 private:
  struct Range {
    unsigned first;
    unsigned last;
  };

  void add_rows(const pugi::xml_node& root, const SheetPlace& sheet) {
    const bool marks = !sheet.hidden;
    const auto hidden = hidden_columns(root);
    const auto merged = merged_cells(root);
    auto comments = sheet_comments(package_, relations_of(package_, sheet.part));
    unsigned number = 0;
    before_first_ = first_column(child_named(root, "sheetData")) - 1;
    for (const pugi::xml_node& row : child_named(root, "sheetData").children()) {
      if (text_.full()) return;
      number = to_number(attribute_named(row, "r"), number + 1);
      const bool hidden_row = marks && is_true(attribute_named(row, "hidden"));
      if (hidden_row) text_.begin(PassageKind::Hidden);
      add_row(row, merged, marks && !hidden_row ? hidden : std::vector<Range>{});
      if (hidden_row) text_.end();
      text_.line_end();
      if (const auto found = comments.find(number); found != comments.end()) {
        add_comments(found->second, marks);
        comments.erase(found);
      }
    }
    for (const auto& [row, beside] : comments) add_comments(beside, marks);
  }

  void add_comments(const std::vector<SheetComment>& comments, bool marks) {
    for (const SheetComment& comment : comments) {
      text_.line_end();
      if (marks) text_.begin(PassageKind::Comment, comment.author);
      text_.add(trimmed(comment.text));
      if (marks) text_.end();
      text_.line_end();
    }
  }

  static std::vector<Range> hidden_columns(const pugi::xml_node& root) {
    std::vector<Range> hidden;
    for (const pugi::xml_node& node : child_named(root, "cols").children()) {
      if (is_true(attribute_named(node, "hidden")))
        hidden.push_back({to_number(attribute_named(node, "min"), 0), to_number(attribute_named(node, "max"), 0)});
    }
    return hidden;
  }

  // The cells that a merged one covers, without the one that shows its value; by row, then column.
  static std::set<std::pair<unsigned, unsigned>> merged_cells(const pugi::xml_node& root) {
    std::set<std::pair<unsigned, unsigned>> covered;
    for (const pugi::xml_node& node : child_named(root, "mergeCells").children()) {
      const std::string_view reference = attribute_named(node, "ref");
      const std::size_t colon = reference.find(':');
      if (colon == std::string_view::npos) continue;
      const CellPlace first = cell_place(reference.substr(0, colon));
      const CellPlace last = cell_place(reference.substr(colon + 1));
      for (unsigned row = first.row; row <= last.row; ++row) {
        for (unsigned column = first.column; column <= last.column && covered.size() < most_merged; ++column) {
          if (row != first.row || column != first.column) covered.emplace(row, column);
        }
        if (covered.size() >= most_merged) return covered;
      }
    }
    return covered;
  }

  // Columns in which nothing stands on the whole sheet are no column of the table.
  [[nodiscard]] unsigned first_column(const pugi::xml_node& data) const {
    unsigned first = ~0U;
    for (const pugi::xml_node& row : data.children()) {
      for (const pugi::xml_node& cell : row.children()) {
        const unsigned column = cell_place(attribute_named(cell, "r")).column;
        if (column >= first || cell_text(cell).empty()) continue;
        first = column;
        break;
      }
    }
    return first == ~0U || first == 0 ? 1 : first;
  }

  void add_row(const pugi::xml_node& row, const std::set<std::pair<unsigned, unsigned>>& merged,
               const std::vector<Range>& hidden) {
    unsigned column = 0;
    unsigned written = before_first_;  // the last column with content
    bool any = false;
    for (const pugi::xml_node& cell : row.children()) {
      const CellPlace place = cell_place(attribute_named(cell, "r"));
      column = place.column == 0 ? column + 1 : place.column;
      const std::string content = cell_text(cell);
      if (content.empty()) continue;
      unsigned gap = 0;
      for (unsigned between = written + 1; between < column && gap < widest_gap; ++between) {
        if (!merged.contains({place.row, between})) ++gap;
      }
      if (any) text_.cell_end();
      for (unsigned empty = 0; empty < gap; ++empty) text_.cell_end();
      const bool is_hidden = std::any_of(hidden.begin(), hidden.end(), [&](const Range& range) {
        return column >= range.first && column <= range.last;
      });
      if (is_hidden) text_.begin(PassageKind::Hidden);
      text_.add_line(content);
      if (is_hidden) text_.end();
      any = true;
      written = column;
    }
  }

  [[nodiscard]] std::string cell_text(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_named(cell, "t");
    if (type == "inlineStr") return sheet_string(cell);
    const std::string_view value = child_named(cell, "v").child_value();
    if (type == "s") {
      const std::size_t index = to_number(trimmed(value), ~0U);
      return index < book_.strings.size() ? book_.strings[index] : "";
    }
    if (type == "b") return value.empty() ? "" : value == "1" ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return std::string(value);
    double number = 0;
    const std::string_view digits = trimmed(value);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size())
      return std::string(value);
    const std::size_t format = to_number(attribute_named(cell, "s"), 0);
    return shown_number(number, format < book_.formats.size() ? book_.formats[format] : "General", book_.from_1904);
  }

  void add_drawing_part(const std::string& name) {
    const std::string* part = package_.part(name);
    pugi::xml_document document;
    if (part == nullptr || !parse_xml(document, *part)) return;
    const auto relations = relations_of(package_, name);
    text_.line_end();
    add_drawing(document, {package_, relations}, text_, found_);
    text_.line_end();
  }

  const Package& package_;
  const SheetBook& book_;
  TextBuilder& text_;
  OfficeText& found_;
  unsigned before_first_ = 0;  // the column before the first one in which something stands
};

// A string that many cells name is written once and read as often: a workbook shows no more than a few times the text
// that it holds (a cell that names a string of its own takes 30 bytes), but one that was made to fill memory does.
std::uint64_t most_shown(const Package& package, std::uint64_t most_bytes) {
  constexpr std::uint64_t ratio = 4;
  constexpr std::uint64_t never_too_much = 4ULL << 20U;
  std::uint64_t held = 0;
  for (const auto& [name, content] : package.parts) held += content.size();
  return std::min(most_bytes, std::max(never_too_much, ratio * held));
}

}  // namespace

OrProblem<OfficeText> sheet_text(const Package& package, std::uint64_t most_bytes) {
  const auto book = read_sheet_book(package);
  if (!book) return std::unexpected(book.error());
  TextBuilder text(most_shown(package, most_bytes));
  OfficeText made;
  SheetWriter writer(package, *book, text, made);
  for (const SheetPlace& sheet : book->sheets) writer.add(sheet);
  for (const std::string& name : book->external) {
    text.line_end();
    text.add_line(name);
  }
  text.line_end();
  const bool bomb = text.full();
  made.marked = text.finish();
  if (bomb) made.marked.problem = Problem{"bomb", {}};
  return made;
}

}  // namespace evidence::reader
