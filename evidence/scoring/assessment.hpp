// The arithmetic of SS-1.1 on terms whose quality is known. Private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/scoring/criterion_score.hpp"

namespace evidence {

// A term reduced to what the formula needs.
struct PreparedTerm {
  Method method = Method::Document;
  std::size_t cell = 0;  // place of its (method, unit) in sorted order
  std::size_t unit = 0;  // place of its unit in sorted order
  double support = 0;    // q of a supporting term
  double against = 0;    // q·ρ of a contradicting one
  bool supports = false;
  bool contradicts = false;
  bool valid = false;
  bool valid_direct = false;
  bool key = false;
  bool names_project = false;
};

struct PreparedEvidence {
  std::vector<PreparedTerm> terms;  // in the order of the evidence
  std::size_t cells = 0;
  std::size_t units = 0;
};

struct Assessment {
  double b = 0;
  double c = 0;
  double raw = 0;
  double score = 0;
  double cap_methods = 100;
  double cap_direct = 100;
  double cap_lines = 100;
  double cap_projects = 100;
  double cap_quality = 100;
  double cap_contradiction = 100;
  double cap_gate = 100;
  int key_projects = 0;
  bool examined = false;
};

// What a contradiction still weighs after its resolution.
double resolution_factor(const ScoringParameters& parameters, LinkResolution resolution);
PreparedEvidence prepare(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                         const std::vector<EvidenceTerm>& evidence);
inline constexpr std::size_t kNothingLeftOut = static_cast<std::size_t>(-1);
// The score of all terms but the one at `left_out`.
Assessment assess(const ScoringParameters& parameters, const EvidenceNeeds& needs, const PreparedEvidence& evidence,
                  GateState gate, std::size_t left_out = kNothingLeftOut);
// The method sets that no valid term meets.
std::vector<MethodSet> missing_sets(const EvidenceNeeds& needs, const PreparedEvidence& evidence);

}  // namespace evidence
