// The Catalogue: versioned, schema-checked data that says what is to be shown, by which rules, scales, deadlines and
// fees. Form: schemas/catalogue.md and schemas/catalogue.schema.json. Immutable once loaded; may be read from any
// thread.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/base/money.hpp"
#include "evidence/base/result.hpp"
#include "evidence/criteria/criterion.hpp"
#include "evidence/criteria/fact_definition.hpp"
#include "evidence/criteria/procedure_data.hpp"
#include "evidence/criteria/scoring_parameters.hpp"

namespace evidence {

struct Provenance {
  std::string id;
  std::string title;
  std::string kind;
  std::string used_for;
  std::string locator;
  std::string licence;
  std::string notice;  // a copyright notice that must be shown wherever the source's text is
};

struct Titled {
  std::string id;
  std::string title_zh;
  std::string title_en;
};

struct CriteriaGroup {
  std::string id;  // its Chinese name
  int order = 0;
  Gate gate = Gate::None;
  double weight = 0;  // 0: shown, not summed
};

struct MethodDefinition {
  Method method = Method::Document;
  std::string title_zh;
  std::string title_en;
  std::string source;
  std::string oscal_method;
  std::optional<Directness> default_directness;
};

struct ProcessArea {
  std::string id;
  AreaCategory category = AreaCategory::Engineering;
  std::string title_zh;
  std::string title_en;
  std::string purpose_zh;
  std::string origin;
  double weight = 1;
  std::vector<CriterionId> base_practices;
  std::vector<CriterionId> cells;  // area × generic practice
};

struct GenericPractice {
  std::string id;
  std::string common_feature;
  std::string title_zh;
  std::string title_en;
};

struct Catalogue {
  std::string id;
  std::string version;
  std::string schema_version;
  std::string title_zh;
  std::string title_en;
  std::string disclaimer_zh;
  std::string disclaimer_en;
  bool replaceable = false;
  int target_level = 0;
  int archive_years = 0;
  std::vector<Provenance> provenance;
  std::vector<Titled> levels;  // id: "1" … "5"
  std::vector<Stage> stages;
  std::vector<CriteriaGroup> groups;  // by `order`
  std::vector<MethodDefinition> methods;
  std::vector<FactDefinition> facts;
  std::vector<Titled> common_features;
  std::vector<GenericPractice> generic_practices;
  std::vector<ProcessArea> areas;
  // Everything an auditor judges, in order: the clauses of each group, each followed by its sub-criteria; then area by
  // area the base practices and the cells. Built by expand().
  std::vector<Criterion> criteria;
  std::unordered_map<std::string, std::size_t> criterion_index;  // id → place in `criteria`
  ScoringParameters scoring;
  std::map<RatingValue, double> rating_above;  // people's scale: a value stands for more than this percent (N: 0)
  std::vector<Deadline> deadlines;
  std::vector<Fee> fees;
  std::vector<AcceptancePart> acceptance_parts;
  std::vector<std::string> sanctions_zh;
  ConclusionRule conclusion_rule;
  PanelRule panel_rule;
};

// One thing that is wrong with a catalogue. The sentence of `key` names {file}, {line} and {field} and says what is due
// there.
struct CatalogueProblem {
  std::string file;
  std::size_t line = 1;  // of the value, from 1
  std::string field;     // "clauses[3].rule"; ids are named where the thing has one: "clauses[3](3.2-2).rule"
  TextKey key;
  TextArguments arguments;  // with file, line and field
};

// Reads, validates against the JSON Schema (draft-07), then makes our own checks: ids unique, references exist, rules
// parse and their kinds fit, weights and thresholds sane. Gives every problem that was found, in the order of lines.
std::expected<Catalogue, std::vector<CatalogueProblem>> read_catalogue(std::string_view text,
                                                                       std::string_view file_name,
                                                                       std::string_view schema_text);
// The same where one Error is enough: the first problem, with {more} counting the others (all of them in `detail`).
Result<Catalogue> load_catalogue(std::string_view text, std::string_view file_name, std::string_view schema_text);
Result<Catalogue> load_catalogue_file(const std::filesystem::path& catalogue, const std::filesystem::path& schema);
// The catalogue and the schema that stand in the share folder (base/texts.hpp).
std::filesystem::path default_catalogue_path();
std::filesystem::path catalogue_schema_path();

// Null when there is none.
const Criterion* find_criterion(const Catalogue& catalogue, const CriterionId& id);
const ProcessArea* find_area(const Catalogue& catalogue, std::string_view id);
bool applies(const Criterion& criterion, ApplicationKind kind);

}  // namespace evidence
