#include "evidence/criteria/schema_check.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace evidence {

using namespace literals;

namespace {

// What valijson 1.0 says → our sentence. {name} is what stands between quotes in its words, {limit} its number.
constexpr std::array<std::pair<std::string_view, TextKey>, 13> kSentences{{
    {"Missing required property", "error.catalogue.required"_key},
    {"Object contains a property", "error.catalogue.unknown-field"_key},
    {"Value type not permitted", "error.catalogue.type"_key},
    {"Failed to match against any enum", "error.catalogue.not-listed"_key},
    {"Failed to match expected value", "error.catalogue.constant"_key},
    {"Failed to match regex", "error.catalogue.pattern"_key},
    {"Expected number less", "error.catalogue.too-large"_key},
    {"Expected number greater", "error.catalogue.too-small"_key},
    {"String should be no more", "error.catalogue.too-long"_key},
    {"String should be no fewer", "error.catalogue.empty-text"_key},
    {"Array should contain no more", "error.catalogue.too-many"_key},
    {"Array should contain no fewer", "error.catalogue.too-few"_key},
    {"Elements at indexes", "error.catalogue.repeated-element"_key},
}};

std::string quoted_part(std::string_view words) {
  const std::size_t begin = words.find('\'');
  const std::size_t end = words.rfind('\'');
  if (begin == std::string_view::npos || end <= begin) return "";
  return std::string(words.substr(begin + 1, end - begin - 1));
}

std::string number_part(std::string_view words) {
  const std::size_t begin = words.find_first_of("0123456789");
  if (begin == std::string_view::npos) return "";
  const std::size_t end = words.find_first_not_of("0123456789.", begin);
  std::string number(words.substr(begin, end == std::string_view::npos ? end : end - begin));
  while (number.ends_with('.') || (number.contains('.') && number.ends_with('0'))) number.pop_back();
  return number;
}

// {"<root>", "[clauses]", "[3]", "[gate]"} → "clauses[3].gate"
std::string path_of(const std::vector<std::string>& context) {
  std::string path;
  for (const std::string& part : context) {
    if (!part.starts_with('[') || !part.ends_with(']')) continue;
    const std::string name = part.substr(1, part.size() - 2);
    const bool is_index = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
    if (is_index) {
      path += part;
    } else {
      path += (path.empty() ? "" : ".") + name;
    }
  }
  return path;
}

// valijson also reports every level above a mistake; those words start the same way.
bool is_leaf(std::string_view words) { return !words.starts_with("Failed to validate"); }

SchemaMistake mistake_of(const valijson::ValidationResults::Error& error) {
  SchemaMistake mistake{path_of(error.context), "error.catalogue.schema"_key, {{"what", error.description}}};
  const auto sentence = std::ranges::find_if(
      kSentences, [&](const auto& candidate) { return error.description.starts_with(candidate.first); });
  if (sentence == kSentences.end()) return mistake;
  mistake.key = sentence->second;
  mistake.arguments = {{"name", quoted_part(error.description)}, {"limit", number_part(error.description)}};
  return mistake;
}

std::vector<SchemaMistake> validate(const nlohmann::json& document, const nlohmann::json& schema_document) {
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  std::vector<SchemaMistake> mistakes;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) return mistakes;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    if (is_leaf(error.description)) mistakes.push_back(mistake_of(error));
  }
  return mistakes;
}

}  // namespace

Result<std::vector<SchemaMistake>> check_schema(const nlohmann::json& document, std::string_view schema_text) {
  try {
    return validate(document, nlohmann::json::parse(schema_text));
  } catch (const std::exception& problem) {
    return fail(ErrorKind::Defect, "error.catalogue.schema-unusable"_key, {}, problem.what());
  }
}

}  // namespace evidence
