// Every id names one thing.
#include <map>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

class Seen {
 public:
  explicit Seen(ProblemList& problems) : problems_(problems) {}

  void id(const std::string& id, const std::string& path) {
    const auto [first, is_new] = paths_.emplace(id, path);
    if (is_new) return;
    problems_.add(path + ".id", "error.catalogue.repeated-id"_key, {{"id", id}, {"first", first->second}});
  }
  void list(const Json& owner, const char* name, const std::string& prefix = {}) {
    const Json& elements = list_of(owner, name);
    const std::string path = prefix.empty() ? std::string(name) : prefix + "." + name;
    for (std::size_t i = 0; i < elements.size(); ++i) id(text_of(elements[i], "id"), at_index(path, i));
  }

 private:
  ProblemList& problems_;
  std::map<std::string, std::string> paths_;
};

void unique(const Json& owner, const char* name, ProblemList& problems, const std::string& prefix = {}) {
  Seen(problems).list(owner, name, prefix);
}

// Clauses, sub-criteria and base practices share one name space: Links and Ratings name them alike.
void criteria(const Json& root, ProblemList& problems) {
  Seen seen(problems);
  seen.list(root, "clauses");
  const Json& clauses = list_of(root, "clauses");
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    seen.list(clauses[i], "sub_criteria", at_index("clauses", i));
    unique(clauses[i], "attention", problems, at_index("clauses", i));
  }
  const Json& areas = list_of(root, "process_areas");
  for (std::size_t i = 0; i < areas.size(); ++i) seen.list(areas[i], "base_practices", at_index("process_areas", i));
}

}  // namespace

void check_identifiers(const Json& root, ProblemList& problems) {
  for (const char* list : {"provenance", "stages", "groups", "methods", "facts", "deadlines", "fees", "process_areas",
                           "common_features", "generic_practices", "rating_scales"}) {
    unique(root, list, problems);
  }
  criteria(root, problems);
  const Json& facts = list_of(root, "facts");
  for (std::size_t i = 0; i < facts.size(); ++i) unique(facts[i], "columns", problems, at_index("facts", i));
  unique(root.at("acceptance_review"), "parts", problems, "acceptance_review");
  unique(root.at("panel_rule"), "questions", problems, "panel_rule");
  Seen conditions(problems);
  conditions.list(root.at("conclusion_rule"), "fail_when_any", "conclusion_rule");
  conditions.list(root.at("conclusion_rule"), "pass_when_all", "conclusion_rule");
}

}  // namespace evidence
