#include "ocr/lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "evidence/base/utf8.hpp"
#include "ocr/page_reader.hpp"

namespace ocr {
namespace {

constexpr double gap_for_blank = 0.6;  // of the height

// Chinese characters and everything else that is written as wide as one (full-width punctuation).
bool is_wide(const std::string& text) {
  if (text.empty() || !evidence::is_valid_utf8(text)) return false;
  std::size_t at = 0;
  const char32_t c = evidence::next_code_point(text, at);
  return evidence::is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x2010 && c <= 0x2026);
}

bool is_only_blank(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!evidence::is_blank(evidence::next_code_point(text, at))) return false;
  }
  return true;
}

bool wants_blank(const Word& before, const Word& word) {
  const bool wide_before = is_wide(before.text);
  const bool wide = is_wide(word.text);
  if (wide_before && wide) return false;
  if (!wide_before && !wide) return true;
  const int gap = word.x - (before.x + before.width);
  return gap > gap_for_blank * std::max(before.height, word.height);
}

void extend(Word& word, const Symbol& symbol) {
  const int right = std::max(word.x + word.width, symbol.x + symbol.width);
  const int bottom = std::max(word.y + word.height, symbol.y + symbol.height);
  word.text += symbol.text;
  word.x = std::min(word.x, symbol.x);
  word.y = std::min(word.y, symbol.y);
  word.width = right - word.x;
  word.height = bottom - word.y;
  // The weakest symbol decides: a number with one doubtful digit is doubtful.
  word.confidence = std::min(word.confidence, static_cast<std::uint8_t>(std::lround(symbol.confidence)));
}

}  // namespace

std::vector<Line> lines_of(const std::vector<Symbol>& symbols) {
  std::vector<Line> lines;
  bool apart = false;
  for (const Symbol& symbol : symbols) {
    if (symbol.starts_line || lines.empty()) lines.emplace_back();
    std::vector<Word>& line = lines.back().words;
    if (!evidence::is_valid_utf8(symbol.text) || is_only_blank(symbol.text)) {
      apart = apart || symbol.starts_word;
      continue;
    }
    const bool starts = symbol.starts_word || apart;
    apart = false;
    const bool joins = !line.empty() && !starts && !is_wide(symbol.text) && !is_wide(line.back().text);
    if (joins) {
      extend(line.back(), symbol);
      continue;
    }
    const float percent = std::clamp(symbol.confidence, 0.0F, 100.0F);
    Word word{symbol.text,  symbol.x,      symbol.y,
              symbol.width, symbol.height, static_cast<std::uint8_t>(std::lround(percent)),
              Gap::None};
    if (!line.empty() && starts && wants_blank(line.back(), word)) word.before = Gap::Blank;
    line.push_back(std::move(word));
  }
  std::erase_if(lines, [](const Line& line) { return line.words.empty(); });
  return lines;
}

std::uint8_t mean_confidence(const std::vector<Line>& lines) {
  double sum = 0;
  std::size_t count = 0;
  for (const Line& line : lines) {
    for (const Word& word : line.words) sum += word.confidence, ++count;
  }
  return count == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::lround(sum / static_cast<double>(count)));
}

}  // namespace ocr
