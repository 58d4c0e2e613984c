// Lines of text on a prepared page → words with boxes and confidence: what every engine does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"

namespace ocr {

// How a word stands to the one before it on its line.
enum class Gap : std::uint8_t { None, Blank, Cell };  // Cell: in the next cell of a table

// In pixels of the picture that was handed in. For Chinese a word is one character, else a run of letters, digits and
// their punctuation.
struct Word {
  std::string text;
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  std::uint8_t confidence = 0;  // percent
  Gap before = Gap::None;
};

struct Line {
  std::vector<Word> words;
  bool vertical = false;  // from top to bottom
};

// An engine. Kept warm: opening costs more than a page. One thread at a time.
class Recogniser {
 public:
  Recogniser() = default;
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;
  virtual ~Recogniser() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;  // "tesseract", "ppocr-v4": stands in pages
  // All lines of a page that was prepared (ocr/page_reader.hpp): upright, level, seal ink dropped. In the engine's own
  // order; unsure lines too.
  virtual evidence::Result<std::vector<Line>> read_lines(const Picture& page, double dpi) = 0;
  // A picture that holds one line of horizontal text and little else. No words where it holds none.
  virtual evidence::Result<Line> read_line(const Picture& line) = 0;
  // Whether read_line is any good at strips that were unrolled from a seal's rim.
  [[nodiscard]] virtual bool reads_strips() const { return false; }
};

}  // namespace ocr
