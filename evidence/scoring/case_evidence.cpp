#include "evidence/scoring/case_evidence.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace evidence {

namespace {

// Days of the case: dates that default to something of the Case itself, and the facts that such a date falls back on.
std::set<std::string> days_of_the_case(const std::vector<FactDefinition>& registry) {
  std::set<std::string> days;
  bool grew = true;
  while (grew) {
    grew = false;
    for (const FactDefinition& fact : registry) {
      if (fact.type != FactType::Date) continue;
      const bool of_case = days.contains(fact.id) || std::ranges::any_of(fact.default_from, [&](const std::string& at) {
                             return at.starts_with("case.") || days.contains(at);
                           });
      if (!of_case) continue;
      grew = days.insert(fact.id).second || grew;
      for (const std::string& at : fact.default_from) {
        if (!at.starts_with("case.")) grew = days.insert(at).second || grew;
      }
    }
  }
  return days;
}

class Collector {
 public:
  Collector(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options, const CaseDays& days)
      : catalogue_(catalogue), snapshot_(snapshot), options_(options), days_(days) {
    for (const auto& record : *snapshot.records) records_[record->id] = record.get();
    for (const auto& project : *snapshot.projects) {
      if (!project->removed) projects_.insert(project->id);
    }
    for (const auto& link : *snapshot.links) {
      if (!link->removed) live_.insert(link->id);
    }
    for (const Criterion& criterion : catalogue.criteria) named_days_.push_back(days.named_by(criterion));
  }

  CaseEvidence all() {
    found_.by_criterion.resize(catalogue_.criteria.size());
    for (const auto& link : *snapshot_.links) {
      if (std::ranges::find(options_.without, link->id) == options_.without.end())
        add(*link, full_form(link->id), true);
    }
    for (std::size_t i = 0; i < options_.with.size(); ++i) {
      add(options_.with[i], "with:" + std::to_string(i), false);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool came_from_removed_source(const Citation& citation) const {
    return std::ranges::any_of(*snapshot_.sources, [&](const auto& source) {
      return source->removed && source->first_item.origin == citation.item.origin &&
             citation.item.counter >= source->first_item.counter &&
             citation.item.counter < source->first_item.counter + source->item_count;
    });
  }

  void add(const Link& link, std::string id, bool of_the_case) {
    if (link.removed) return;
    const auto place = catalogue_.criterion_index.find(link.criterion.value);
    if (place == catalogue_.criterion_index.end()) {
      found_.unknown_criterion.push_back(link.id);
      return;
    }
    EvidenceTerm term;
    term.id = std::move(id);
    if (of_the_case) term.link = link.id;
    std::optional<CivilDate> date = link.date;
    std::optional<ProjectId> project = link.project;
    if (const auto* record_id = std::get_if<RecordId>(&link.evidence)) {
      const auto record = records_.find(*record_id);
      if (record == records_.end() || record->second->removed) return;
      term.method = method_of(record->second->kind);
      if (!date) date = record->second->held_on;
      if (!project) project = record->second->project;
    } else if (came_from_removed_source(std::get<Citation>(link.evidence))) {
      return;
    }
    if (project && projects_.contains(*project)) term.project = full_form(*project);
    describe(link, date, named_days_[place->second], term);
    found_.by_criterion[place->second].push_back(std::move(term));
  }

  void describe(const Link& link, std::optional<CivilDate> date, const std::vector<CivilDate>& days,
                EvidenceTerm& term) const {
    term.directness = link.directness;
    term.stance = link.stance;
    term.strength = link.strength;
    term.review = review_of(link);
    term.resolution = resolution_of(link);
    // Evidence that was itself taken back closes nothing.
    const bool cited = std::ranges::any_of(link.resolutions, [&](const auto& one) {
      return !one.second.because.empty() && one.second.evidence && live_.contains(*one.second.evidence);
    });
    if (term.resolution == LinkResolution::Closed && !cited) term.resolution = LinkResolution::Explained;
    const bool dated = date && date->ok();
    if (dated && days_.reference()) term.age_months = age_in_months(*days_.reference(), *date);
    term.in_force = in_force(link, days);
  }

  const Catalogue& catalogue_;
  const CaseSnapshot& snapshot_;
  const ScoreOptions& options_;
  const CaseDays& days_;
  std::unordered_map<RecordId, const Record*> records_;
  std::unordered_set<ProjectId> projects_;
  std::unordered_set<LinkId> live_;
  std::vector<std::vector<CivilDate>> named_days_;  // in the Catalogue's order
  CaseEvidence found_;
};

}  // namespace

CaseDays::CaseDays(const Catalogue& catalogue, const FactBase& facts, std::optional<CivilDate> reference)
    : reference_(reference) {
  for (const std::string& id : days_of_the_case(catalogue.facts)) {
    const auto known = facts.values.find(id);
    if (known == facts.values.end()) continue;
    for (const auto* values : {&known->second.proven, &known->second.claimed}) {
      for (const FactValue& value : *values) {
        if (const auto* date = std::get_if<CivilDate>(&value)) days_[id].push_back(*date);
      }
    }
  }
}

std::vector<CivilDate> CaseDays::named_by(const Criterion& criterion) const {
  std::vector<CivilDate> named;
  if (reference_) named.push_back(*reference_);
  for (const std::string& fact : criterion.facts) {
    const auto found = days_.find(fact);
    if (found != days_.end()) named.insert(named.end(), found->second.begin(), found->second.end());
  }
  return named;
}

std::optional<bool> in_force(const Link& link, const std::vector<CivilDate>& days) {
  if ((!link.valid_from && !link.valid_to) || days.empty()) return std::nullopt;
  return std::ranges::all_of(days, [&](CivilDate day) {
    return (!link.valid_from || *link.valid_from <= day) && (!link.valid_to || day <= *link.valid_to);
  });
}

CaseEvidence collect_evidence(const Catalogue& catalogue, const CaseSnapshot& snapshot, const ScoreOptions& options,
                              const CaseDays& days) {
  return Collector(catalogue, snapshot, options, days).all();
}

}  // namespace evidence
