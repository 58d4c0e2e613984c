// Reads one line of text with PP-OCRv4's recogniser (SVTR-LCNet with connectionist temporal classification).
#pragma once

#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/neural/executor.hpp"
#include "ocr/neural/resampling.hpp"
#include "ocr/picture.hpp"

namespace ocr::neural {

// A character of a line and where it stands along it.
struct Character {
  std::string text;      // UTF-8; may be a blank
  float confidence = 0;  // 0…1
  double middle = 0;     // share of the line's length, 0…1
};

// The characters that the recogniser knows, by class: class 0 is "none", the last one the blank.
// `keys`: ppocr_keys_v1.txt, one character a line.
std::vector<std::string> classes_of(std::string_view keys);

// Pixels that the network is given for a strip: as many as it was trained with for a short line, fewer for a long one.
int reading_width(const Strip& strip);

// The line in a strip of the page. One thread at a time. Fails with "error.ocr.model" where the network's classes are
// not those of the list.
evidence::Result<std::vector<Character>> read_strip(Executor& recogniser, const std::vector<std::string>& classes,
                                                    const Picture& page, const Strip& strip);

// Greedy decoding: repeated winners are one character, "none" parts equal ones. `scores`: one row of classes for each
// position, as they are before the softmax; `positions`: how many rows hold the line, the rest is margin.
std::vector<Character> decode(const View& scores, const std::vector<std::string>& classes, double positions);

}  // namespace ocr::neural
