// Facts proposed from pages: a label of the Catalogue's registry and the value that stands behind it. Proposals of the
// program: they count for nothing until a person accepts them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/criteria/fact_definition.hpp"
#include "evidence/model/fact_value.hpp"
#include "evidence/model/page.hpp"

namespace evidence::facts {

enum class PatternKind {
  Money,       // an amount in yuan; its unit stands behind it or in the label's brackets, else it is none
  Date,        // 2015年6月18日, 2015-06-18, 2015.6.18, 二〇一五年六月十八日
  RangeBegin,  // the first of two dates with 至 between
  RangeEnd,    // the second
  Count,       // a whole number
  Code,        // letters, digits and hyphens
};

// How one Fact is written on pages. assets/facts/patterns.json; its form: schemas/fact-patterns.md.
struct FactPattern {
  std::string fact;
  PatternKind kind = PatternKind::Money;
  std::vector<std::string> labels;           // 注册资本, 注册资金
  std::vector<std::string> not_after;        // what before the label makes it another thing: 原, 净
  std::vector<std::string> not_followed_by;  // what behind the value makes it a requirement: 以上
  std::vector<std::string> page_has;         // the page must hold one of them; empty = no matter
  std::vector<std::string> page_has_not;     // and none of these
  std::size_t shortest = 1;                  // Code: characters
};

// Refuses (Input; names file, pattern and what is wrong) a fact that the registry does not know or whose type does not
// fit, unknown fields and empty labels.
Result<std::vector<FactPattern>> read_patterns(std::string_view json, std::string_view file_name,
                                               const std::vector<FactDefinition>& registry);
std::filesystem::path default_patterns_path();  // in the share folder

struct FactSuggestion {
  std::string fact;
  FactValue value;
  std::string quote;      // from the label to the end of the value, as it stands; line ends are blanks
  std::size_t begin = 0;  // of page.text, bytes
  std::size_t end = 0;
  std::vector<Box> boxes;  // of the words of the quote, one a word; empty where the page has none
  Box box;                 // round all of them
};

// In the order of the page; the same value of the same fact once.
std::vector<FactSuggestion> suggest_facts(const std::vector<FactPattern>& patterns,
                                          const std::vector<FactDefinition>& registry, const Page& page);

}  // namespace evidence::facts
