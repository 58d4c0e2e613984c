// Parts of a seal as straight strips of dark ink on white.
#pragma once

#include <vector>

#include "ocr/picture.hpp"
#include "ocr/seal_ink.hpp"

namespace ocr {

inline constexpr int strip_height = 64;  // pixels

// How deep below the rim something lies, in half axes `down`.
struct Band {
  double outer = 0.075;
  double inner = 0.44;
  [[nodiscard]] double middle() const { return (outer + inner) / 2; }
  [[nodiscard]] double height() const { return inner - outer; }
};

// Places along the middle of a band at equal lengths: shares of a turn, clockwise from the bottom of the seal's own
// axes; 1.25 is 0.25 again. Characters stand upright on it.
class Rim {
 public:
  Rim(const Seal& seal, const Band& band);
  struct Place {
    double x = 0, y = 0;                // in the band's middle
    double inward_x = 0, inward_y = 0;  // unit vector
  };
  [[nodiscard]] Place at(double share) const;
  [[nodiscard]] double length() const { return length_; }  // pixels
  [[nodiscard]] double height() const { return height_; }  // of the band, pixels

 private:
  double across_, down_, x_, y_, cosine_, sine_, length_ = 0, height_;
  std::vector<double> angles_;
};

// The band bent straight, from one place to another: characters become broader towards their feet.
Picture unrolled(const SealInk& seal, const Rim& rim, double from, double to);

// Characters that stand `pitch` apart, each upright and unbent, side by side: cell n about the place `first + n·pitch`.
// Narrow ones are made broader, as engines know them.
struct Cells {
  double first = 0;
  double pitch = 0;
  int count = 0;
  double broader = 1;
};
Picture side_by_side(const SealInk& seal, const Rim& rim, const Cells& cells);

// Where between rim and centre the words of these cells stand, with a little room.
Band band_of_words(const SealInk& seal, const Cells& cells);

// The middle of the widest stretch of the rim that carries no words: a share of a turn.
double widest_gap(const SealInk& seal, const Rim& rim);

// A level part of a seal whose up lies at `up` degrees clockwise from the page's: columns from -`half` to `half`, rows
// from `top` to `bottom`, in half axes `down` from the centre.
Picture level_part(const SealInk& seal, double up, double half, double top, double bottom);

}  // namespace ocr
