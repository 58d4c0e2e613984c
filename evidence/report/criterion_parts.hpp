// The paragraphs of one Criterion. Only .cpp files of this room include it.
#pragma once

#include <string>
#include <vector>

#include "evidence/report/draft.hpp"

namespace evidence::report {

void write_facts(Draft& draft, const Criterion& criterion, const CriterionResult& result);
void write_links(Draft& draft, const Criterion& criterion);

}  // namespace evidence::report
