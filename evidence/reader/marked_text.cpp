#include "evidence/reader/marked_text.hpp"

#include <algorithm>
#include <utility>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

constexpr std::string_view between_cells = " | ";

}  // namespace

void TextBuilder::put(std::string_view clean) {
  if (full_ || clean.size() > most_ - made_.text.size()) {
    if (!std::exchange(full_, true)) say({"too-large", {}});
    return;
  }
  made_.text += clean;
}

void TextBuilder::add(char32_t character) {
  std::string one;
  if (character < 0x20 && character != '\n' && character != '\t') character = ' ';
  const bool surrogate = character >= 0xD800 && character < 0xE000;
  append_utf8(one, surrogate || character > 0x10FFFF ? U'\uFFFD' : character);
  put(one);
}

void TextBuilder::add(std::string_view utf8) {
  std::string clean;
  clean.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const char c = utf8[at];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r') {
      if (at + 1 >= utf8.size() || utf8[at + 1] != '\n') clean += '\n';
    } else {
      clean += (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F ? ' ' : c;
    }
  }
  put(is_valid_utf8(clean) ? clean : make_valid_utf8(clean));
}

void TextBuilder::add_line(std::string_view utf8) {
  std::string line(utf8);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\r', ' ');
  add(line);
}

void TextBuilder::line_end() {
  if (!made_.text.empty() && made_.text.back() != '\n' && made_.text.back() != '\f') put("\n");
}

void TextBuilder::page_end() {
  line_end();
  if (!made_.text.empty() && made_.text.back() != '\f') put("\f");
}

void TextBuilder::form_feed() { put("\f"); }

void TextBuilder::cell_end() { put(between_cells); }

void TextBuilder::row_end() {
  if (made_.text.ends_with(between_cells)) made_.text.resize(made_.text.size() - between_cells.size());
  put("\n");
}

void TextBuilder::begin(PassageKind kind, const std::string& note) {
  end();
  const auto at = static_cast<std::uint32_t>(made_.text.size());
  made_.passages.push_back({at, at, kind, make_valid_utf8(note)});
  in_passage_ = true;
}

void TextBuilder::end() {
  if (!std::exchange(in_passage_, false)) return;
  Passage& passage = made_.passages.back();
  passage.end = static_cast<std::uint32_t>(made_.text.size());
  if (passage.begin >= passage.end) made_.passages.pop_back();
}

void TextBuilder::say(Problem problem) {
  if (!made_.problem) made_.problem = std::move(problem);
}

MarkedText TextBuilder::finish() {
  end();
  return std::move(made_);
}

void append(MarkedText& text, const MarkedText& more) {
  const auto shift = static_cast<std::uint32_t>(text.text.size());
  text.text += more.text;
  for (const Passage& passage : more.passages) {
    text.passages.push_back(passage);
    text.passages.back().begin += shift;
    text.passages.back().end += shift;
  }
  if (!text.problem) text.problem = more.problem;
}

}  // namespace evidence::reader
