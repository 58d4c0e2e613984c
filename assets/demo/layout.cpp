#include "demo/layout.hpp"

#include <algorithm>
#include <numeric>

#include "demo/draw.hpp"
#include <pango/pango.h>

namespace evidence::demo {
namespace {

// The page of the demonstration's documents, in points. Plain office habit: wide margins, 1.75 lines.
constexpr double kLeft = 76, kRight = 70, kTop = 74, kBottom = 74;
constexpr double kTextWidth = kPageWidth - kLeft - kRight;
constexpr double kBody = 14.5, kBodyStep = 25.5;
constexpr double kTitle = 21, kHeading = 15.5, kTable = 11.5, kTableStep = 17.5, kCellPad = 4, kFooter = 10;
constexpr double kIndent = 2 * kBody;  // two characters, as Chinese paragraphs begin
constexpr double kHeadingKeeps = 2.7;  // a heading is not left alone at the foot of a page

class Setter {
 public:
  explicit Setter(const Document& document) : document_(document), context_(text_context()) {}

  std::vector<LaidPage> set() {
    new_page();
    if (!document_.cover.empty()) set_cover();
    if (!document_.red_head.empty()) set_red_head();
    put_text(document_.title, kTitle, true, Place::Middle, 0, kTitle * 1.6);
    y_ += 14;
    for (const auto& block : document_.blocks) set_block(block);
    if (pages_.size() > 1) number_pages();
    return std::move(pages_);
  }

 private:
  enum class Place { Left, Middle, Right };

  void new_page() {
    pages_.emplace_back();
    y_ = kTop;
  }
  void need(double height) {
    if (y_ + height > kPageHeight - kBottom) new_page();
  }

  // Wraps `text` and gives each line with its width, the first one indented.
  struct Piece {
    std::string text;
    double width = 0;
  };
  [[nodiscard]] std::vector<Piece> wrapped(const std::string& text, double size, double width, double indent) const {
    const auto layout = text_layout(context_.get(), text, size);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_indent(layout.get(), static_cast<int>(indent * PANGO_SCALE));
    std::vector<Piece> pieces;
    for (int at = 0; at < pango_layout_get_line_count(layout.get()); ++at) {
      PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), at);
      PangoRectangle box;
      pango_layout_line_get_extents(line, nullptr, &box);
      std::string piece =
          text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
      while (piece.ends_with(' ')) piece.pop_back();
      pieces.push_back({std::move(piece), static_cast<double>(box.width) / PANGO_SCALE});
    }
    return pieces;
  }

  void put_text(const std::string& text, double size, bool bold, Place place, double indent, double step,
                bool red = false) {
    bool first = true;
    for (const auto& piece : wrapped(text, size, kTextWidth, indent)) {
      need(step);
      double x = kLeft + (first ? indent : 0);
      if (place == Place::Middle) x = kLeft + (kTextWidth - piece.width) / 2;
      if (place == Place::Right) x = kLeft + kTextWidth - piece.width - kIndent;
      pages_.back().lines.push_back({piece.text, x, y_, size, bold, red});
      last_right_ = place == Place::Right ? x + piece.width / 2 : last_right_;
      y_ += step;
      first = false;
    }
  }

  void set_cover() {
    y_ = kPageHeight * 0.22;
    bool first = true;
    for (const auto& line : document_.cover) {
      put_text(line, first ? 26 : 16, first, Place::Middle, 0, first ? 60 : 34);
      first = false;
    }
    new_page();
  }

  void set_red_head() {
    put_text(document_.red_head, 26, true, Place::Middle, 0, 46, true);
    pages_.back().rules.push_back({kLeft, y_, kLeft + kTextWidth, y_, true});
    y_ += 24;
  }

  void set_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::Paragraph:
        return put_text(block.text, kBody, false, Place::Left, kIndent, kBodyStep);
      case BlockKind::Plain:
        return put_text(block.text, kBody, false, Place::Left, 0, kBodyStep);
      case BlockKind::Heading:
        y_ += 6;
        need(kBodyStep * kHeadingKeeps);
        return put_text(block.text, kHeading, true, Place::Left, 0, kBodyStep + 2);
      case BlockKind::Subheading:
        need(kBodyStep * kHeadingKeeps);
        return put_text(block.text, kBody, true, Place::Left, kIndent, kBodyStep);
      case BlockKind::Centred:
        return put_text(block.text, kBody, false, Place::Middle, 0, kBodyStep);
      case BlockKind::Right:
        return put_text(block.text, kBody, false, Place::Right, 0, kBodyStep);
      case BlockKind::Gap:
        y_ += kBodyStep;
        return;
      case BlockKind::PageBreak:
        return new_page();
      case BlockKind::Table:
        return set_table(block);
      case BlockKind::Seal:
        pages_.back().seals.push_back({block.text, last_right_, y_ - kBodyStep * 1.3});
        return;
    }
  }

  [[nodiscard]] std::vector<double> column_widths(const Block& block) const {
    const auto columns = block.rows.empty() ? 0 : block.rows.front().size();
    auto widths = block.widths;
    widths.resize(columns, widths.empty() ? 1.0 : widths.back());
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (auto& width : widths) width *= kTextWidth / sum;
    return widths;
  }

  void set_table(const Block& block) {
    const auto widths = column_widths(block);
    bool head = true;
    for (const auto& row : block.rows) {
      set_row(row, widths, head);
      head = false;
    }
    y_ += 10;
  }

  void set_row(const std::vector<std::string>& row, const std::vector<double>& widths, bool head) {
    std::vector<std::vector<Piece>> cells;
    std::size_t most = 1;
    for (std::size_t at = 0; at < row.size(); ++at) {
      cells.push_back(wrapped(row[at], kTable, widths[at] - 2 * kCellPad, 0));
      most = std::max(most, cells.back().size());
    }
    const double height = static_cast<double>(most) * kTableStep + 2 * kCellPad;
    need(height);
    auto& page = pages_.back();
    double x = kLeft;
    for (std::size_t at = 0; at < row.size(); ++at) {
      double line_y = y_ + kCellPad;
      for (const auto& piece : cells[at]) {
        page.lines.push_back({piece.text, x + kCellPad, line_y, kTable, head, false});
        line_y += kTableStep;
      }
      page.rules.push_back({x, y_, x, y_ + height, false});
      x += widths[at];
    }
    page.rules.push_back({x, y_, x, y_ + height, false});
    page.rules.push_back({kLeft, y_, x, y_, false});
    page.rules.push_back({kLeft, y_ + height, x, y_ + height, false});
    y_ += height;
  }

  void number_pages() {
    for (std::size_t at = 0; at < pages_.size(); ++at) {
      const auto text = "— " + std::to_string(at + 1) + " —";
      const auto pieces = wrapped(text, kFooter, kTextWidth, 0);
      pages_[at].lines.push_back(
          {text, kLeft + (kTextWidth - pieces.front().width) / 2, kPageHeight - 50, kFooter, false, false});
    }
  }

  const Document& document_;
  ContextOwner context_;
  std::vector<LaidPage> pages_;
  double y_ = 0;
  double last_right_ = kPageWidth / 2;
};

}  // namespace

std::vector<LaidPage> lay_out(const Document& document) { return Setter(document).set(); }

}  // namespace evidence::demo
