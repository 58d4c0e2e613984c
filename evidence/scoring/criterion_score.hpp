// The sufficiency of the evidence for one Criterion, 0–100, with everything that made it. An ordinal aid, not a
// probability. Formula: SS-1.1, domain.md b; every constant from the Catalogue's `scoring`. Pure functions; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/scoring/evidence_weight.hpp"

namespace evidence {

// The answer of the Criterion's fact rule; Pass where it has none.
enum class GateState { Pass, Fail, Unknown, NotApplicable };
enum class EvidenceState { Unexamined, Supported, Contested, Conflicting, Refuted };

template <>
struct Words<GateState> {
  static constexpr std::string_view set = "gate-state";
  static constexpr std::array<std::pair<GateState, std::string_view>, 4> names{{{GateState::Pass, "pass"},
                                                                                {GateState::Fail, "fail"},
                                                                                {GateState::Unknown, "unknown"},
                                                                                {GateState::NotApplicable, "na"}}};
};
template <>
struct Words<EvidenceState> {
  static constexpr std::string_view set = "evidence-state";
  static constexpr std::array<std::pair<EvidenceState, std::string_view>, 5> names{
      {{EvidenceState::Unexamined, "unexamined"},
       {EvidenceState::Supported, "supported"},
       {EvidenceState::Contested, "contested"},
       {EvidenceState::Conflicting, "conflicting"},
       {EvidenceState::Refuted, "refuted"}}};
};

// Why a term weighs what it weighs. Each code has texts "why.<code>".
// "best-in-cell", "same-cell" (another of the same method and unit weighs more), "neutral", "weak", "moderate",
// "indirect", "affirmation", "unreviewed", "disputed", "older", "undated", "out-of-window", "not-in-force",
// "in-force-unknown", "explained", "closed", "not-valid" (q below the least that counts), "not-key", "hypothetical".
struct ScoredTerm {
  EvidenceTerm term;
  std::string unit;
  Quality quality;
  double rho = 1;  // of a contradiction: what its resolution leaves
  bool best_in_cell = false;
  double value = 0;  // what it adds: the score with it less the score without it, in points (negative: it lowers)
  std::vector<std::string> why;
};

// A limit on the score. `name`: "methods", "direct", "lines", "projects", "quality", "contradiction", "gate"; texts
// "cap.<name>".
struct ScoreCap {
  std::string name;
  double limit = 100;
  bool binding = false;            // equal to the score where it is below raw
  std::vector<MethodSet> missing;  // "methods": the sets that nothing valid meets
  int projects = 0;                // "projects": distinct units of key items
  int projects_needed = 0;
};

struct CriterionScore {
  double support = 0;     // S = 100·B
  double refutation = 0;  // R = 100·C
  double raw = 0;
  double score = 0;  // 0 … 100, unrounded
  EvidenceState state = EvidenceState::Unexamined;
  GateState gate = GateState::Pass;
  std::string word;  // 不足 / 部分 / 基本充分 / 充分, from the Catalogue; "" where the state allows none
  int valid_terms = 0;
  std::vector<ScoreCap> caps;
  std::vector<ScoredTerm> terms;  // by id
};

// Comparisons with thresholds use six decimals.
double six_decimals(double value);
// Half up to 0.1: what is shown.
double shown(double value);

CriterionScore score_criterion(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                               const std::vector<EvidenceTerm>& evidence, GateState gate);

// What one more good piece would do: strong, confirmed, fresh, in force, as direct as the method usually is.
struct Help {
  Method method = Method::Document;
  std::string project;       // a linked project's id; "" = any, or of the organisation as a whole
  bool new_project = false;  // of a project that nothing is linked to yet
  double score = 0;          // then
  double gain = 0;           // points
};
// One hypothetical item per missing (set, unit) that gains something, best first; ties in the order of the sets.
// A method that `usual_directness` does not name is direct.
std::vector<Help> what_would_help(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                                  const std::vector<EvidenceTerm>& evidence, GateState gate,
                                  const std::map<Method, Directness>& usual_directness = {});

}  // namespace evidence
