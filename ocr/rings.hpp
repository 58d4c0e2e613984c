// A ring of red ink: how much of an ellipse is really there, and whether words run along it.
#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "ocr/ellipse.hpp"
#include "ocr/picture.hpp"

namespace ocr {

inline constexpr std::size_t sectors = 90;
using Sectors = std::bitset<sectors>;
std::size_t sector_of(double angle);  // [0, 2π)

struct Ring {
  Ellipse ellipse;
  double coverage = 0;  // share of the visible sectors that have an edge on the ellipse
  double visible = 1;   // share of the sectors that lie on the page
};

// Sectors whose piece of the ellipse lies on a page of this size.
Sectors visible_sectors(const Ellipse& ellipse, int width, int height);

// The edge as the ellipse sees it where it is no farther away than `band` pixels and its ink lies inwards within 20
// degrees.
std::optional<OnEllipse> lying_on(const Axes& axes, const Edge& edge, double band);
inline constexpr double ring_band = 2.5;  // pixels at 100 dpi: a scanned rim is 1 mm wide and wavers by half of it

Ring measure_ring(const Ellipse& ellipse, const std::vector<Edge>& edges, int width, int height);

inline constexpr double longest = 1.9;  // times as long as wide: ovals of 45 × 25 mm are about the longest

// Fits again and again through what lies on it, as a circle and as an ellipse, whichever has more on it.
Ring refine_ring(const Ring& ring, const std::vector<Edge>& edges, int width, int height);

// Whether strokes begin and end all along the band between 0.62 and 0.84 of the way out, as those of words do. A logo's
// bare ring has none; and whether something is empty between the rim and the words: an emblem's wreath and gear are
// broader than a rim.
bool has_words(const Ellipse& ellipse, const Picture& ink);

}  // namespace ocr
