// Invented organisations. The set that is tuned on and the one that is reported share no syllable, no font and no seed.
#pragma once

#include <string>
#include <vector>

#include "tests/support/seals/draws.hpp"

namespace tests::seals {

enum class Set { Tuning, Reporting };

std::string organisation(Set set, Draws& draws);
std::string seal_purpose(Set set, Draws& draws);  // 合同专用章
const std::vector<std::string>& fonts_of(Set set);
const std::vector<std::string>& sentences_of(Set set);

}  // namespace tests::seals
