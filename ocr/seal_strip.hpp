// Parts of a seal as straight strips of dark ink on white.
#pragma once

#include "ocr/picture.hpp"
#include "ocr/seal.hpp"

namespace ocr {

inline constexpr int strip_height = 64;  // pixels

// How ink is told from paper. Redness leaves black print below the seal out, but JPEG keeps colours at half the
// resolution; Darkness, green's where red is bright, keeps fine strokes.
enum class InkBy { Redness, Darkness };

// The band of words along the rim, clockwise from the bottom: `turns` times round. One channel.
Picture unrolled(const Picture& picture, const Seal& seal, int turns, InkBy by);

// The single turn begun anew in the middle of its widest gap; `begin`: the column of the other one that came first.
struct Rolled {
  Picture strip;
  int begin = 0;
};
Rolled from_widest_gap(const Picture& turn);

// A level part of a seal whose up lies at `up` degrees clockwise from the page's: columns from -`half` to `half`, rows
// from `top` to `bottom`, in half axes `down` from the centre.
Picture level_part(const Picture& picture, const Seal& seal, double up, double half, double top, double bottom,
                   InkBy by);

}  // namespace ocr
