#include "evidence/reader/page_builder.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {

Box box_of(const Rectangle& where, double page_width, double page_height) {
  const auto part = [](double value, double whole) {
    if (!(whole > 0) || !std::isfinite(value)) return 0.0;
    return std::clamp(value * 1000.0 / whole, 0.0, 1000.0);
  };
  // Down and up to whole numbers; none is below 0.
  const auto down = [](double value) { return static_cast<int>(value); };
  const auto up = [](double value) { return static_cast<int>(value) + (value > static_cast<int>(value) ? 1 : 0); };
  const int left = std::min(999, down(part(where.x, page_width)));
  const int top = std::min(999, down(part(where.y, page_height)));
  const int right = std::max(left + 1, up(part(where.x + where.width, page_width)));
  const int bottom = std::max(top + 1, up(part(where.y + where.height, page_height)));
  return {static_cast<std::int16_t>(left), static_cast<std::int16_t>(top), static_cast<std::int16_t>(right - left),
          static_cast<std::int16_t>(bottom - top)};
}

PageBuilder::PageBuilder(std::uint32_t number, double width, double height, const reading::ReadLimits& limits)
    : width_(width), height_(height), limits_(limits) {
  page_.number = number;
}

void PageBuilder::word(std::string_view text, const Rectangle& where, int confidence) {
  const bool fits =
      page_.text.size() + text.size() <= limits_.page_text_bytes && page_.words.size() < limits_.page_words;
  full_ = full_ || !fits;
  if (full_ || text.empty()) return;
  Word added;
  added.begin = static_cast<std::uint32_t>(page_.text.size());
  if (is_valid_utf8(text)) {
    page_.text += text;
  } else {
    page_.text += make_valid_utf8(text);
  }
  added.end = static_cast<std::uint32_t>(page_.text.size());
  added.box = box_of(where, width_, height_);
  added.confidence = static_cast<std::uint8_t>(std::clamp(confidence, 0, 100));
  page_.words.push_back(added);
}

void PageBuilder::blank() {
  if (!page_.text.empty() && page_.text.back() != '\n' && page_.text.back() != ' ' && !full_) page_.text += ' ';
}

void PageBuilder::cell() {
  if (full_ || page_.text.empty() || page_.text.back() == '\n') return;
  if (page_.text.back() == ' ') page_.text.pop_back();
  page_.text += " | ";
}

void PageBuilder::begin(PassageKind kind, std::string note) {
  end();
  const auto at = static_cast<std::uint32_t>(page_.text.size());
  page_.passages.push_back({at, at, kind, is_valid_utf8(note) ? std::move(note) : make_valid_utf8(note)});
  in_passage_ = true;
}

void PageBuilder::end() {
  if (!std::exchange(in_passage_, false)) return;
  Passage& passage = page_.passages.back();
  passage.end = static_cast<std::uint32_t>(page_.text.size());
  while (passage.end > passage.begin && page_.text[passage.end - 1] == '\n') --passage.end;
  if (passage.begin == passage.end) page_.passages.pop_back();
}

void PageBuilder::end_of_main_text() { main_words_ = page_.words.size(); }

void PageBuilder::line_end() {
  if (page_.text.empty() || full_) return;
  if (page_.text.back() == ' ') page_.text.pop_back();
  page_.text += '\n';
}

Page PageBuilder::finish() {
  while (!page_.text.empty() && (page_.text.back() == '\n' || page_.text.back() == ' ')) page_.text.pop_back();
  end();
  for (Passage& passage : page_.passages)
    passage.end = std::min(passage.end, static_cast<std::uint32_t>(page_.text.size()));
  std::erase_if(page_.passages, [](const Passage& passage) { return passage.begin >= passage.end; });
  const std::size_t counted = main_words_.value_or(page_.words.size());
  double sum = 0;
  for (std::size_t i = 0; i < counted; ++i) sum += page_.words[i].confidence;
  if (counted > 0) page_.confidence = static_cast<std::uint8_t>(std::lround(sum / static_cast<double>(counted)));
  if (full_) page_.problems.push_back({"page-too-long", {{"page", std::to_string(page_.number)}}});
  return std::move(page_);
}

}  // namespace evidence::reader
