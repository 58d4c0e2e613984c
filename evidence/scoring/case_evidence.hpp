// From the rows of a case to what the score counts. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence/scoring/score.hpp"

namespace evidence {

// The days on which a certificate has to be in force for a Criterion: the reference day and, of the facts that its
// rules read, the days of the case (acceptance, panel, application).
class CaseDays {
 public:
  CaseDays(const Catalogue& catalogue, const FactBase& facts, std::optional<CivilDate> reference);
  [[nodiscard]] std::optional<CivilDate> reference() const { return reference_; }
  [[nodiscard]] std::vector<CivilDate> named_by(const Criterion& criterion) const;

 private:
  std::optional<CivilDate> reference_;
  std::unordered_map<std::string, std::vector<CivilDate>> days_;  // by fact
};

// Nothing where neither end is said; an end that is not said is open when the other one is.
std::optional<bool> in_force(const Link& link, const std::vector<CivilDate>& days);

// The terms of each Criterion, from the Links that count. Links whose Criterion the Catalogue does not have are listed
// apart.
struct CaseEvidence {
  std::vector<std::vector<EvidenceTerm>> by_criterion;  // in the Catalogue's order
  std::vector<LinkId> unknown_criterion;
};
CaseEvidence collect_evidence(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options,
                              const CaseDays& days);

}  // namespace evidence
