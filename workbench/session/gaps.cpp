#include "workbench/session/gaps.hpp"

#include <algorithm>

#include "workbench/session/naming.hpp"

namespace workbench {

using namespace evidence;

namespace {

// Above the last but one cut the evidence is 充分.
double sufficient_above(const Catalogue& catalogue) {
  const auto& words = catalogue.scoring.words;
  return words.size() < 2 ? 0 : words[words.size() - 2].first;
}

void add_reasons(const CaseSnapshot& snapshot, const CriterionResult& result, Gap& gap) {
  if (gap.state == EvidenceState::Unexamined) gap.needs.emplace_back("unexamined");
  if (result.own.refutation > 0) gap.needs.emplace_back("contradiction");
  for (const ScoredTerm& term : result.own.terms) {
    if (term.term.stance == Stance::Contradicts && term.rho > 0 && term.term.link) {
      gap.links.push_back(shown_id(snapshot.links, term.term.link));
    }
  }
  for (const ScoreCap& cap : result.own.caps) {
    if (!cap.binding && cap.missing.empty()) continue;
    if (cap.name == "gate") {
      gap.needs.emplace_back(result.own.gate == GateState::Fail ? "rule-fails" : "facts");
    } else if (cap.name != "contradiction" && gap.state != EvidenceState::Unexamined) {
      gap.needs.push_back(cap.name);
    }
    gap.missing_methods.insert(gap.missing_methods.end(), cap.missing.begin(), cap.missing.end());
  }
  if (result.rule && result.own.gate == GateState::Unknown) {
    gap.missing_facts = result.rule->missing;
    gap.missing_facts.insert(gap.missing_facts.end(), result.rule->claimed.begin(), result.rule->claimed.end());
    gap.missing_facts.insert(gap.missing_facts.end(), result.rule->incomplete.begin(), result.rule->incomplete.end());
    if (std::find(gap.needs.begin(), gap.needs.end(), "facts") == gap.needs.end()) gap.needs.emplace_back("facts");
  }
}

}  // namespace

std::vector<Gap> find_gaps(const Session& session, const CaseScore& score) {
  const SnapshotPtr snapshot = session.snapshot();
  const double cut = sufficient_above(session.catalogue());
  std::vector<Gap> gaps;
  for (const CriterionResult& result : score.criteria) {
    const Criterion* criterion = find_criterion(session.catalogue(), result.id);
    if (!result.applicable || criterion == nullptr || criterion->derived()) continue;
    if (six_decimals(result.own.score) > cut && result.own.gate != GateState::Fail) continue;
    Gap gap;
    gap.criterion = result.id;
    gap.have = shown(result.own.score);
    gap.state = result.own.state;
    add_reasons(*snapshot, result, gap);
    if (gap.needs.empty()) gap.needs.emplace_back("more");
    if (!result.help.empty() && gap.missing_methods.empty())
      gap.missing_methods.push_back({result.help.front().method});
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace workbench
