#include "evidence/scoring/assessment.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace evidence {

namespace {

constexpr std::size_t kMethods = Words<Method>::names.size();
constexpr int kLinesWanted = 2;  // corroboration: two methods, or the one there is

using MethodsSeen = std::array<bool, kMethods>;

bool meets(const MethodSet& set, const MethodsSeen& seen) {
  return std::ranges::any_of(set, [&](Method method) { return seen[static_cast<std::size_t>(method)]; });
}

// What the caps count.
struct Counts {
  MethodsSeen seen{};
  bool direct = false;
  bool key = false;
  int key_projects = 0;
};

Counts count(const PreparedEvidence& evidence, std::size_t left_out) {
  Counts counts;
  std::vector<bool> projects(evidence.units, false);
  for (std::size_t i = 0; i < evidence.terms.size(); ++i) {
    const PreparedTerm& term = evidence.terms[i];
    if (i == left_out || !term.valid) continue;
    counts.seen[static_cast<std::size_t>(term.method)] = true;
    counts.direct = counts.direct || term.valid_direct;
    counts.key = counts.key || term.key;
    if (term.key && term.names_project) projects[term.unit] = true;
  }
  counts.key_projects = static_cast<int>(std::ranges::count(projects, true));
  return counts;
}

// B and C: the best of each cell, multiplied in the order of the cells.
void combine(const ScoringParameters& parameters, const EvidenceNeeds& needs, const PreparedEvidence& evidence,
             std::size_t left_out, Assessment& result) {
  std::vector<double> best_for(evidence.cells, 0);
  std::vector<double> best_against(evidence.cells, 0);
  for (std::size_t i = 0; i < evidence.terms.size(); ++i) {
    const PreparedTerm& term = evidence.terms[i];
    if (i == left_out) continue;
    result.examined = result.examined || term.supports || term.contradicts;
    best_for[term.cell] = std::max(best_for[term.cell], term.support);
    best_against[term.cell] = std::max(best_against[term.cell], term.against);
  }
  const std::size_t sets = std::max<std::size_t>(needs.method_sets.size(), 1);
  const auto& alphas = parameters.alpha_by_method_sets;
  const double alpha = alphas[std::min(sets, alphas.size()) - 1];
  double open_for = 1;
  double open_against = 1;
  for (std::size_t cell = 0; cell < evidence.cells; ++cell) {
    open_for *= 1 - alpha * best_for[cell];
    open_against *= 1 - parameters.beta * best_against[cell];
  }
  result.b = 1 - open_for;
  result.c = 1 - open_against;
  result.raw = 100 * result.b * (1 - result.c);
}

double contradiction_cap(const ScoringParameters& parameters, double c) {
  const double rounded = six_decimals(c);
  if (rounded <= 0) return 100;
  return rounded < six_decimals(parameters.contradiction_strong_at) ? parameters.caps.contradiction_any
                                                                    : parameters.caps.contradiction_strong;
}

double gate_cap(const ScoringParameters& parameters, GateState gate) {
  if (gate == GateState::Fail) return 0;
  return gate == GateState::Unknown ? parameters.caps.gate_unknown : 100;
}

void limit(const ScoringParameters& parameters, const EvidenceNeeds& needs, const Counts& counts, GateState gate,
           Assessment& result) {
  const auto missing = static_cast<std::size_t>(
      std::ranges::count_if(needs.method_sets, [&](const MethodSet& set) { return !meets(set, counts.seen); }));
  const auto& caps = parameters.caps;
  result.cap_methods = caps.methods[std::min(missing, caps.methods.size() - 1)];
  if (!counts.direct) result.cap_direct = caps.direct;
  const int lines = static_cast<int>(std::ranges::count(counts.seen, true));
  if (lines < std::min(kLinesWanted, static_cast<int>(needs.method_sets.size()))) result.cap_lines = caps.lines;
  result.key_projects = counts.key_projects;
  if (needs.n_req > 0) {
    result.cap_projects =
        caps.projects_floor + (100 - caps.projects_floor) * std::min(counts.key_projects, needs.n_req) / needs.n_req;
  } else if (!counts.key) {
    result.cap_quality = caps.quality;
  }
  result.cap_contradiction = contradiction_cap(parameters, result.c);
  result.cap_gate = gate_cap(parameters, gate);
  result.score = std::min({result.raw, result.cap_methods, result.cap_direct, result.cap_lines, result.cap_projects,
                           result.cap_quality, result.cap_contradiction, result.cap_gate});
}

}  // namespace

double resolution_factor(const ScoringParameters& parameters, LinkResolution resolution) {
  switch (resolution) {
    case LinkResolution::Explained:
      return parameters.resolution_explained;
    case LinkResolution::Closed:
      return parameters.resolution_closed;
    case LinkResolution::Open:
      break;
  }
  return parameters.resolution_open;
}

PreparedEvidence prepare(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                         const std::vector<EvidenceTerm>& evidence) {
  std::map<std::pair<Method, std::string>, std::size_t> cells;
  std::map<std::string, std::size_t> units;
  for (const EvidenceTerm& term : evidence) {
    const std::string unit = unit_of(term);
    cells.emplace(std::pair(term.method, unit), 0);
    units.emplace(unit, 0);
  }
  PreparedEvidence prepared;
  for (auto& [cell, place] : cells) place = prepared.cells++;
  for (auto& [unit, place] : units) place = prepared.units++;
  for (const EvidenceTerm& term : evidence) {
    const std::string unit = unit_of(term);
    const double q = quality_of(parameters, needs, term).q;
    PreparedTerm one;
    one.method = term.method;
    one.cell = cells.find({term.method, unit})->second;
    one.unit = units.find(unit)->second;
    one.supports = term.stance == Stance::Supports;
    one.contradicts = term.stance == Stance::Contradicts;
    if (one.supports) one.support = q;
    if (one.contradicts) one.against = q * resolution_factor(parameters, term.resolution);
    one.valid = one.supports && six_decimals(q) >= six_decimals(parameters.q_valid);
    one.valid_direct = one.valid && term.directness == Directness::Direct;
    one.key = one.valid_direct && six_decimals(q) >= six_decimals(parameters.q_key);
    one.names_project = !term.project.empty();
    prepared.terms.push_back(one);
  }
  return prepared;
}

Assessment assess(const ScoringParameters& parameters, const EvidenceNeeds& needs, const PreparedEvidence& evidence,
                  GateState gate, std::size_t left_out) {
  Assessment result;
  combine(parameters, needs, evidence, left_out, result);
  limit(parameters, needs, count(evidence, left_out), gate, result);
  return result;
}

std::vector<MethodSet> missing_sets(const EvidenceNeeds& needs, const PreparedEvidence& evidence) {
  const Counts counts = count(evidence, kNothingLeftOut);
  std::vector<MethodSet> missing;
  for (const MethodSet& set : needs.method_sets) {
    if (!meets(set, counts.seen)) missing.push_back(set);
  }
  return missing;
}

}  // namespace evidence
