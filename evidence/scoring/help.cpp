// "What would help most": score again with one hypothetical item per missing (set, unit).
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "evidence/scoring/assessment.hpp"

namespace evidence {

namespace {

struct Unit {
  std::string project;
  bool is_new = false;
};

constexpr std::string_view kHypothetical = "hypothetical";

// Where the criterion asks for projects: those that are linked, and a new one while there are too few.
std::vector<Unit> units_of(const EvidenceNeeds& needs, const std::vector<EvidenceTerm>& evidence, int key_projects) {
  if (needs.n_req == 0) return {Unit{}};
  std::set<std::string> projects;
  for (const EvidenceTerm& term : evidence) {
    if (!term.project.empty() && term.stance == Stance::Supports) projects.insert(term.project);
  }
  std::vector<Unit> units;
  for (const std::string& project : projects) units.push_back({project, false});
  if (key_projects < needs.n_req) units.push_back({std::string(kHypothetical), true});
  return units;
}

EvidenceTerm good_item(Method method, const Unit& unit, const std::map<Method, Directness>& usual_directness) {
  EvidenceTerm term;
  term.id = kHypothetical;
  term.method = method;
  const auto usual = usual_directness.find(method);
  if (usual != usual_directness.end()) term.directness = usual->second;
  term.review = LinkReview::Confirmed;
  term.project = unit.project;
  term.age_months = 0;
  term.in_force = true;
  return term;
}

class Trial {
 public:
  Trial(const ScoringParameters& parameters, const EvidenceNeeds& needs, const std::vector<EvidenceTerm>& evidence,
        GateState gate, const std::map<Method, Directness>& usual_directness)
      : parameters_(parameters),
        needs_(needs),
        evidence_(evidence),
        gate_(gate),
        usual_(usual_directness),
        prepared_(prepare(parameters, needs, evidence)),
        now_(assess(parameters, needs, prepared_, gate)) {}

  std::vector<Help> all() {
    std::vector<Help> found;
    for (const Unit& unit : units_of(needs_, evidence_, now_.key_projects)) {
      for (const MethodSet& set : needs_.method_sets) {
        if (is_met(set, unit)) continue;
        const Help best = best_of(set, unit);
        const bool listed = std::ranges::any_of(found, [&](const Help& one) {
          return one.method == best.method && one.project == best.project && one.new_project == best.new_project;
        });
        if (six_decimals(best.gain) > 0 && !listed) found.push_back(best);
      }
    }
    std::ranges::stable_sort(found, std::greater<>{}, [](const Help& one) { return six_decimals(one.gain); });
    return found;
  }

 private:
  [[nodiscard]] bool is_met(const MethodSet& set, const Unit& unit) const {
    for (std::size_t i = 0; i < evidence_.size(); ++i) {
      const bool here = needs_.n_req == 0 || evidence_[i].project == unit.project;
      if (here && prepared_.terms[i].valid && std::ranges::find(set, evidence_[i].method) != set.end()) return true;
    }
    return false;
  }

  Help best_of(const MethodSet& set, const Unit& unit) {
    Help best;
    bool first = true;
    for (const Method method : set) {
      evidence_.push_back(good_item(method, unit, usual_));
      const double score = assess(parameters_, needs_, prepare(parameters_, needs_, evidence_), gate_).score;
      evidence_.pop_back();
      if (!first && six_decimals(score) <= six_decimals(best.score)) continue;
      best = Help{method, unit.is_new ? std::string() : unit.project, unit.is_new, score, score - now_.score};
      first = false;
    }
    return best;
  }

  const ScoringParameters& parameters_;
  const EvidenceNeeds& needs_;
  std::vector<EvidenceTerm> evidence_;
  GateState gate_;
  const std::map<Method, Directness>& usual_;
  PreparedEvidence prepared_;
  Assessment now_;
};

}  // namespace

std::vector<Help> what_would_help(const ScoringParameters& parameters, const EvidenceNeeds& needs,
                                  const std::vector<EvidenceTerm>& evidence, GateState gate,
                                  const std::map<Method, Directness>& usual_directness) {
  if (gate == GateState::Fail) return {};  // no evidence helps while a fact stands against it
  return Trial(parameters, needs, evidence, gate, usual_directness).all();
}

}  // namespace evidence
