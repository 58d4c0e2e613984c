#include "evidence/criteria/catalogue.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/texts.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/criteria/catalogue_reading.hpp"
#include "evidence/criteria/schema_check.hpp"

namespace evidence {

using namespace literals;

namespace {

using Problems = std::vector<CatalogueProblem>;

Problems one_problem(std::string_view file, std::size_t line, TextKey key, TextArguments arguments) {
  CatalogueProblem problem{std::string(file), line, "", key, std::move(arguments)};
  problem.arguments.emplace_back("file", problem.file);
  problem.arguments.emplace_back("line", std::to_string(line));
  problem.arguments.emplace_back("field", "/");
  return {problem};
}

void check_form(const JsonDocument& document, std::string_view schema_text, ProblemList& problems) {
  for (const std::string& path : document.repeated) problems.add(path, "error.catalogue.repeated-key"_key);
  auto mistakes = check_schema(document.root, schema_text);
  if (!mistakes) {
    problems.add("", mistakes.error().key, {{"reason", mistakes.error().detail}});
    return;
  }
  for (SchemaMistake& mistake : *mistakes) problems.add(mistake.path, mistake.key, std::move(mistake.arguments));
}

Catalogue build(const Json& root, ProblemList& problems) {
  Catalogue catalogue;
  read_registry(root, catalogue);
  read_procedure(root, catalogue);
  catalogue.scoring = read_scoring(root.at("scoring"));
  check_identifiers(root, problems);
  check_facts(root, problems);
  check_references(root, problems);
  check_procedure(root, problems);
  check_scoring(root, problems);
  expand(root, catalogue, problems);
  return catalogue;
}

}  // namespace

std::expected<Catalogue, Problems> read_catalogue(std::string_view text, std::string_view file_name,
                                                  std::string_view schema_text) {
  if (!is_valid_utf8(text)) return std::unexpected(one_problem(file_name, 1, "error.catalogue.not-utf8"_key, {}));
  const JsonRead read = read_json(text);
  if (!read.ok) {
    return std::unexpected(one_problem(file_name, read.fault.line, "error.catalogue.syntax"_key,
                                       {{"column", std::to_string(read.fault.column)}}));
  }
  ProblemList problems(read.document, file_name);
  try {
    check_form(read.document, schema_text, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems).sorted());
    Catalogue catalogue = build(read.document.root, problems);
    if (!problems.empty()) return std::unexpected(std::move(problems).sorted());
    return catalogue;
  } catch (const std::exception& unexpected) {  // a schema that lets through what the reader does not expect
    problems.add("", "error.catalogue.schema-unusable"_key, {{"reason", unexpected.what()}});
    return std::unexpected(std::move(problems).sorted());
  }
}

Result<Catalogue> load_catalogue(std::string_view text, std::string_view file_name, std::string_view schema_text) {
  auto read = read_catalogue(text, file_name, schema_text);
  if (read) return std::move(*read);
  Problems& problems = read.error();
  std::string detail;
  for (const CatalogueProblem& problem : problems) {
    detail += fmt::format("{}:{}: {}: {}\n", problem.file, problem.line, problem.field, problem.key.name);
  }
  CatalogueProblem& first = problems.front();
  first.arguments.emplace_back("more", std::to_string(problems.size() - 1));
  return fail(ErrorKind::Input, first.key, std::move(first.arguments), std::move(detail));
}

Result<Catalogue> load_catalogue_file(const std::filesystem::path& catalogue, const std::filesystem::path& schema) {
  auto schema_text = read_whole_file(schema);
  if (!schema_text) return pass_on(schema_text);
  auto text = read_whole_file(catalogue);
  if (!text) return pass_on(text);
  return load_catalogue(*text, catalogue.filename().string(), *schema_text);
}

std::filesystem::path default_catalogue_path() {
  return share_folder() / "assets" / "catalogue" / "default-sd-l2.json";
}

std::filesystem::path catalogue_schema_path() { return share_folder() / "schemas" / "catalogue.schema.json"; }

const Criterion* find_criterion(const Catalogue& catalogue, const CriterionId& id) {
  const auto found = catalogue.criterion_index.find(id.value);
  return found == catalogue.criterion_index.end() ? nullptr : &catalogue.criteria[found->second];
}

const ProcessArea* find_area(const Catalogue& catalogue, std::string_view id) {
  const auto found = std::ranges::find(catalogue.areas, id, &ProcessArea::id);
  return found == catalogue.areas.end() ? nullptr : &*found;
}

bool applies(const Criterion& criterion, ApplicationKind kind) {
  const auto& kinds = criterion.needs.applies_to;
  return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
}

}  // namespace evidence
