// Sub-criteria into clauses, practices into areas, areas into derived clauses, all into groups. Private to this room.
#pragma once

#include "evidence/scoring/score.hpp"

namespace evidence {

// Fills areas and groups, and the scores of clauses that are made of others. The criteria's own scores are given.
void sum_up(const Catalogue& catalogue, CaseScore& score);

}  // namespace evidence
