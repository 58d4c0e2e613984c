// ECMA-376 part 1, 17: WordprocessingML.
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/drawing_text.hpp"
#include "evidence/reader/office.hpp"
#include "evidence/reader/word_numbering.hpp"
#include "evidence/reader/word_symbols.hpp"
#include "evidence/reader/xml_walk.hpp"

namespace evidence::reader {
namespace {

// What a stretch of text is; none: plain.
struct Mark {
  std::optional<PassageKind> kind;
  std::string note;
  friend bool operator==(const Mark&, const Mark&) = default;
};

bool is_on(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = child_named(properties, name);
  const std::string_view value = attribute_named(node, "val");
  return node && value != "0" && value != "false" && value != "off";
}

// Comments, footnotes and endnotes by their number.
using Notes = std::map<std::string, pugi::xml_node, std::less<>>;

class WordWriter {
 public:
  WordWriter(const Package& package, std::string_view main, std::uint64_t most_bytes)
      : package_(package), relations_(relations_of(package, main)), numbering_(package, main), text_(most_bytes) {
    read_notes("comments", comments_);
    read_notes("footnotes", footnotes_);
    read_notes("endnotes", endnotes_);
  }

  void add_body(const pugi::xml_node& document) { add_blocks(document); }

  void add_edges() {
    for (const Relation& relation : relations_) {
      if (relation.kind != "header" && relation.kind != "footer") continue;
      pugi::xml_document part;
      const std::string* content = package_.part(relation.target);
      if (content == nullptr || !parse_xml(part, *content)) continue;
      text_.line_end();
      add_blocks(part);
    }
  }

  OfficeText finish() {
    found_.marked = text_.finish();
    return std::move(found_);
  }

 private:
  struct Waiting {
    Mark mark;
    pugi::xml_node content;
  };

  void read_notes(std::string_view kind, Notes& notes) {
    const std::string* content = package_.part(first_of_kind(relations_, kind));
    auto part = std::make_unique<pugi::xml_document>();
    if (content == nullptr || !parse_xml(*part, *content)) return;
    for (const pugi::xml_node& node : part->first_child().children())
      notes[std::string(attribute_named(node, "id"))] = node;
    parts_.push_back(std::move(part));
  }

  void use(const Mark& mark) {
    if (mark == current_) return;
    text_.end();
    if (mark.kind) text_.begin(*mark.kind, mark.note);
    current_ = mark;
  }

  void put(std::string_view piece, const Mark& mark) {
    if (piece.empty()) return;
    if (std::exchange(blank_due_, false)) text_.add(" ");
    use(mark);
    in_cell_ ? text_.add_line(piece) : text_.add(piece);
    written_ = true;
  }

  void end_paragraph() {
    use({});
    if (!in_cell_) return text_.add("\n");
    blank_due_ = blank_due_ || written_;
  }

  void add_paragraph(const pugi::xml_node& paragraph) {
    const pugi::xml_node properties = child_named(paragraph, "pPr");
    if (is_on(properties, "pageBreakBefore") && !in_cell_ && text_.size() > 0) text_.form_feed();
    put(numbering_.label(properties), outer_);
    add_inline(paragraph, outer_);
    end_paragraph();
    if (!in_cell_) add_waiting();
  }

  // Notes and boxes stand behind the paragraph, or the row, that holds them. A note's own notes are not followed.
  void add_waiting() {
    if (in_note_) return;
    in_note_ = true;
    for (std::size_t at = 0; at < waiting_.size(); ++at) {
      const Waiting next = waiting_[at];
      text_.line_end();
      outer_ = next.mark;
      add_blocks(next.content);
      outer_ = {};
      use({});
      text_.line_end();
    }
    waiting_.clear();
    in_note_ = false;
  }

  void wait_for(const Notes& notes, const pugi::xml_node& reference, PassageKind kind) {
    const auto found = notes.find(attribute_named(reference, "id"));
    const bool in_comment = in_note_ && outer_.kind;
    if (found == notes.end() || in_comment) return;
    waiting_.push_back({{kind, std::string(attribute_named(found->second, "author"))}, found->second});
  }

