#include "evidence/scoring/criterion_score.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "evidence/scoring/assessment.hpp"
#include "evidence/scoring/wording.hpp"

namespace evidence {

namespace {

constexpr double kMillion = 1e6;

EvidenceState state_of(const ScoringParameters& parameters, const Assessment& result) {
  if (!result.examined) return EvidenceState::Unexamined;
  const double at = six_decimals(parameters.state_at);
  const bool refuted = six_decimals(result.c) >= at;
  if (refuted) return six_decimals(result.b) >= at ? EvidenceState::Conflicting : EvidenceState::Refuted;
  return six_decimals(result.c) > 0 ? EvidenceState::Contested : EvidenceState::Supported;
}

std::vector<ScoreCap> caps_of(const EvidenceNeeds& needs, const PreparedEvidence& evidence, const Assessment& result,
                              GateState gate) {
  std::vector<ScoreCap> caps;
  caps.push_back({"methods", result.cap_methods, false, missing_sets(needs, evidence), 0, 0});
  caps.push_back({"direct", result.cap_direct, false, {}, 0, 0});
  caps.push_back({"lines", result.cap_lines, false, {}, 0, 0});
  if (needs.n_req > 0) {
    caps.push_back({"projects", result.cap_projects, false, {}, result.key_projects, needs.n_req});
  } else {
    caps.push_back({"quality", result.cap_quality, false, {}, 0, 0});
  }
  caps.push_back({"contradiction", result.cap_contradiction, false, {}, 0, 0});
  if (gate == GateState::Fail || gate == GateState::Unknown) caps.push_back({"gate", result.cap_gate, false, {}, 0, 0});
  const double score = six_decimals(result.score);
  for (ScoreCap& cap : caps) cap.binding = score < six_decimals(result.raw) && six_decimals(cap.limit) == score;
  return caps;
}

std::vector<std::string> why(const EvidenceNeeds& needs, const ScoredTerm& scored, const PreparedTerm& prepared) {
  const EvidenceTerm& term = scored.term;
  std::vector<std::string> codes;
  const auto say = [&](bool holds, const char* code) {
    if (holds) codes.emplace_back(code);
  };
  say(!term.link, "hypothetical");
  if (term.stance == Stance::Neutral) return {"neutral"};
  say(scored.best_in_cell, "best-in-cell");
  say(!scored.best_in_cell, "same-cell");
  say(term.strength == Strength::Moderate, "moderate");
  say(term.strength == Strength::Weak, "weak");
  say(term.directness == Directness::Indirect, "indirect");
  say(term.directness == Directness::Affirmation, "affirmation");
  say(term.review == LinkReview::Unreviewed, "unreviewed");
  say(term.review == LinkReview::Disputed, "disputed");
  const bool by_age = needs.recency == Recency::Practice || needs.recency == Recency::Window;
  say(by_age && !term.age_months, "undated");
  say(needs.recency == Recency::Practice && term.age_months && scored.quality.recency < 1, "older");
  say(needs.recency == Recency::Window && term.age_months && scored.quality.recency <= 0, "out-of-window");
  const bool by_validity = needs.recency == Recency::Validity && term.stance == Stance::Supports;
  say(by_validity && !term.in_force, "in-force-unknown");
  say(by_validity && term.in_force && !*term.in_force, "not-in-force");
  say(prepared.contradicts && term.resolution == LinkResolution::Explained, "explained");
  say(prepared.contradicts && term.resolution == LinkResolution::Closed, "closed");
  say(prepared.supports && !prepared.valid, "not-valid");
  say(prepared.valid && !prepared.key, "not-key");
  return codes;
}

// Leaving out a term changes nothing where another one does all that it does.
using Role = std::tuple<std::size_t, bool, bool, bool, bool, bool>;
Role role_of(const PreparedTerm& term) {
  return {term.cell, term.supports, term.valid, term.valid_direct, term.key, term.names_project};
}
double weight_of(const PreparedTerm& term) { return term.supports ? term.support : term.against; }

// What each term adds: the score with it less the score without it.
std::vector<double> values_of(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                              const PreparedEvidence& evidence, GateState gate, double score) {
  struct Best {
    std::size_t index = 0;
    std::size_t equals = 1;
  };
  std::map<Role, Best> best;
  for (std::size_t i = 0; i < evidence.terms.size(); ++i) {
    const PreparedTerm& term = evidence.terms[i];
    const auto [place, is_new] = best.try_emplace(role_of(term), Best{i, 1});
    if (is_new) continue;
    const double before = weight_of(evidence.terms[place->second.index]);
    if (weight_of(term) > before) place->second = Best{i, 1};
    if (weight_of(term) >= before && place->second.index != i) ++place->second.equals;
  }
  std::vector<double> values(evidence.terms.size(), 0);
  for (const auto& [role, one] : best) {
    const PreparedTerm& term = evidence.terms[one.index];
    if (one.equals > 1 || (!term.supports && !term.contradicts)) continue;
    values[one.index] = score - assess(parameters, needs, evidence, gate, one.index).score;
  }
  return values;
}

std::vector<ScoredTerm> scored_terms(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                                     const std::vector<EvidenceTerm>& evidence, const PreparedEvidence& prepared,
                                     const std::vector<double>& values) {
  // The first by id among the best of a cell is the one that counts.
  std::map<std::pair<std::size_t, bool>, std::size_t> best;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const PreparedTerm& term = prepared.terms[i];
    if (!term.supports && !term.contradicts) continue;
    const auto [place, is_new] = best.try_emplace({term.cell, term.supports}, i);
    const double before = weight_of(prepared.terms[place->second]);
    const bool earlier = weight_of(term) == before && evidence[i].id < evidence[place->second].id;
    if (weight_of(term) > before || earlier) place->second = i;
  }
  std::vector<ScoredTerm> terms;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const PreparedTerm& term = prepared.terms[i];
    ScoredTerm scored;
    scored.term = evidence[i];
    scored.unit = unit_of(evidence[i]);
    scored.quality = quality_of(parameters, needs, evidence[i]);
    if (term.contradicts) scored.rho = resolution_factor(parameters, evidence[i].resolution);
    const auto found = best.find({term.cell, term.supports});
    scored.best_in_cell = (term.supports || term.contradicts) && found != best.end() && found->second == i;
    scored.value = values[i];
    scored.why = why(needs, scored, term);
    terms.push_back(std::move(scored));
  }
  std::ranges::sort(terms, std::less<>{}, [](const ScoredTerm& scored) {
    return std::tuple(scored.term.link, std::string_view(scored.term.id));
  });
  return terms;
}

}  // namespace

