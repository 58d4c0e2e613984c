// Arithmetic of what is known: intervals whose absent ends are unbounded, and Kleene's logic on [0, 1]. Private to this
// room.
#pragma once

#include <vector>

#include "evidence/base/dates.hpp"
#include "evidence/criteria/rule_node.hpp"

namespace evidence {

RuleValue exactly(ValueKind kind, std::int64_t value);
RuleValue condition(bool may_be_false, bool may_be_true);  // both: unknown
RuleValue known_text(std::string text);
RuleValue unknown_value(ValueKind kind);

Truth truth_of(const RuleValue& value);
RuleValue negate(const RuleValue& value);
RuleValue all_of(const std::vector<RuleValue>& values);  // and
RuleValue any_of(const std::vector<RuleValue>& values);  // or
RuleValue smallest(const std::vector<RuleValue>& values);
RuleValue greatest(const std::vector<RuleValue>& values);
// True or false only where it holds or fails for the whole intervals.
RuleValue compare(Comparison comparison, const RuleValue& left, const RuleValue& right);
RuleValue ceil_div(const RuleValue& value, std::int64_t divisor);
RuleValue add_months(const RuleValue& date, int months);

std::int64_t day_number(CivilDate date);
CivilDate date_of(std::int64_t day);

}  // namespace evidence
