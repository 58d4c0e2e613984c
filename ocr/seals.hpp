// Round red seals on paper: where they are, and how to take their ink off the words below them.
#pragma once

#include <vector>

#include "ocr/picture.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// Finds round and oval rings of red ink, 23–66 mm across, with words along them; whole, cut by the page's edge (a
// quarter of the ring must be on it), pale, touching and overlapping, over black text and photographs. Redness at 100
// dpi, its edges, circles and ovals that they vote for, each verified by the share of 90 sectors of its rim that have
// an edge in the right direction (`vote`: ≥ 0.62 of a whole ring, ≥ 0.75 of a cut one). Red headings, rules, filled
// discs, emblems and bare rings are none; nor are blue and black stamps, which cannot be told from print by colour. A
// picture smaller than A5 in which nothing is found may be a picture of one seal, and is looked at as such. From top to
// bottom.
std::vector<Seal> find_seals(const Picture& picture, double dpi);

// The picture in grey; inside the discs the brightest of the three channels, which makes red ink as white as paper and
// leaves black ink black.
Picture grey_without_seals(const Picture& picture, const std::vector<Seal>& seals);

}  // namespace ocr
