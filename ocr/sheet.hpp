// The part of a picture that is read, no larger than engines can use.
#pragma once

#include "ocr/page_reader.hpp"
#include "ocr/picture.hpp"
#include "ocr/scale.hpp"

namespace ocr {

// `picture` is the one that was handed in, or `own` where only a part of it or a smaller one is read. The sheet must
// not outlive what was handed in.
class Sheet {
 public:
  // Its long side has at most 3600 pixels: A4 at 300 dpi. More costs time and reads no better.
  Sheet(const Picture& picture, const PageOptions::Region& region);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  [[nodiscard]] const Picture& picture() const { return is_whole_ ? whole_ : own_; }
  [[nodiscard]] double dpi() const { return dpi_; }
  // Everything in a Recognition of the sheet, back on what was handed in.
  void place_back(Recognition& recognition) const;

 private:
  const Picture& whole_;
  Picture own_;
  bool is_whole_ = false;
  Area area_;
  double scale_ = 1;  // pixels handed in for each of the sheet
  double dpi_ = 0;
};

}  // namespace ocr
