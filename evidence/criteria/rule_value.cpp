#include "evidence/criteria/rule_value.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace evidence {

namespace {

using End = std::optional<std::int64_t>;

// `<` as far as the ends tell: for the least left against the greatest right and so on.
bool surely_less(const End& high, const End& low) { return high && low && *high < *low; }
bool surely_at_most(const End& high, const End& low) { return high && low && *high <= *low; }

RuleValue equal(const RuleValue& left, const RuleValue& right) {
  if (left.kind == ValueKind::Text) {
    if (!left.text || !right.text) return condition(true, true);
    return condition(*left.text != *right.text, *left.text == *right.text);
  }
  const bool points = left.low && left.low == left.high && right.low && right.low == right.high;
  const bool apart = surely_less(left.high, right.low) || surely_less(right.high, left.low);
  if (points && left.low == right.low) return condition(false, true);
  return condition(true, !apart);
}

RuleValue less(const RuleValue& left, const RuleValue& right) {
  if (surely_less(left.high, right.low)) return condition(false, true);
  return condition(true, !surely_at_most(right.high, left.low));
}

End ceiling(const End& value, std::int64_t divisor) {
  if (!value) return std::nullopt;
  return *value / divisor + (*value % divisor > 0 ? 1 : 0);
}

// Days that add_months can still be reckoned from: four-digit years and what nested shifts make of them.
End moved(const End& day, int months) {
  if (!day) return std::nullopt;
  return day_number(evidence::add_months(date_of(*day), months));
}

// The end of all: an absent low is below everything, an absent high above everything.
template <class Pick>
End joined(const std::vector<RuleValue>& values, End RuleValue::* end, bool absent_wins, Pick pick) {
  End result;
  bool any = false;
  for (const RuleValue& value : values) {
    const End& one = value.*end;
    if (!one && absent_wins) return std::nullopt;
    if (!one) continue;
    result = any ? pick(*result, *one) : *one;
    any = true;
  }
  return result;
}

constexpr auto kLesser = [](std::int64_t a, std::int64_t b) { return std::min(a, b); };
constexpr auto kGreater = [](std::int64_t a, std::int64_t b) { return std::max(a, b); };

}  // namespace

RuleValue exactly(ValueKind kind, std::int64_t value) { return RuleValue{kind, value, value, std::nullopt}; }

RuleValue condition(bool may_be_false, bool may_be_true) {
  return RuleValue{ValueKind::Condition, may_be_false ? 0 : 1, may_be_true ? 1 : 0, std::nullopt};
}

RuleValue known_text(std::string text) {
  return RuleValue{ValueKind::Text, std::nullopt, std::nullopt, std::move(text)};
}

RuleValue unknown_value(ValueKind kind) {
  if (kind == ValueKind::Condition) return condition(true, true);
  return RuleValue{kind, std::nullopt, std::nullopt, std::nullopt};
}

Truth truth_of(const RuleValue& value) {
  if (value.low == 1) return Truth::True;
  return value.high == 0 ? Truth::False : Truth::Unknown;
}

RuleValue negate(const RuleValue& value) { return condition(value.high == 1, value.low == 0); }

RuleValue all_of(const std::vector<RuleValue>& values) { return smallest(values); }
RuleValue any_of(const std::vector<RuleValue>& values) { return greatest(values); }

RuleValue smallest(const std::vector<RuleValue>& values) {
  return RuleValue{values.front().kind, joined(values, &RuleValue::low, true, kLesser),
                   joined(values, &RuleValue::high, false, kLesser), std::nullopt};
}

RuleValue greatest(const std::vector<RuleValue>& values) {
  return RuleValue{values.front().kind, joined(values, &RuleValue::low, false, kGreater),
                   joined(values, &RuleValue::high, true, kGreater), std::nullopt};
}

RuleValue compare(Comparison comparison, const RuleValue& left, const RuleValue& right) {
  switch (comparison) {
    case Comparison::Equal:
      return equal(left, right);
    case Comparison::NotEqual:
      return negate(equal(left, right));
    case Comparison::Less:
      return less(left, right);
    case Comparison::GreaterOrEqual:
      return negate(less(left, right));
    case Comparison::Greater:
      return less(right, left);
    case Comparison::LessOrEqual:
      break;
  }
  return negate(less(right, left));
}

RuleValue ceil_div(const RuleValue& value, std::int64_t divisor) {
  return RuleValue{ValueKind::Number, ceiling(value.low, divisor), ceiling(value.high, divisor), std::nullopt};
}

RuleValue add_months(const RuleValue& date, int months) {
  return RuleValue{ValueKind::Date, moved(date.low, months), moved(date.high, months), std::nullopt};
}

std::int64_t day_number(CivilDate date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

CivilDate date_of(std::int64_t day) {
  return CivilDate(std::chrono::sys_days(std::chrono::days(static_cast<std::chrono::days::rep>(day))));
}

}  // namespace evidence
