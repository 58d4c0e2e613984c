// What paper, scanners and cameras do to a page. All change pictures of three channels.
#pragma once

#include "ocr/picture.hpp"
#include "tests/pages/dice.hpp"

namespace tests::pages {

void blur(ocr::Picture& picture, float deviation);  // Gaussian, pixels
void show_through(ocr::Picture& picture, const ocr::Picture& behind);
void tint(ocr::Picture& picture);
void shade(ocr::Picture& picture, double share);  // darker towards the lower right corner and along the left edge
void fade(ocr::Picture& picture, float contrast);
void add_noise(ocr::Picture& picture, float deviation, Dice& dice);
ocr::Picture photographed(const ocr::Picture& picture);
ocr::Picture black_and_white(const ocr::Picture& picture);  // of one channel, 0 and 255

}  // namespace tests::pages
