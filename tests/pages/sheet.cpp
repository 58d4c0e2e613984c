#include "tests/pages/sheet.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "demo/layout.hpp"
#include <pango/pangocairo.h>

namespace tests::pages {

using evidence::demo::LayoutOwner;

namespace {

// Office habit, in points: margins of 2.4 cm, text at 1.5 lines, cells of 1.9.
constexpr double margin = 68;
constexpr double top = 62;
constexpr double line_gap = 0.45;
constexpr double row_height = 1.9;
constexpr double cell_size = 0.92;
constexpr double cell_margin = 4;
constexpr double seal_radius = 58;

struct Size {
  double width = 0;
  double height = 0;
};

Size size_of(PangoLayout* layout) {
  PangoRectangle box;
  pango_layout_get_extents(layout, nullptr, &box);
  return {static_cast<double>(box.width) / PANGO_SCALE, static_cast<double>(box.height) / PANGO_SCALE};
}

PangoAlignment alignment(Align align) {
  if (align == Align::Middle) return PANGO_ALIGN_CENTER;
  return align == Align::Right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}  // namespace

Sheet::Sheet(std::string face, double size, bool landscape, Script script)
    : face_(std::move(face)),
      size_(size),
      script_(script),
      width_(landscape ? evidence::demo::kPageHeight : evidence::demo::kPageWidth),
      height_(landscape ? evidence::demo::kPageWidth : evidence::demo::kPageHeight),
      bottom_(height_ - top),
      left_(margin),
      across_(width_ - 2 * margin),
      y_(top),
      column_top_(top),
      last_right_(width_ - 2 * margin),
      surface_(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)),
      cairo_(cairo_create(surface_.get())),
      context_(evidence::demo::text_context()) {
  pango_cairo_update_context(cairo_.get(), context_.get());
}

LayoutOwner Sheet::set(const std::string& text, double size, bool bold) const {
  return evidence::demo::text_layout(context_.get(), text, size, (face_ + (bold ? ", Bold" : ",")).c_str());
}

Marked Sheet::in_script(const Marked& text) const {
  if (script_ == Script::Simplified) return text;
  Marked turned;
  turned.text = to_script(text.text, script_);
  for (const Field& field : text.fields) turned.fields.push_back({field.kind, to_script(field.text, script_)});
  return turned;
}

void Sheet::ink(bool red) const { cairo_set_source_rgb(cairo_.get(), red ? 0.82 : 0.07, red ? 0.06 : 0.07, 0.08); }

void Sheet::remember(const Marked& text, PangoLayout* layout) {
  for (int at = 0; at < pango_layout_get_line_count(layout); ++at) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, at);
    truth_.lines.push_back(
        text.text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)));
  }
  truth_.fields.insert(truth_.fields.end(), text.fields.begin(), text.fields.end());
}

bool Sheet::write(const Marked& simplified, const Setting& setting) {
  const Marked text = in_script(simplified);
  const double size = setting.size * size_;
  const LayoutOwner layout = set(text.text, size, setting.bold);
  pango_layout_set_width(layout.get(), static_cast<int>(across_ * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), alignment(setting.align));
  pango_layout_set_spacing(layout.get(), static_cast<int>(line_gap * size * PANGO_SCALE));
  if (setting.indent) pango_layout_set_indent(layout.get(), static_cast<int>(2 * size * PANGO_SCALE));
  const Size extent = size_of(layout.get());
  if (y_ + extent.height > bottom_) return false;
  ink(setting.red);
  cairo_move_to(cairo_.get(), left_, y_);
  pango_cairo_show_layout(cairo_.get(), layout.get());
  remember(text, layout.get());
  if (setting.align == Align::Right) last_right_ = left_ + across_ - extent.width / 2;
  y_ += extent.height + (setting.after + line_gap) * size_;
  return true;
}

bool Sheet::write(const Table& table) {
  const double step = row_height * size_;
  if (y_ + step * static_cast<double>(table.rows.size()) > bottom_) return false;
  const double shares = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
  ink(false);
  cairo_set_line_width(cairo_.get(), 0.7);
  for (const auto& row : table.rows) {
    double x = left_;
    std::string line;
    for (std::size_t at = 0; at < row.size(); ++at) {
      const Marked cell = in_script(row[at]);
      const double width = across_ * table.widths[at] / shares;
      LayoutOwner layout = set(cell.text, cell_size * size_, false);
      Size extent = size_of(layout.get());
      if (extent.width > width - 2 * cell_margin) {  // a cell is one line: set smaller where it would not fit
        layout = set(cell.text, cell_size * size_ * (width - 2 * cell_margin) / extent.width, false);
        extent = size_of(layout.get());
      }
      const double shift = table.centred ? (width - extent.width) / 2 : cell_margin;
      cairo_move_to(cairo_.get(), x + shift, y_ + (step - extent.height) / 2);
      pango_cairo_show_layout(cairo_.get(), layout.get());
      if (table.ruled) {
        cairo_rectangle(cairo_.get(), x, y_, width, step);
        cairo_stroke(cairo_.get());
      }
      line += (at == 0 ? "" : "\t") + cell.text;
      truth_.fields.insert(truth_.fields.end(), cell.fields.begin(), cell.fields.end());
      x += width;
    }
    truth_.lines.push_back(line);
    y_ += step;
  }
  y_ += size_;
  return true;
}

void Sheet::red_rule() {
  ink(true);
  cairo_rectangle(cairo_.get(), left_, y_, across_, 1.6);
  cairo_fill(cairo_.get());
  y_ += size_;
}

void Sheet::frame() {
  cairo_set_source_rgb(cairo_.get(), 0.55, 0.42, 0.18);
  for (const auto& [inset, line] : {std::pair(26.0, 3.0), std::pair(32.0, 0.8)}) {
    cairo_set_line_width(cairo_.get(), line);
    cairo_rectangle(cairo_.get(), inset, inset, width_ - 2 * inset, height_ - 2 * inset);
    cairo_stroke(cairo_.get());
  }
}

void Sheet::foot(const std::string& text) {
  columns(margin, width_ - 2 * margin);
  y_ = height_ - 46;
  bottom_ = height_;
  write(text, {Align::Middle, 0.8, false, false, false, 0});
}

void Sheet::columns(double left, double width) {
  left_ = left;
  across_ = width;
  column_top_ = y_;
}

void Sheet::next_column(double left, double width) {
  left_ = left;
  across_ = width;
  y_ = column_top_;
}

void Sheet::stamp(const std::string& ring, const std::string& bottom) {
  const double y = std::clamp(y_ - 1.6 * size_, seal_radius, height_ - seal_radius);
  const double x = std::clamp(last_right_, seal_radius, width_ - seal_radius);
  seals_.push_back({{to_script(ring, script_), to_script(bottom, script_), seal_radius}, x, y});
}

}  // namespace tests::pages
