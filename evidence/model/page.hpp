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

// Bytes [begin, end) of the page's text that are something else than the paper's plain text.
struct Passage {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PassageKind kind = PassageKind::Doubtful;
  std::string note;  // who wrote it, or which engine read it; may be empty
  friend bool operator==(const Passage&, const Passage&) = default;
};

// A red seal (公章) on the page.
struct Seal {
  Box box;
  SealShape shape = SealShape::Round;
  std::string ring;             // the text along its edge: an organisation's name; empty where it cannot be read
  std::string inner;            // straight text within: 合同专用章, a number
  std::uint8_t confidence = 0;  // of the ring text, percent
  std::uint8_t certainty = 0;   // that it is a seal at all, percent
  friend bool operator==(const Seal&, const Seal&) = default;
};

struct Page {
  std::uint32_t number = 1;  // from 1
  std::string text;          // UTF-8; lines end with \n; no blanks between Chinese characters
  std::vector<Word> words;   // in reading order, not overlapping; may leave blanks and line ends uncovered
  PageOrigin origin = PageOrigin::TextLayer;
  std::uint8_t confidence = 100;  // mean of the words, percent
  double width_points = 595;      // 1/72 inch, as shown (after rotation)
  double height_points = 842;
  std::vector<Passage> passages;  // in text order, not overlapping
  std::vector<Seal> seals;        // from top to bottom
  std::string engine;             // that recognised it; empty where nothing was recognised
  std::vector<Problem> problems;  // what could not be read on it
  friend bool operator==(const Page&, const Page&) = default;
};

}  // namespace evidence
