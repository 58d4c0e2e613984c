// A Page of an Item: text, words with boxes, how it was obtained and how sure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/base/problem.hpp"
#include "evidence/model/words.hpp"

namespace evidence {

// A rectangle in 1/1000 of the page's width and height, from the top left corner. x and y in [0, 1000]; w, h ≥ 0.
struct Box {
  std::int16_t x = 0;
  std::int16_t y = 0;
  std::int16_t w = 0;
  std::int16_t h = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

// A word (for Chinese: a run the engine gave, often one character). Its text is page.text[begin, end): bytes of UTF-8.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Box box;
  std::uint8_t confidence = 100;  // percent
  friend bool operator==(const Word&, const Word&) = default;
};

struct Page {
  std::uint32_t number = 1;  // from 1
  std::string text;          // UTF-8; lines end with \n; no blanks between Chinese characters
  std::vector<Word> words;   // in reading order, not overlapping; may leave blanks and line ends uncovered
  PageOrigin origin = PageOrigin::TextLayer;
  std::uint8_t confidence = 100;  // mean of the words, percent
  double width_points = 595;      // 1/72 inch, as shown (after rotation)
  double height_points = 842;
  std::vector<Problem> problems;  // what could not be read on it
  friend bool operator==(const Page&, const Page&) = default;
};

}  // namespace evidence
