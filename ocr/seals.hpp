// Round red seals on paper: where they are, and how to take their ink off the words below them.
#pragma once

#include <vector>

#include "ocr/picture.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// In pixels of the picture.
struct Disc {
  double x = 0;
  double y = 0;
  double radius = 0;
  double vote = 0;  // share of the ring that carries ink, 0…1
};

// Finds discs of 23–66 mm with a red ring: redness = R - max(G, B); connected patches of it at 100 dpi, touching seals
// taken apart by circle voting; each verified by the share of 90 sectors with ink on the ring (> 0.75). A red heading
// or rule is no disc and is never found. State seals measure 40–50 mm (GB/T 33476 leaves the size to the issuer; the
// range covers special seals and 1:1 copies made smaller).
std::vector<Seal> find_seals(const Picture& picture, double dpi);

// The picture in grey; inside the discs the brightest of the three channels, which makes red ink as white as paper and
// leaves black ink black.
Picture grey_without_seals(const Picture& picture, const std::vector<Seal>& seals);

}  // namespace ocr
