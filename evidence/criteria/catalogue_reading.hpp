// What the parts of the catalogue reader share. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/criteria/catalogue.hpp"
#include "evidence/criteria/json_lines.hpp"

namespace evidence {

using Json = nlohmann::json;

// Collects what is wrong, each with file, line and field.
class ProblemList {
 public:
  ProblemList(const JsonDocument& document, std::string_view file) : document_(document), file_(file) {}
  void add(const std::string& path, TextKey key, TextArguments arguments = {});
  // A rule's own sentence, whose {place} becomes file, line and field.
  void add_rule(const std::string& path, TextKey key, TextArguments arguments);
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] std::vector<CatalogueProblem> sorted() &&;  // by line, then field

 private:
  const JsonDocument& document_;
  std::string file_;
  std::vector<CatalogueProblem> problems_;
};

// Fields of an object that the schema has already checked; a field that is absent gives "", 0, nothing.
std::string text_of(const Json& object, const char* name);
std::vector<std::string> texts_of(const Json& object, const char* name);
int integer_of(const Json& object, const char* name, int otherwise = 0);
double number_of(const Json& object, const char* name, double otherwise = 0);
bool flag_of(const Json& object, const char* name);
const Json& list_of(const Json& object, const char* name);       // an empty array where absent
std::string at_index(std::string_view list, std::size_t index);  // "clauses", 3 → "clauses[3]"

template <class E>
E word_of(const Json& object, const char* name) {
  return parse_word<E>(text_of(object, name)).value_or(E{});
}
template <class E>
std::vector<E> words_of(const Json& object, const char* name) {
  std::vector<E> values;
  for (const std::string& one : texts_of(object, name)) {
    if (const auto value = parse_word<E>(one)) values.push_back(*value);
  }
  return values;
}

// Each reads its part of the document into the Catalogue.
void read_registry(const Json& root, Catalogue& catalogue);
void read_procedure(const Json& root, Catalogue& catalogue);
ScoringParameters read_scoring(const Json& scoring);
// The flat list of Criteria; compiles the rules and reports those that do not.
void expand(const Json& root, Catalogue& catalogue, ProblemList& problems);

// Our own checks, beyond the schema.
void check_identifiers(const Json& root, ProblemList& problems);
void check_facts(const Json& root, ProblemList& problems);
void check_references(const Json& root, ProblemList& problems);
void check_procedure(const Json& root, ProblemList& problems);
void check_scoring(const Json& root, ProblemList& problems);

}  // namespace evidence
