// The paragraphs of one Criterion. Only .cpp files of this room include it.
#pragma once

#include <string>
#include <vector>

#include "evidence/report/draft.hpp"

namespace evidence::report {

void write_facts(Draft& draft, const Criterion& criterion, const CriterionResult& result);
void write_links(Draft& draft, const Criterion& criterion);
// What the fact rule still needs, one phrase each; empty where it has its answer.
std::vector<std::string> missing_facts(const Draft& draft, const CriterionResult& result);

}  // namespace evidence::report