double six_decimals(double value) { return std::floor(value * kMillion + 0.5) / kMillion; }

double shown(double value) { return std::floor(six_decimals(value) * 10 + 0.5) / 10; }

std::string word_for(const ScoringParameters& parameters, double score) {
  for (const auto& [up_to, name] : parameters.words) {
    if (six_decimals(score) <= up_to) return name;
  }
  return parameters.words.empty() ? std::string() : parameters.words.back().second;
}

CriterionScore score_criterion(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                               const std::vector<EvidenceTerm>& evidence, GateState gate) {
  const PreparedEvidence prepared = prepare(parameters, needs, evidence);
  const Assessment result = assess(parameters, needs, prepared, gate);
  CriterionScore made;
  made.support = 100 * result.b;
  made.refutation = 100 * result.c;
  made.raw = result.raw;
  made.score = result.score;
  made.gate = gate;
  made.state = state_of(parameters, result);
  const bool has_word = made.state == EvidenceState::Supported || made.state == EvidenceState::Contested;
  if (has_word && gate != GateState::Fail) made.word = word_for(parameters, result.score);
  made.valid_terms = static_cast<int>(std::ranges::count_if(prepared.terms, &PreparedTerm::valid));
  made.caps = caps_of(needs, prepared, result, gate);
  made.terms =
      scored_terms(parameters, needs, evidence, prepared, values_of(parameters, needs, prepared, gate, result.score));
  return made;
}

}  // namespace evidence