  // `mark`: of what is around the node.
  void add_inline(const pugi::xml_node& parent, const Mark& mark) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "t" || name == "delText") {
        put(node.child_value(), mark);
      } else if (name == "r") {
        add_run(node, mark);
      } else if (name == "ins" || name == "moveTo") {
        add_inline(node, changed(mark, PassageKind::Inserted, node));
      } else if (name == "del" || name == "moveFrom") {
        add_inline(node, changed(mark, PassageKind::Deleted, node));
      } else {
        add_piece(node, name, mark);
      }
    }
  }

  static Mark changed(const Mark& mark, PassageKind kind, const pugi::xml_node& node) {
    if (mark.kind == PassageKind::Comment || mark.kind == PassageKind::Deleted) return mark;
    return {kind, std::string(attribute_named(node, "author"))};
  }

  void add_run(const pugi::xml_node& run, const Mark& mark) {
    const bool hidden = is_on(child_named(run, "rPr"), "vanish") && mark.kind != PassageKind::Deleted;
    add_inline(run, hidden ? Mark{PassageKind::Hidden, ""} : mark);
  }

  void add_piece(const pugi::xml_node& node, std::string_view name, const Mark& mark) {
    if (name == "tab" || name == "ptab") {
      put("\t", mark);
    } else if (name == "br" || name == "cr") {
      if (attribute_named(node, "type") == "page" && !in_cell_) {
        use({});
        text_.form_feed();
      } else {
        put("\n", mark);
      }
    } else if (name == "noBreakHyphen") {
      put("-", mark);
    } else if (name == "sym") {
      put(word_symbol(attribute_named(node, "font"), attribute_named(node, "char")), mark);
    } else if (name == "commentReference") {
      wait_for(comments_, node, PassageKind::Comment);
    } else if (name == "footnoteReference") {
      wait_for(footnotes_, node, PassageKind::Footnote);
    } else if (name == "endnoteReference") {
      wait_for(endnotes_, node, PassageKind::Footnote);
    } else if (name == "txbxContent") {
      waiting_.push_back({outer_, node});
    } else if (name == "AlternateContent") {
      add_inline(chosen(node), mark);
    } else if (name != "pPr" && name != "rPr" && name != "instrText" && name != "delInstrText" && name != "rt") {
      add_drawn(node, mark);
    }
  }

  void add_drawn(const pugi::xml_node& node, const Mark& mark) {
    const DrawingSource source{package_, relations_};
    if (in_cell_ && (local_name(node) == "chart" || local_name(node) == "relIds")) return;
    if (add_chart_or_diagram(node, source, text_)) return;
    if (is_embedded_file(node)) ++found_.embedded;
    add_picture(node, source, found_.pictures);
    add_inline(node, mark);
  }

  void add_row(const pugi::xml_node& row) {
    const bool outermost = !std::exchange(in_cell_, true);
    bool first = true;
    for (pugi::xml_node cell : row.children()) {
      if (local_name(cell) == "sdt") cell = child_named(child_named(cell, "sdtContent"), "tc");
      if (local_name(cell) != "tc") continue;
      if (outermost && !std::exchange(first, false)) text_.cell_end();
      blank_due_ = blank_due_ && !outermost;
      written_ = written_ && !outermost;
      add_blocks(cell);
    }
    use({});
    if (!outermost) return;
    in_cell_ = blank_due_ = written_ = false;
    text_.add("\n");
    add_waiting();
  }

  void add_blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      if (text_.full()) return;
      const std::string_view name = local_name(node);
      if (name == "p") {
        add_paragraph(node);
      } else if (name == "tr") {
        const pugi::xml_node properties = child_named(node, "trPr");
        const Mark before = outer_;
        if (const auto added = child_named(properties, "ins")) outer_ = changed(outer_, PassageKind::Inserted, added);
        if (const auto gone = child_named(properties, "del")) outer_ = changed(outer_, PassageKind::Deleted, gone);
        add_row(node);
        outer_ = before;
      } else if (name == "AlternateContent") {
        add_blocks(chosen(node));
      } else if (name != "sectPr" && name != "tblPr" && name != "tblGrid" && name != "tcPr" && name != "sdtPr") {
        add_blocks(node);  // tables, content controls, insertions, notes
      }
    }
  }

  const Package& package_;
  std::vector<Relation> relations_;
  WordNumbering numbering_;
  TextBuilder text_;
  OfficeText found_;
  std::vector<std::unique_ptr<pugi::xml_document>> parts_;
  Notes comments_;
  Notes footnotes_;
  Notes endnotes_;
  std::vector<Waiting> waiting_;
  Mark outer_;    // of the block in hand
  Mark current_;  // of what was written last
  bool in_cell_ = false;
  bool in_note_ = false;
  bool written_ = false;    // something stands in the cell
  bool blank_due_ = false;  // between two paragraphs of a cell
};

}  // namespace

OrProblem<OfficeText> word_text(const Package& package, std::uint64_t most_bytes) {
  const std::string name = main_part(package);
  const std::string* main = package.part(name);
  pugi::xml_document document;
  if (main == nullptr || !parse_xml(document, *main)) return problem("damaged");
  WordWriter writer(package, name, most_bytes);
  writer.add_body(document);
  writer.add_edges();
  return writer.finish();
}

}  // namespace evidence::reader
