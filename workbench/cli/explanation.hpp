// A score in words: what made it, and what is missing.
#pragma once

#include <set>
#include <string>

#include "evidence/base/texts.hpp"
#include "evidence/scoring/score.hpp"
#include "workbench/session/gaps.hpp"
#include "workbench/session/session.hpp"

namespace workbench::cli {

// Case, groups and areas; with `every_criterion` each Criterion in a line.
std::string explain_case(const Session& session, const evidence::CaseScore& score, const evidence::Texts& texts,
                         bool every_criterion);
// `uncertain`: links on words that were read with little confidence; they are marked.
std::string explain_criterion(const Session& session, const evidence::CriterionResult& result,
                              const evidence::Texts& texts, const std::set<evidence::LinkId>& uncertain);
std::string line_of_gap(const Session& session, const Gap& gap, const evidence::Texts& texts);

}  // namespace workbench::cli
