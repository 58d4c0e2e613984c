// A Criterion: one thing to be shown. The Catalogue's clauses, sub-criteria, base practices and cells in one flat form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/base/ids.hpp"
#include "evidence/criteria/rule.hpp"
#include "evidence/model/words.hpp"

namespace evidence {

enum class CriterionKind { Clause, SubCriterion, BasePractice, Cell };
// What failing its fact rule does to the case: nothing, at most partial, no case at all.
enum class Gate { None, Cap, Hard };
// How the age of evidence counts (domain.md b, R).
enum class Recency { Practice, Validity, Window, None };
enum class AreaCategory { Engineering, Project, Organisation };

#define EVIDENCE_CRITERIA_WORDS(TYPE, SET, COUNT, ...)                                          \
  template <>                                                                                   \
  struct Words<TYPE> {                                                                          \
    static constexpr std::string_view set = SET;                                                \
    static constexpr std::array<std::pair<TYPE, std::string_view>, COUNT> names{{__VA_ARGS__}}; \
  }
EVIDENCE_CRITERIA_WORDS(CriterionKind, "criterion-kind", 4, {CriterionKind::Clause, "clause"},
                        {CriterionKind::SubCriterion, "sub-criterion"}, {CriterionKind::BasePractice, "base-practice"},
                        {CriterionKind::Cell, "cell"});
EVIDENCE_CRITERIA_WORDS(Gate, "gate", 3, {Gate::None, "none"}, {Gate::Cap, "cap"}, {Gate::Hard, "hard"});
EVIDENCE_CRITERIA_WORDS(Recency, "recency", 4, {Recency::Practice, "practice"}, {Recency::Validity, "validity"},
                        {Recency::Window, "window"}, {Recency::None, "none"});
EVIDENCE_CRITERIA_WORDS(AreaCategory, "area-category", 3, {AreaCategory::Engineering, "engineering"},
                        {AreaCategory::Project, "project"}, {AreaCategory::Organisation, "organisation"});
#undef EVIDENCE_CRITERIA_WORDS

using MethodSet = std::vector<Method>;  // any one of them

// True → the conclusion must discuss it.
struct Attention {
  std::string id;
  Rule rule;
  std::string text_zh;
};

// How much evidence of which kind a Criterion asks for.
struct EvidenceNeeds {
  std::vector<MethodSet> method_sets;  // each is to be met; none: a derived Criterion, judged through others
  int n_req = 0;                       // distinct projects; 0 = organisation level
  Recency recency = Recency::None;
  int window_months = 0;  // Recency::Window only
  std::vector<ApplicationKind> applies_to;
  bool na_allowed = false;
};

struct Criterion {
  CriterionId id;  // "3.2-2", "3.2-4a", "SD-PA02.BP03", "SD-PA03/GP2.1.1"
  CriterionKind kind = CriterionKind::Clause;
  std::optional<CriterionId> parent;  // a sub-criterion's clause
  std::string group;                  // id of its group; practices and cells: the group of process capability
  std::string area;                   // process area of a practice or cell; "" for clauses
  std::string generic_practice;       // cells: "GP2.1.1"
  std::string common_feature;         // cells: "2.1"
  std::string title_zh;
  std::string title_en;  // "" where the catalogue has none (sub-criteria): show title_zh
  std::string quote_zh;  // the guide's own words; "" for practices and cells
  std::string source;    // where it stands in the guide, else the practice's origin
  Gate gate = Gate::None;
  std::optional<Rule> rule;     // on facts: met, not met or unknown
  std::optional<Rule> na_rule;  // true → not applicable
  std::vector<Attention> attention;
  EvidenceNeeds needs;
  std::vector<Method> optional_methods;
  std::vector<std::string> facts;              // that its rules read
  std::vector<std::string> expected_evidence;  // what an auditor looks for: documents, work products
  std::vector<std::string> keywords;           // to search for
  std::vector<std::string> interview_questions;
  std::vector<std::string> demo_steps;
  std::vector<std::string> derived_features;  // derived clauses: the common features they sum up; no Links of their own
  std::string note_zh;
  bool mandatory = true;  // has to be examined before a pass
  double weight = 1;      // in its area
  [[nodiscard]] bool derived() const { return !derived_features.empty(); }
};

}  // namespace evidence
