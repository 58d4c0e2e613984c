// Titles, groups, methods, the facts registry, practices of all areas.
#include <algorithm>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

namespace {

Titled titled(const Json& object) {
  return Titled{text_of(object, "id"), text_of(object, "title_zh"), text_of(object, "title_en")};
}

std::optional<std::int64_t> limit_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<std::int64_t>();
}

FactColumn column(const Json& object) {
  FactColumn made;
  made.id = text_of(object, "id");
  made.type = word_of<FactType>(object, "type");
  made.unit = text_of(object, "unit");
  made.title_zh = text_of(object, "title_zh");
  made.title_en = text_of(object, "title_en");
  made.min = limit_of(object, "min");
  made.unit_cited = flag_of(object, "unit_cited");
  return made;
}

FactDefinition fact(const Json& object) {
  FactDefinition made;
  made.id = text_of(object, "id");
  made.type = word_of<FactType>(object, "type");
  made.unit = text_of(object, "unit");
  made.title_zh = text_of(object, "title_zh");
  made.title_en = text_of(object, "title_en");
  made.claim_is = word_of<ClaimIs>(object, "claim_is");
  made.min = limit_of(object, "min");
  made.max = limit_of(object, "max");
  made.pattern = text_of(object, "pattern");
  made.values = texts_of(object, "values");
  made.open_values = flag_of(object, "open_values");
  made.default_from = texts_of(object, "default_from");
  made.applies_to = words_of<ApplicationKind>(object, "applies_to");
  for (const Json& one : list_of(object, "columns")) made.columns.push_back(column(one));
  made.complete_means_zh = text_of(object, "complete_means_zh");
  return made;
}

Provenance provenance(const Json& object) {
  return Provenance{text_of(object, "id"),       text_of(object, "title"),   text_of(object, "kind"),
                    text_of(object, "used_for"), text_of(object, "locator"), text_of(object, "licence"),
                    text_of(object, "notice")};
}

MethodDefinition method(const Json& object) {
  return MethodDefinition{
      word_of<Method>(object, "id"),   text_of(object, "title_zh"),
      text_of(object, "title_en"),     text_of(object, "source"),
      text_of(object, "oscal_method"), parse_word<Directness>(text_of(object, "default_directness"))};
}

// The scale of people's Ratings is the one that has the model's values.
std::map<RatingValue, double> rating_scale(const Json& scales) {
  std::map<RatingValue, double> made;
  for (const Json& scale : scales) {
    for (const Json& value : list_of(scale, "values")) {
      const auto rating = parse_word<RatingValue>(text_of(value, "id"));
      if (rating) made[*rating] = number_of(value, "min_exclusive");
    }
  }
  return made;
}

ProcessArea area(const Json& object) {
  ProcessArea made;
  made.id = text_of(object, "id");
  made.category = word_of<AreaCategory>(object, "category");
  made.title_zh = text_of(object, "title_zh");
  made.title_en = text_of(object, "title_en");
  made.purpose_zh = text_of(object, "purpose_zh");
  made.origin = text_of(object, "origin");
  made.weight = number_of(object, "weight", 1);
  return made;
}

}  // namespace

void read_registry(const Json& root, Catalogue& catalogue) {
  catalogue.id = text_of(root, "id");
  catalogue.version = text_of(root, "version");
  catalogue.schema_version = text_of(root, "schema_version");
  catalogue.title_zh = text_of(root, "title_zh");
  catalogue.title_en = text_of(root, "title_en");
  catalogue.disclaimer_zh = text_of(root, "disclaimer_zh");
  catalogue.disclaimer_en = text_of(root, "disclaimer_en");
  catalogue.replaceable = flag_of(root, "replaceable");
  catalogue.target_level = integer_of(root, "target_level");
  catalogue.archive_years = integer_of(root, "archive_years");
  catalogue.sanctions_zh = texts_of(root, "sanctions_zh");
  for (const Json& one : list_of(root, "provenance")) catalogue.provenance.push_back(provenance(one));
  for (const Json& one : list_of(root, "levels")) {
    catalogue.levels.push_back(titled(one));
    catalogue.levels.back().id = std::to_string(integer_of(one, "level"));
  }
  for (const Json& one : list_of(root, "groups")) {
    catalogue.groups.push_back(
        {text_of(one, "id"), integer_of(one, "order"), word_of<Gate>(one, "gate"), number_of(one, "weight")});
  }
  std::ranges::stable_sort(catalogue.groups, std::less<>{}, &CriteriaGroup::order);
  for (const Json& one : list_of(root, "methods")) catalogue.methods.push_back(method(one));
  for (const Json& one : list_of(root, "facts")) catalogue.facts.push_back(fact(one));
  for (const Json& one : list_of(root, "common_features")) catalogue.common_features.push_back(titled(one));
  for (const Json& one : list_of(root, "generic_practices")) {
    catalogue.generic_practices.push_back(
        {text_of(one, "id"), text_of(one, "common_feature"), text_of(one, "title_zh"), text_of(one, "title_en")});
  }
  catalogue.rating_above = rating_scale(list_of(root, "rating_scales"));
  for (const Json& one : list_of(root, "process_areas")) catalogue.areas.push_back(area(one));
}

}  // namespace evidence
