// Ovals of red ink: invoice and contract seals.
#pragma once

#include <vector>

#include "ocr/rings.hpp"

namespace ocr {

// Candidates, best first; what lies within the known rings casts no vote. An oval's opposite edges are parallel and
// face each other: the middle of every such pair votes for a centre; about a centre an ellipse is fitted through random
// triples of the edges that face each other (seeded: the same on every run). Half axes 36–130 pixels at 100 dpi (18–66
// mm across), at most 1.9 times as long as wide (发票专用章: 40 × 30 mm, State Taxation Administration 2011 No. 7;
// contract seals 45 × 30 mm).
std::vector<Ring> find_ovals(const std::vector<Edge>& edges, const std::vector<Ring>& known, int width, int height);

}  // namespace ocr
