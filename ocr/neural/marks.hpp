// Marks that the network takes for others, put right by what stands around them.
#pragma once

#include <vector>

#include "ocr/neural/line_reader.hpp"

namespace ocr::neural {

// Full-width marks are small and look alike: 丶 for 、 and ° for 。. A mark is changed only where Chinese characters
// around it leave no other meaning; in a number only the sign between its groups of three digits is, a full stop for a
// comma; a blank within a sum is dropped, one between a date and a time is put back; the year in the number of an
// official document stands in 〔〕. No digit is ever changed, added or dropped; a q becomes a 9 where it stands within
// what is a sum with a 9 there. Source: what ppocr-v4 confused on the tuning pages (tests/pages/page_set.hpp).
void mend_marks(std::vector<Character>& characters);

}  // namespace ocr::neural
