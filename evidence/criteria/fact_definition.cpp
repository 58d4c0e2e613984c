#include "evidence/criteria/fact_definition.hpp"

#include <algorithm>

namespace evidence {

const FactDefinition* find_fact(const std::vector<FactDefinition>& registry, std::string_view id) {
  const auto found = std::ranges::find(registry, id, &FactDefinition::id);
  return found == registry.end() ? nullptr : &*found;
}

const FactColumn* find_column(const FactDefinition& table, std::string_view id) {
  const auto found = std::ranges::find(table.columns, id, &FactColumn::id);
  return found == table.columns.end() ? nullptr : &*found;
}

}  // namespace evidence
