// The facts registry of a Catalogue: which typed values can be stated about an applicant, and what a bare claim tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/model/words.hpp"

namespace evidence {

enum class FactType { Boolean, Integer, Money, Date, Text, Table };
// What a claim that is not proven tells of the truth: at most this, at least this, nothing.
enum class ClaimIs { Upper, Lower, None };

template <>
struct Words<FactType> {
  static constexpr std::string_view set = "fact-type";
  static constexpr std::array<std::pair<FactType, std::string_view>, 6> names{{{FactType::Boolean, "bool"},
                                                                               {FactType::Integer, "int"},
                                                                               {FactType::Money, "money"},
                                                                               {FactType::Date, "date"},
                                                                               {FactType::Text, "string"},
                                                                               {FactType::Table, "table"}}};
};
template <>
struct Words<ClaimIs> {
  static constexpr std::string_view set = "claim-is";
  static constexpr std::array<std::pair<ClaimIs, std::string_view>, 3> names{
      {{ClaimIs::Upper, "upper"}, {ClaimIs::Lower, "lower"}, {ClaimIs::None, "none"}}};
};

struct FactColumn {
  std::string id;
  FactType type = FactType::Text;  // never Table
  std::string unit;                // "" = none
  std::string title_zh;
  std::string title_en;
  std::optional<std::int64_t> min;
  bool unit_cited = false;  // the unit (万元) has a Citation of its own
};

struct FactDefinition {
  std::string id;
  FactType type = FactType::Text;
  std::string unit;  // "fen", "persons", "year"; "" = none
  std::string title_zh;
  std::string title_en;
  ClaimIs claim_is = ClaimIs::None;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::string pattern;                      // ECMAScript, for texts; "" = none
  std::vector<std::string> values;          // the words a text may be; empty = any
  bool open_values = false;                 // `values` are examples
  std::vector<std::string> default_from;    // "case.…" or other facts; the first that is known
  std::vector<ApplicationKind> applies_to;  // empty = all
  std::vector<FactColumn> columns;          // tables only
  std::string complete_means_zh;            // tables: what accepting "complete" says
};

const FactDefinition* find_fact(const std::vector<FactDefinition>& registry, std::string_view id);
const FactColumn* find_column(const FactDefinition& table, std::string_view id);

}  // namespace evidence
