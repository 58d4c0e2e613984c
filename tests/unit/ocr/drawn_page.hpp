// Pages drawn without fonts, and an engine that reads them: a character is a T, so which way up it stands can be seen.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ocr/recogniser.hpp"

namespace ocr {

inline constexpr int letter = 30;  // pixels, at 200 dpi: 11 points
inline constexpr int pitch = 36;

inline Picture blank_page(int width = 1654, int height = 2339) {  // A4 at 200 dpi
  Picture page(width, height, 1, 200);
  std::fill(page.pixels.begin(), page.pixels.end(), std::uint8_t{245});
  return page;
}

inline void fill(Picture& page, int x, int y, int width, int height, std::uint8_t value = 20) {
  for (int v = y; v < y + height; ++v) std::fill(page.row(v) + x, page.row(v) + x + width, value);
}

inline void draw_letter(Picture& page, int x, int y) {
  fill(page, x, y, letter, 10);
  fill(page, x + 12, y + 10, 6, letter - 10);
}

inline void draw_line(Picture& page, int x, int y, int letters) {
  for (int i = 0; i < letters; ++i) draw_letter(page, x + i * pitch, y);
}

// Lines of different lengths that begin at different places, as text does.
inline Picture written_page(int lines = 16) {
  Picture page = blank_page();
  for (int i = 0; i < lines; ++i) draw_line(page, 150 + i * 13 % pitch, 200 + i * 70, 34 - i * 7 % 11);
  return page;
}

// Reads every band of ink as a line and every T as a word. Sure of those that stand upright.
class BandReader : public Recogniser {
 public:
  [[nodiscard]] std::string_view name() const override { return "bands"; }
  evidence::Result<std::vector<Line>> read_lines(const Picture& page, double /*dpi*/) override {
    ++pages_read;
    std::vector<Line> lines;
    for (int y = 0; y < page.height; ++y) {
      if (!is_inked(page, y)) continue;
      const int top = y;
      while (y < page.height && is_inked(page, y)) ++y;
      if (y - top >= letter / 2) lines.push_back(line_between(page, top, y));
    }
    return lines;
  }
  evidence::Result<Line> read_line(const Picture& line) override {
    ++lines_read;
    auto lines = read_lines(line, 200);
    --pages_read;
    return lines->empty() ? Line{} : (*lines)[0];
  }
  int pages_read = 0;
  int lines_read = 0;

 private:
  static bool is_dark(const Picture& page, int x, int y) { return page.row(y)[x] < 128; }
  static bool is_inked(const Picture& page, int y) {
    return std::any_of(page.row(y), page.row(y) + page.width, [](auto value) { return value < 128; });
  }
  static Line line_between(const Picture& page, int top, int bottom) {
    Line line;
    int upper = 0;
    int lower = 0;
    for (int x = 0; x < page.width; ++x) {
      const int begin = x;
      for (bool inked = true; inked && x < page.width; x += inked ? 1 : 0) {
        inked = false;
        for (int y = top; y < bottom; ++y) {
          if (!is_dark(page, x, y)) continue;
          inked = true;
          ++(y < (top + bottom) / 2 ? upper : lower);
        }
      }
      if (x > begin) line.words.push_back({"丁", begin, top, x - begin, bottom - top, 0, Gap::None});
    }
    for (Word& word : line.words) word.confidence = upper > lower ? 97 : 30;
    return line;
  }
};

// A line with one word for each character, each as wide as high.
inline Line line_of(const std::vector<std::string>& characters, int x, int y, int size = letter,
                    std::uint8_t confidence = 96) {
  Line line;
  for (const std::string& character : characters) {
    line.words.push_back({character, x, y, size, size, confidence, Gap::None});
    x += size + size / 5;
  }
  return line;
}

inline std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    if (!text.empty()) text += '\n';
    for (const Word& word : line.words)
      text += (word.before == Gap::Cell ? " | " : word.before == Gap::Blank ? " " : "") + word.text;
  }
  return text;
}

}  // namespace ocr
