// Circles in a mask of red ink at 100 dpi.
#pragma once

#include <vector>

#include "ocr/patches.hpp"
#include "ocr/picture.hpp"
#include "ocr/seals.hpp"

namespace ocr {

// Centres and radii that the edges inside a patch point to (Hough: each edge pixel votes along its gradient), best
// first. For seals that touch each other or other red ink.
std::vector<Disc> vote_for_circles(const Picture& mask, const Patch& patch, int smallest, int largest);

// Moves and sizes a candidate for the best ring: the share of 90 sectors with ink within 2.5 % of the radius, less
// half the share of ink just outside it.
Disc fit_ring(const Picture& mask, const Disc& candidate);

}  // namespace ocr
