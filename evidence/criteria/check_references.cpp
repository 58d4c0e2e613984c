// What one part of the catalogue names exists in another.
#include <set>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

using Names = std::set<std::string>;

Names ids_of(const Json& list) {
  Names ids;
  for (const Json& one : list) ids.insert(text_of(one, "id"));
  return ids;
}

class References {
 public:
  References(const Json& root, ProblemList& problems) : root_(root), problems_(problems) {}

  void name(const Json& owner, const char* field, const Names& known, const std::string& path) {
    if (!owner.contains(field)) return;
    known_or_wrong(text_of(owner, field), known, path + "." + field);
  }
  void names(const Json& owner, const char* field, const Names& known, const std::string& path) {
    const std::vector<std::string> texts = texts_of(owner, field);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      known_or_wrong(texts[i], known, at_index(path + "." + field, i));
    }
  }
  void method_sets(const Json& owner, const std::string& path) {
    const Names methods = ids_of(list_of(root_, "methods"));
    const Json& sets = list_of(owner, "method_sets");
    for (std::size_t i = 0; i < sets.size(); ++i) {
      for (std::size_t j = 0; j < sets[i].size(); ++j) {
        known_or_wrong(sets[i][j].get<std::string>(), methods, at_index(at_index(path + ".method_sets", i), j));
      }
    }
  }
  // A window needs its width, wherever a recency is written.
  void window(const Json& owner, const std::string& path) {
    if (text_of(owner, "recency") == "window" && !owner.contains("window_months")) {
      problems_.add(path + ".recency", "error.catalogue.window-without-months"_key);
    }
  }
  void evidence_needs(const Json& owner, const std::string& path) {
    method_sets(owner, path);
    window(owner, path);
  }

 private:
  void known_or_wrong(const std::string& id, const Names& known, const std::string& path) {
    if (!known.contains(id)) problems_.add(path, "error.catalogue.unknown-reference"_key, {{"id", id}});
  }

  const Json& root_;
  ProblemList& problems_;
};

void check_clauses(const Json& root, References& references) {
  const Names groups = ids_of(list_of(root, "groups"));
  const Names facts = ids_of(list_of(root, "facts"));
  const Names features = ids_of(list_of(root, "common_features"));
  const Json& clauses = list_of(root, "clauses");
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string path = at_index("clauses", i);
    references.name(clauses[i], "group", groups, path);
    references.names(clauses[i], "facts", facts, path);
    references.evidence_needs(clauses[i], path);
    if (clauses[i].contains("derived_from")) {
      references.names(clauses[i].at("derived_from"), "common_features", features, path + ".derived_from");
    }
    const Json& subs = list_of(clauses[i], "sub_criteria");
    for (std::size_t j = 0; j < subs.size(); ++j) {
      references.evidence_needs(subs[j], at_index(path + ".sub_criteria", j));
    }
  }
}

void check_practices(const Json& root, References& references, ProblemList& problems) {
  const Names features = ids_of(list_of(root, "common_features"));
  const Json& generic = list_of(root, "generic_practices");
  for (std::size_t i = 0; i < generic.size(); ++i) {
    const std::string path = at_index("generic_practices", i);
    references.name(generic[i], "common_feature", features, path);
    references.names(generic[i], "guide_clauses", ids_of(list_of(root, "clauses")), path);
    references.evidence_needs(generic[i], path);
  }
  for (const auto& [category, defaults] : root.at("criterion_defaults").at("base_practices").items()) {
    references.evidence_needs(defaults, "criterion_defaults.base_practices." + category);
  }
  const Json& areas = list_of(root, "process_areas");
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const std::string path = at_index("process_areas", i);
    if (number_of(areas[i], "weight") <= 0) problems.add(path + ".weight", "error.catalogue.weight-zero"_key);
    const Json& practices = list_of(areas[i], "base_practices");
    double sum = 0;
    for (std::size_t j = 0; j < practices.size(); ++j) {
      references.evidence_needs(practices[j], at_index(path + ".base_practices", j));
      sum += number_of(practices[j], "weight", 1);
    }
    if (sum <= 0) problems.add(path + ".base_practices", "error.catalogue.weight-zero"_key);
  }
}

}  // namespace

void check_references(const Json& root, ProblemList& problems) {
  References references(root, problems);
  check_clauses(root, references);
  check_practices(root, references, problems);
  Names covered = ids_of(list_of(root, "clauses"));
  for (const std::string& group : ids_of(list_of(root, "groups"))) covered.insert("group:" + group);
  const Json& parts = list_of(root.at("acceptance_review"), "parts");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    references.names(parts[i], "covers", covered, at_index("acceptance_review.parts", i));
  }
}

}  // namespace evidence
