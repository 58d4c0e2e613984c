// Facts as people type and read them. Money is yuan there and fen here.
#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

#include <fmt/format.h>

#include "evidence/base/money.hpp"
#include "evidence/criteria/fact_base.hpp"

namespace evidence {

using namespace literals;

namespace {

std::unexpected<Error> wrong(TextKey key, const FactDefinition& definition, std::string_view text,
                             TextArguments more = {}) {
  TextArguments arguments{{"fact", definition.id}, {"title", definition.title_zh}, {"value", std::string(text)}};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return fail(ErrorKind::Input, key, std::move(arguments));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

constexpr std::array<std::string_view, 4> kYes{"true", "yes", "是", "有"};
constexpr std::array<std::string_view, 4> kNo{"false", "no", "否", "无"};

std::string limit_text(const FactDefinition& definition, std::int64_t limit) {
  return definition.type == FactType::Money ? format_yuan(Fen{limit}) : std::to_string(limit);
}

Result<FactValue> within_limits(const FactDefinition& definition, std::string_view text, std::int64_t number) {
  if (definition.min && number < *definition.min) {
    return wrong("error.fact.too-small"_key, definition, text, {{"limit", limit_text(definition, *definition.min)}});
  }
  if (definition.max && number > *definition.max) {
    return wrong("error.fact.too-large"_key, definition, text, {{"limit", limit_text(definition, *definition.max)}});
  }
  return FactValue(number);
}

Result<FactValue> parse_number(const FactDefinition& definition, std::string_view text) {
  if (definition.type == FactType::Money) {
    const auto amount = parse_yuan(text);
    if (!amount) return wrong("error.fact.not-money"_key, definition, text);
    return within_limits(definition, text, amount->value);
  }
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size() || text.empty()) {
    return wrong("error.fact.not-integer"_key, definition, text);
  }
  return within_limits(definition, text, number);
}

// The catalogue's patterns were tried when it was loaded (catalogue_checks.cpp).
bool matches(const std::string& pattern, const std::string& text) {
  return std::regex_search(text, std::regex(pattern, std::regex::ECMAScript));
}

Result<FactValue> parse_text(const FactDefinition& definition, std::string_view text) {
  if (text.empty()) return wrong("error.fact.empty"_key, definition, text);
  const bool listed = std::ranges::find(definition.values, text) != definition.values.end();
  if (!definition.values.empty() && !definition.open_values && !listed) {
    return wrong("error.fact.not-listed"_key, definition, text,
                 {{"values", fmt::format("{}", fmt::join(definition.values, "、"))}});
  }
  if (!definition.pattern.empty() && !matches(definition.pattern, std::string(text))) {
    return wrong("error.fact.pattern"_key, definition, text, {{"pattern", definition.pattern}});
  }
  return FactValue(std::string(text));
}

}  // namespace

Result<FactValue> parse_fact_value(const FactDefinition& definition, std::string_view typed) {
  const std::string_view text = trimmed(typed);
  switch (definition.type) {
    case FactType::Boolean:
      if (std::ranges::find(kYes, text) != kYes.end()) return FactValue(true);
      if (std::ranges::find(kNo, text) != kNo.end()) return FactValue(false);
      return wrong("error.fact.not-boolean"_key, definition, text);
    case FactType::Integer:
    case FactType::Money:
      return parse_number(definition, text);
    case FactType::Date:
      if (const auto date = parse_date(text)) return FactValue(*date);
      return wrong("error.fact.not-date"_key, definition, text);
    case FactType::Text:
      return parse_text(definition, text);
    case FactType::Table:
      break;
  }
  return wrong("error.fact.is-table"_key, definition, text);
}

std::string format_fact_value(const FactDefinition& definition, const FactValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return definition.type == FactType::Money ? format_yuan(Fen{*number}) : std::to_string(*number);
  }
  if (const auto* date = std::get_if<CivilDate>(&value)) return format_date(*date);
  return std::get<std::string>(value);
}

std::string format_fact_value_for_people(const FactDefinition& definition, const FactValue& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number != nullptr && definition.type == FactType::Money) return format_yuan_for_people(Fen{*number});
  if (const auto* date = std::get_if<CivilDate>(&value)) return format_date_zh(*date);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "是" : "否";
  return format_fact_value(definition, value);
}

}  // namespace evidence
