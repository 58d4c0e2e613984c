// [MS-DOC] 2.4.1: the characters of a Word document and what the special ones mean.
#include <algorithm>
#include <limits>
#include <set>
#include <string>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/legacy_office.hpp"
#include "evidence/reader/word97_file.hpp"

namespace evidence::reader {
namespace {

constexpr std::uint32_t to_the_end = std::numeric_limits<std::uint32_t>::max();

// Turns the characters of one part into lines, rows and passages.
class WordWriter {
 public:
  // `marks`: whether hidden, deleted and inserted text becomes a passage (not inside another one).
  WordWriter(const Word97File& word, TextBuilder& text, bool marks)
      : word_(word),
        text_(text),
        marks_(marks),
        knows_rows_(std::any_of(word.paragraphs().begin(), word.paragraphs().end(),
                                [](const FormattedRun& run) { return (run.flags & run_row_end) != 0; })) {}

  bool put(char32_t c, std::uint32_t place) {
    if (c == field_begin || c == field_middle || c == field_end) {
      field(c);
    } else if (codes_ == 0) {
      if (marks_) mark(flags_at(word_.characters(), place));
      if (c < 0x20) {
        control(c, place);
      } else if (c != 0xFFFC) {
        text_.add(c);
      }
      after_cell_ = c == cell_mark && !after_cell_;
    }
    return !text_.full();
  }

 private:
  static constexpr char32_t field_begin = 0x13;
  static constexpr char32_t field_middle = 0x14;
  static constexpr char32_t field_end = 0x15;
  static constexpr char32_t cell_mark = 0x07;

  // Between begin and middle stands the field's code, behind it what it shows.
  void field(char32_t c) {
    if (c == field_begin) {
      fields_.push_back(true);
      ++codes_;
    } else if (!fields_.empty()) {
      if (fields_.back()) --codes_;
      fields_.back() = false;
      if (c == field_end) fields_.pop_back();
    }
  }

  void mark(std::uint8_t flags) {
    if (flags == marked_) return;
    marked_ = flags;
    text_.end();
    if ((flags & run_deleted) != 0) {
      text_.begin(PassageKind::Deleted);
    } else if ((flags & run_inserted) != 0) {
      text_.begin(PassageKind::Inserted);
    } else if ((flags & run_hidden) != 0) {
      text_.begin(PassageKind::Hidden);
    }
  }

  void control(char32_t c, std::uint32_t place) {
    const std::uint8_t flags = flags_at(word_.paragraphs(), place);
    switch (c) {
      case cell_mark:
        // Without paragraph formatting: a row ends with a mark of its own behind its last cell's.
        if (knows_rows_ ? (flags & run_row_end) != 0 : after_cell_) {
          text_.row_end();
        } else {
          text_.cell_end();
        }
        break;
      case '\r':
      case 0x0B:  // line break
      case 0x0E:  // column break
        text_.add((flags & run_in_table) != 0 ? U' ' : U'\n');
        break;
      case '\f':
        text_.page_end();
        break;
      case '\t':
        text_.add(U'\t');
        break;
      case 0x1E:  // hyphen that does not break
        text_.add(U'-');
        break;
      default:
        break;  // pictures, references, hyphens that only show at a line's end
    }
  }

  const Word97File& word_;
  TextBuilder& text_;
  bool marks_;
  bool knows_rows_;
  bool after_cell_ = false;
  std::vector<bool> fields_;  // true: in its code
  std::size_t codes_ = 0;
  std::uint8_t marked_ = 0;
};

void write(const Word97File& word, WordPart part, TextBuilder& text, bool marks, std::uint32_t begin = 0,
           std::uint32_t end = to_the_end) {
  WordWriter writer(word, text, marks);
  word.walk(part, begin, end, [&](char32_t c, std::uint32_t place) { return writer.put(c, place); });
  if (marks) text.end();
}

// Every section repeats its headers: each line once.
void write_headers(const Word97File& word, TextBuilder& text, std::uint64_t most_bytes) {
  TextBuilder all(most_bytes);
  write(word, WordPart::Headers, all, false);
  const std::string lines = all.finish().text;
  std::set<std::string, std::less<>> seen;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find_first_of("\n\f", begin), lines.size());
    const std::string_view line = std::string_view(lines).substr(begin, end - begin);
    if (!collapse_blanks(line).empty() && seen.emplace(line).second) {
      text.line_end();
      text.add(line);
    }
    begin = end + 1;
  }
}

void write_notes(const Word97File& word, WordPart part, TextBuilder& text) {
  if (word.length(part) == 0) return;
  text.line_end();
  text.begin(PassageKind::Footnote);
  write(word, part, text, false);
  text.end();
}

void write_comments(const Word97File& word, TextBuilder& text) {
  const auto put = [&](std::uint32_t begin, std::uint32_t end, const std::string& author) {
    text.line_end();
    text.begin(PassageKind::Comment, author);
    write(word, WordPart::Comments, text, false, begin, end);
    text.end();
  };
  for (const WordComment& comment : word.comments()) {
    if (comment.begin < comment.end) put(comment.begin, comment.end, comment.author);
    if (text.full()) return;
  }
  if (word.comments().empty() && word.length(WordPart::Comments) > 0) put(0, to_the_end, "");
}

}  // namespace

OrProblem<MarkedText> word97_text(const formats::OleFile& file, std::uint64_t most_bytes) {
  const auto word = Word97File::open(file);
  if (!word) return std::unexpected(word.error());
  TextBuilder text(most_bytes);
  write(*word, WordPart::Main, text, true);
  for (const WordPart part : {WordPart::TextBoxes, WordPart::HeaderTextBoxes}) {
    if (word->length(part) == 0) continue;
    text.line_end();
    write(*word, part, text, true);
  }
  write_headers(*word, text, most_bytes);
  write_notes(*word, WordPart::Footnotes, text);
  write_notes(*word, WordPart::Endnotes, text);
  write_comments(*word, text);
  text.line_end();
  MarkedText made = text.finish();
  if (made.text.empty() && word->length(WordPart::Main) > 1) return problem("damaged");
  return made;
}

}  // namespace evidence::reader
