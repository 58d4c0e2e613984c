// Finds lines of text on a page with PP-OCRv4's detector (differentiable binarisation, arXiv 1911.08947).
#pragma once

#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/neural/executor.hpp"
#include "ocr/neural/text_box.hpp"
#include "ocr/picture.hpp"

namespace ocr::neural {

// Lines, in reading order, in pixels of the page. One thread at a time.
evidence::Result<std::vector<TextBox>> find_text(Executor& detector, const Picture& page);

// How likely each pixel is text, height × width numbers 0…1.
struct TextMap {
  const float* numbers = nullptr;
  int width = 0;
  int height = 0;
};

// Boxes around the connected patches of such a map, in its pixels, in no order.
std::vector<TextBox> boxes_of(const TextMap& map);

}  // namespace ocr::neural
