// What is still missing: the Criteria whose evidence is not sufficient, and what each lacks.
#pragma once

#include <string>
#include <vector>

#include "evidence/scoring/score.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

struct Gap {
  evidence::CriterionId criterion;
  double have = 0;  // its score
  evidence::EvidenceState state = evidence::EvidenceState::Unexamined;
  // Codes with texts "gap.<code>": "unexamined", "contradiction", "facts", "rule-fails", and a cap's name ("methods",
  // …).
  std::vector<std::string> needs;
  std::vector<std::string> missing_facts;            // ids of the Catalogue's registry, where the rule is unknown
  std::vector<evidence::MethodSet> missing_methods;  // else the method that would help most
  std::vector<std::string> links;                    // "L4": those that speak against it
};

// In the Catalogue's order; derived and not applicable Criteria are left out.
std::vector<Gap> find_gaps(const Session& session, const evidence::CaseScore& score);

}  // namespace workbench
