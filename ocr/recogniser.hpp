// Picture → words with boxes and confidence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"
#include "ocr/seals.hpp"

namespace ocr {

// In pixels of the picture that was handed in. For Chinese a word is one character, else a run of letters, digits and
// their punctuation.
struct Word {
  std::string text;
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  std::uint8_t confidence = 0;  // percent
  bool blank_before = false;    // written apart from the word before it on its line
};

using Line = std::vector<Word>;

struct Recognition {
  std::vector<Line> lines;      // in reading order
  std::vector<Disc> seals;      // round red seals; their ink was not read
  std::uint8_t confidence = 0;  // mean of the words, percent; 0 where there are none
  double dpi = 0;               // that was worked with
};

// An engine. Kept warm: opening costs more than a page. One thread at a time.
class Recogniser {
 public:
  Recogniser() = default;
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;
  virtual ~Recogniser() = default;
  virtual evidence::Result<Recognition> recognise(const Picture& picture) = 0;
};

}  // namespace ocr
