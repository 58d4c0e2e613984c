// What the program proposes: evidence for a Criterion, Criteria for a quote. Counts for nothing until a person takes
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/suggest/suggest.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

struct Proposal {
  evidence::suggest::Candidate candidate;
  evidence::Item item;  // one Item with these bytes
};

// For one Criterion, or for all that take Links.
evidence::Result<std::vector<Proposal>> propose_evidence(Session& session,
                                                         const std::optional<evidence::CriterionId>& criterion,
                                                         std::size_t most_a_criterion);
// The Criteria that a quote most likely speaks to, best first.
evidence::Result<std::vector<evidence::suggest::CriterionGuess>> propose_criteria(Session& session,
                                                                                  std::string_view quote);

}  // namespace workbench
