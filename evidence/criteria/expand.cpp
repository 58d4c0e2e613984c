// Clauses, sub-criteria, base practices and cells in one flat, ordered list.
#include <algorithm>
#include <iterator>
#include <utility>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

using namespace literals;

namespace {

constexpr const char* kBasePractices = "base_practices";

std::vector<MethodSet> method_sets(const Json& object) {
  std::vector<MethodSet> sets;
  for (const Json& one : list_of(object, "method_sets")) {
    MethodSet set;
    for (const Json& name : one) {
      if (const auto method = parse_word<Method>(name.get<std::string>())) set.push_back(*method);
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

// What is written at the criterion itself wins over the defaults.
EvidenceNeeds needs(const Json& own, const Json& defaults, int window_otherwise) {
  const auto from = [&](const char* name) -> const Json& { return own.contains(name) ? own : defaults; };
  EvidenceNeeds made;
  made.method_sets = method_sets(from("method_sets"));
  made.n_req = integer_of(from("n_req"), "n_req");
  made.recency = word_of<Recency>(from("recency"), "recency");
  if (made.recency == Recency::Window) {
    made.window_months = integer_of(from("window_months"), "window_months", window_otherwise);
  }
  made.applies_to = words_of<ApplicationKind>(from("applies_to"), "applies_to");
  made.na_allowed = flag_of(from("na_allowed"), "na_allowed");
  return made;
}

class Expansion {
 public:
  Expansion(const Json& root, Catalogue& catalogue, ProblemList& problems)
      : root_(root), catalogue_(catalogue), problems_(problems) {}

  void clauses() {
    const Json& list = list_of(root_, "clauses");
    for (const CriteriaGroup& group : catalogue_.groups) {
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (text_of(list[i], "group") == group.id) clause(list[i], at_index("clauses", i));
      }
    }
  }

  void areas() {
    const Json& list = list_of(root_, "process_areas");
    for (std::size_t i = 0; i < list.size(); ++i) {
      base_practices(list[i], catalogue_.areas[i]);
      cells(list[i], catalogue_.areas[i]);
    }
  }

 private:
  std::optional<Rule> rule(const Json& object, const char* name, const std::string& path) {
    const std::string text = text_of(object, name);
    if (text.empty()) return std::nullopt;
    auto compiled = compile_rule(text, catalogue_.facts);
    if (compiled) return std::move(*compiled);
    rule_failed_ = true;
    TextArguments arguments = std::move(compiled.error().arguments);
    std::erase_if(arguments, [](const auto& one) { return one.first == "place"; });
    problems_.add_rule(path + "." + name, compiled.error().key, std::move(arguments));
    return std::nullopt;
  }

  void clause(const Json& object, const std::string& path) {
    Criterion made;
    made.id = {text_of(object, "id")};
    made.group = text_of(object, "group");
    made.title_zh = text_of(object, "text_zh");
    made.title_en = text_of(object, "text_en");
    made.quote_zh = text_of(object, "quote_zh");
    made.source = text_of(object, "source");
    made.gate = word_of<Gate>(object, "gate");
    made.mandatory = !object.contains("mandatory") || flag_of(object, "mandatory");
    rule_failed_ = false;
    made.rule = rule(object, "rule", path);
    made.na_rule = rule(object, "na_rule", path);
    const Json& points = list_of(object, "attention");
    for (std::size_t i = 0; i < points.size(); ++i) {
      auto compiled = rule(points[i], "rule", at_index(path + ".attention", i));
      if (!compiled) continue;
      made.attention.push_back({text_of(points[i], "id"), std::move(*compiled), text_of(points[i], "text_zh")});
    }
    made.needs = needs(object, Json::object(), catalogue_.scoring.window_months);
    made.optional_methods = words_of<Method>(object, "optional_methods");
    made.facts = texts_of(object, "facts");
    check_listed_facts(made, path);
    made.expected_evidence = texts_of(object, "expected_evidence");
    made.note_zh = text_of(object, "note_zh");
    if (object.contains("derived_from")) {
      made.derived_features = texts_of(object.at("derived_from"), "common_features");
    }
    const Criterion parent = made;
    add(std::move(made));
    for (const Json& one : list_of(object, "sub_criteria")) sub_criterion(one, parent);
  }

  // The facts that a clause lists are those its rules read: the list is what people are asked for.
  void check_listed_facts(const Criterion& made, const std::string& path) {
    if (rule_failed_) return;  // it reads nothing yet
    std::vector<std::string> read = made.rule ? facts_read(*made.rule) : std::vector<std::string>{};
    const auto also = [&](const Rule& rule) { std::ranges::copy(facts_read(rule), std::back_inserter(read)); };
    if (made.na_rule) also(*made.na_rule);
    for (const Attention& point : made.attention) also(point.rule);
    for (std::size_t i = 0; i < made.facts.size(); ++i) {
      if (std::ranges::find(read, made.facts[i]) != read.end()) continue;
      problems_.add(at_index(path + ".facts", i), "error.catalogue.fact-not-read"_key, {{"id", made.facts[i]}});
    }
    for (const std::string& id : read) {
      if (std::ranges::find(made.facts, id) != made.facts.end()) continue;
      problems_.add(path + ".facts", "error.catalogue.fact-not-listed"_key, {{"id", id}});
    }
  }

  void sub_criterion(const Json& object, const Criterion& parent) {
    Criterion made;
    made.id = {text_of(object, "id")};
    made.kind = CriterionKind::SubCriterion;
    made.parent = parent.id;
    made.group = parent.group;
    made.title_zh = text_of(object, "title_zh");
    made.quote_zh = text_of(object, "quote_zh");
    made.source = parent.source;
    made.needs = needs(object, Json::object(), catalogue_.scoring.window_months);
    made.expected_evidence = parent.expected_evidence;
    add(std::move(made));
  }

  // What every criterion of an area shares.
  [[nodiscard]] Criterion of_area(const Json& object, const ProcessArea& area, CriterionKind kind) const {
    Criterion made;
    made.kind = kind;
    made.area = area.id;
    made.group = capability_group();
    made.keywords = texts_of(object, "keywords_zh");
    made.interview_questions = texts_of(object, "interview_questions");
    made.demo_steps = texts_of(object, "demo_steps");
    return made;
  }

  void base_practices(const Json& object, ProcessArea& area) {
    const Json& defaults = root_.at("criterion_defaults").at(kBasePractices).at(std::string(word(area.category)));
    for (const Json& one : list_of(object, kBasePractices)) {
      Criterion made = of_area(object, area, CriterionKind::BasePractice);
      made.id = {text_of(one, "id")};
      made.title_zh = text_of(one, "title_zh");
      made.title_en = text_of(one, "title_en");
      made.source = text_of(one, "origin");
      made.needs = needs(one, defaults, catalogue_.scoring.window_months);
      made.weight = number_of(one, "weight", 1);
      made.expected_evidence = texts_of(object, "expected_work_products");
      area.base_practices.push_back(made.id);
      add(std::move(made));
    }
  }

  void cells(const Json& object, ProcessArea& area) {
    for (const Json& practice : list_of(root_, "generic_practices")) {
      Criterion made = of_area(object, area, CriterionKind::Cell);
      made.generic_practice = text_of(practice, "id");
      made.common_feature = text_of(practice, "common_feature");
      made.id = {area.id + "/" + made.generic_practice};
      made.title_zh = area.title_zh + " · " + text_of(practice, "title_zh");
      made.title_en = area.title_en + " · " + text_of(practice, "title_en");
      made.source = text_of(practice, "origin");
      made.needs = needs(practice, Json::object(), catalogue_.scoring.window_months);
      if (area.category == AreaCategory::Organisation) {
        made.needs.n_req =
            integer_of(root_.at("criterion_defaults").at("generic_practices").at("in_organisation_areas"), "n_req");
      }
      made.expected_evidence = texts_of(practice, "typical_evidence");
      area.cells.push_back(made.id);
      add(std::move(made));
    }
  }

  [[nodiscard]] std::string capability_group() const {
    for (const auto& [group, parts] : catalogue_.scoring.group_parts) {
      if (parts.contains(kBasePractices)) return group;
    }
    return {};
  }

  void add(Criterion made) {
    catalogue_.criterion_index.emplace(made.id.value, catalogue_.criteria.size());
    catalogue_.criteria.push_back(std::move(made));
  }

  const Json& root_;
  Catalogue& catalogue_;
  ProblemList& problems_;
  bool rule_failed_ = false;  // of the clause at hand
};

}  // namespace

void expand(const Json& root, Catalogue& catalogue, ProblemList& problems) {
  Expansion expansion(root, catalogue, problems);
  expansion.clauses();
  expansion.areas();
}

}  // namespace evidence
