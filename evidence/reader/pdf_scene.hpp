// What a page's content paints, without painting it. Private to the pdf_ files.
#pragma once

#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "evidence/reader/page_builder.hpp"

namespace evidence::reader {

// A page's crop box in its own space (points, y upwards), and how often it is turned clockwise to be shown.
struct PageFrame {
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
  int quarters = 0;

  [[nodiscard]] double shown_width() const { return quarters % 2 == 0 ? width : height; }
  [[nodiscard]] double shown_height() const { return quarters % 2 == 0 ? height : width; }
  // Two opposite corners → where that is on the page as shown, in points from its top left corner.
  [[nodiscard]] Rectangle shown(double x0, double y0, double x1, double y1) const;
};

PageFrame frame_of(QPDFPageObjectHelper& page);

struct PlacedImage {
  QPDFObjectHandle image;
  QPDFMatrix matrix;      // of the unit square that it fills
  bool black_ink = true;  // what a stencil paints with
};

struct Scene {
  std::vector<PlacedImage> images;  // in the order of painting
  bool text = false;                // that can be seen
  bool hidden_text = false;         // painted invisibly, or below a picture of the whole page
  bool shapes = false;              // lines and areas that are not white
  bool other = false;               // shadings, inline pictures, transparency, optional content
};

// Throws what qpdf throws. Content beyond 32 MiB of operators counts as `other`.
Scene scene_of(QPDF& pdf, QPDFPageObjectHelper& page, const PageFrame& frame);

// The smallest upright rectangle around a placed image, as shown.
Rectangle place_of(const PlacedImage& placed, const PageFrame& frame);

}  // namespace evidence::reader
