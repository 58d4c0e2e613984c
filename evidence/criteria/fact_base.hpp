// What is known of an applicant's facts, proven and claimed apart: what rules are evaluated over.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/model/fact_value.hpp"

namespace evidence {

// Several accepted values that differ leave the truth open between them.
struct KnownFact {
  std::vector<FactValue> proven;   // a person accepted what proves it
  std::vector<FactValue> claimed;  // the applicant says so
  bool from_case = false;          // taken from the Case itself or from another fact (default_from)
};

struct KnownRow {
  bool accepted = false;                   // else claimed; rejected and suggested rows are not here
  std::map<std::string, FactValue> cells;  // by column; an absent cell is not known
};

struct KnownTable {
  bool complete = false;  // a person accepted that nothing is left out
  std::vector<KnownRow> rows;
};

struct FactBase {
  std::vector<FactDefinition> registry;
  std::map<std::string, KnownFact, std::less<>> values;
  std::map<std::string, KnownTable, std::less<>> tables;
};

// The facts of a case: claimed and accepted ones as they are; suggested, rejected and removed ones count for nothing;
// where nothing is known, what `default_from` names (the Case's own dates and kind count as proven; "case.…" that this
// version does not record stay unknown). A default follows its fact: proven stays proven, claimed stays claimed.
FactBase make_fact_base(const Catalogue& catalogue, const CaseSnapshot& snapshot);

// A value as a person types it → the catalogue's type: money in yuan ("500万") → fen, dates "2024-05-20", integers,
// true/false (also 是/否), texts. Errors (Input) name the fact, the value and the form that is expected; limits, values
// and pattern are checked.
Result<FactValue> parse_fact_value(const FactDefinition& definition, std::string_view text);
// The same way back: fen → "5000000.00" (yuan). Parses to the same value again.
std::string format_fact_value(const FactDefinition& definition, const FactValue& value);
// For reading: fen → "500.00 万元", dates and numbers with the unit as the catalogue writes it.
std::string format_fact_value_for_people(const FactDefinition& definition, const FactValue& value);

}  // namespace evidence
