// Where a line of text stands on a page.
#pragma once

#include <vector>

namespace ocr::neural {

struct Point {
  double x = 0;
  double y = 0;
};

// A rectangle, perhaps leaning. In pixels of the picture; a pixel covers [n, n + 1).
struct TextBox {
  Point centre;
  double width = 0;   // along `angle`
  double height = 0;  // across it
  double angle = 0;   // radians, clockwise from the right; -π/4 … π/4
  double score = 0;   // how sure the network is that it is text, 0…1
};

// Higher than 1.5 times its width: a line that runs down (PaddleOCR, get_rotate_crop_image).
bool is_tall(const TextBox& box);

// The smallest rectangle, of any angle, around points; in the same coordinates, score 0.
TextBox smallest_box(std::vector<Point> points);

// Rows from the top, each from the left, in a frame that leans as the long lines do.
void sort_for_reading(std::vector<TextBox>& boxes);

}  // namespace ocr::neural
