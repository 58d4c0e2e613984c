// The word of a score, from the Catalogue. Private to this room.
#pragma once

#include <string>

#include "evidence/criteria/scoring_parameters.hpp"

namespace evidence {

std::string word_for(const ScoringParameters& parameters, double score);

}  // namespace evidence
