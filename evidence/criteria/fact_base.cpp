#include "evidence/criteria/fact_base.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace evidence {

namespace {

// What the Case itself knows; proven, because its own Entries say so. Places that are not recorded give nothing.
std::optional<FactValue> case_value(const CaseInfo& info, std::string_view place) {
  if (place == "case.kind") return std::string(word(info.kind));
  if (place == "case.accepted_on" && info.accepted_on) return *info.accepted_on;
  if (place == "case.reference_date" && info.reference_date) return *info.reference_date;
  return std::nullopt;
}

// The organisation's own requirements: a Case that configures none has none, and that is known.
constexpr std::string_view kConfiguredRequirements = "case.supplementary_requirements";

class Defaults {
 public:
  Defaults(FactBase& base, const CaseInfo& info) : base_(base), info_(info) {}

  // What is known of a fact, looked for along its `default_from`; a circle ends where it began.
  const KnownFact* find(const std::string& id) {
    if (const auto known = base_.values.find(id); known != base_.values.end()) return &known->second;
    const FactDefinition* definition = find_fact(base_.registry, id);
    if (definition == nullptr || !under_way_.insert(id).second) return nullptr;
    const KnownFact* result = nullptr;
    for (const std::string& place : definition->default_from) {
      if (const auto value = case_value(info_, place)) {
        result = &base_.values.emplace(id, KnownFact{{*value}, {}, true}).first->second;
        break;
      }
      if (const KnownFact* other = find(place)) {
        KnownFact copy = *other;
        copy.from_case = true;
        result = &base_.values.emplace(id, std::move(copy)).first->second;
        break;
      }
    }
    under_way_.erase(id);
    return result;
  }

 private:
  FactBase& base_;
  const CaseInfo& info_;
  std::set<std::string> under_way_;
};

}  // namespace

FactBase make_fact_base(const Catalogue& catalogue, const CaseSnapshot& snapshot) {
  FactBase base;
  base.registry = catalogue.facts;
  for (const auto& fact : *snapshot.facts) {
    if (fact->removed || find_fact(base.registry, fact->name) == nullptr) continue;
    if (fact->state == FactState::Accepted) base.values[fact->name].proven.push_back(fact->value);
    if (fact->state == FactState::Claimed) base.values[fact->name].claimed.push_back(fact->value);
  }
  Defaults defaults(base, snapshot.info);
  for (const FactDefinition& definition : base.registry) {
    if (definition.type != FactType::Table) {
      defaults.find(definition.id);
    } else if (std::ranges::find(definition.default_from, kConfiguredRequirements) != definition.default_from.end()) {
      base.tables.try_emplace(definition.id, KnownTable{true, {}});
    }
  }
  return base;
}

}  // namespace evidence
