#include "evidence/reader/text_layer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

Rectangle rectangle_of(const poppler::rectf& box) { return {box.x(), box.y(), box.width(), box.height()}; }

Rectangle join(const Rectangle& a, const Rectangle& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

// A word begins a new line where it shares no height with the one before, or jumps back to the left.
bool begins_line(const Rectangle& before, const Rectangle& box) {
  const double overlap = std::min(before.y + before.height, box.y + box.height) - std::max(before.y, box.y);
  const double lower = std::min(before.height, box.height);
  return overlap < lower * 0.3 || box.x + box.width < before.x;
}

bool stands_alone(char32_t c) { return is_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFF60); }

// What stands at a place where poppler found characters without a meaning: no text.
bool is_text(char32_t c) { return !is_blank(c) && c >= 0x20 && c != 0x7F && c != 0xFFFD && c != 0xFFFF; }

void add_characters(const poppler::text_box& source, const std::u32string& text, PageBuilder& page) {
  std::u32string run;
  Rectangle where;
  const auto flush = [&] {
    if (!run.empty()) page.word(to_utf8(run), where);
    run.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_text(text[i])) {
      flush();
      continue;
    }
    const Rectangle box = rectangle_of(source.char_bbox(i));
    if (stands_alone(text[i])) {
      flush();
      page.word(to_utf8(text.substr(i, 1)), box);
      continue;
    }
    where = run.empty() ? box : join(where, box);
    run += text[i];
  }
  flush();
}

// UTF-16 as poppler has it; its own conversion opens a converter for each word.
std::u32string text_of(const poppler::text_box& box) {
  const poppler::ustring units = box.text();
  std::u32string text;
  text.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t unit = units[i];
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const char32_t next = i + 1 < units.size() ? units[i + 1] : 0;
    if (high && next >= 0xDC00 && next < 0xE000) {
      text += static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00));
      ++i;
    } else {
      text += unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit;
    }
  }
  return text;
}

}  // namespace

std::size_t add_text_layer(const poppler::page& source, PageBuilder& page) {
  std::size_t meaningless = 0;
  std::optional<Rectangle> before;
  bool space_due = false;
  char32_t last = 0;
  for (const poppler::text_box& box : source.text_list()) {
    const std::u32string text = text_of(box);
    const auto texts = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_text));
    if (texts < text.size())
      meaningless += static_cast<std::size_t>(
          std::count_if(text.begin(), text.end(), [](char32_t c) { return !is_text(c) && !is_blank(c); }));
    if (texts == 0) continue;
    const Rectangle where = rectangle_of(box.bbox());
    if (before && begins_line(*before, where)) {
      page.line_end();
    } else if (before && space_due && !(is_han(last) && is_han(text.front()))) {
      page.blank();
    }
    add_characters(box, text, page);
    before = where;
    last = text.back();
    space_due = box.has_space_after();
  }
  return meaningless;
}

}  // namespace evidence::reader
