// What people corrected on a page, put over what the engine read there.
#pragma once

#include <vector>

#include "evidence/model/rows.hpp"

namespace evidence::store {

// Applies the corrections of this page in their order, those taken back left out. The words whose centre lies in a
// correction's place give way to its text, at the place in the reading order of the first of them; where no word lies
// there the text is put before the first line below. The new words fill the place line by line, are sure, and stand in
// a passage of kind Correction whose note is the correction's id. What else the page says is untouched.
Page corrected(Page page, const std::vector<Correction>& corrections);

}  // namespace evidence::store
