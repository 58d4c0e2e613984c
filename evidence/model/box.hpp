// Where a box stands to another.
#pragma once

#include "evidence/model/page.hpp"

namespace evidence {

// Whether the middle of a word's box lies in a place on its page, edges included: how a place names the words in it.
constexpr bool has_middle_in(const Box& word, const Box& place) {
  const int x = word.x * 2 + word.w;
  const int y = word.y * 2 + word.h;
  return x >= place.x * 2 && x <= (place.x + place.w) * 2 && y >= place.y * 2 && y <= (place.y + place.h) * 2;
}

}  // namespace evidence
