// The rule language: every text compiles or is refused with its place; every rule has an answer whatever is known; the
// parts that the explanation shows are rules themselves with the same answer; and proving what was claimed settles an
// unknown and never turns an answer round (domain axiom A16).
#include "evidence/criteria/fact_base.hpp"
#include "evidence/criteria/rule.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;

FactDefinition fact(std::string id, FactType type, ClaimIs claim) {
  FactDefinition definition;
  definition.id = std::move(id);
  definition.type = type;
  definition.claim_is = claim;
  if (type == FactType::Integer || type == FactType::Money) definition.min = 0;
  return definition;
}

std::vector<FactDefinition> registry() {
  std::vector<FactDefinition> facts{
      fact("flag", FactType::Boolean, ClaimIs::None),       fact("people", FactType::Integer, ClaimIs::Upper),
      fact("capital_fen", FactType::Money, ClaimIs::Upper), fact("losses_fen", FactType::Money, ClaimIs::Lower),
      fact("day", FactType::Date, ClaimIs::None),           fact("word", FactType::Text, ClaimIs::None),
      fact("rows", FactType::Table, ClaimIs::Upper)};
  for (const auto& [id, type] : {std::pair{"amount_fen", FactType::Money}, std::pair{"when", FactType::Date},
                                 std::pair{"name", FactType::Text}, std::pair{"done", FactType::Boolean}}) {
    FactColumn column;
    column.id = id;
    column.type = type;
    if (type == FactType::Money) column.min = 0;
    facts.back().columns.push_back(column);
  }
  return facts;
}

FactValue value_of(FactType type, std::uint8_t choice) {
  switch (type) {
    case FactType::Boolean:
      return choice % 2 == 0;
    case FactType::Date:
      return add_days(CivilDate{std::chrono::year{2024}, std::chrono::May, std::chrono::day{20}}, choice * 9);
    case FactType::Text:
      return std::string(choice % 2 == 0 ? "a" : "甲");
    default:
      break;
  }
  constexpr std::int64_t large = 4'611'686'018'427'387'904;  // two of them do not fit
  return choice == 255 ? large : std::int64_t{choice};
}

FactBase facts_of(const std::vector<FactDefinition>& definitions, fuzz::Choices choices, bool proven) {
  FactBase base;
  base.registry = definitions;
  for (const FactDefinition& definition : definitions) {
    const std::uint8_t choice = choices.byte();
    if (choice % 4 == 0) continue;
    if (definition.type != FactType::Table) {
      KnownFact known;
      known.claimed.push_back(value_of(definition.type, choice));
      if (proven) known.proven = known.claimed;
      base.values.emplace(definition.id, std::move(known));
      continue;
    }
    KnownTable table;
    for (std::uint8_t at = 0; at < choice % 5; ++at) {
      KnownRow row;
      row.accepted = proven;
      for (const FactColumn& column : definition.columns) {
        const std::uint8_t cell = choices.byte();
        if (cell % 4 != 0) row.cells.emplace(column.id, value_of(column.type, cell));
      }
      table.rows.push_back(std::move(row));
    }
    base.tables.emplace(definition.id, std::move(table));
  }
  return base;
}

void check_parts(const RuleResult& result, const std::vector<FactDefinition>& definitions, const FactBase& facts) {
  for (const RuleComparison& one : result.comparisons) {
    const auto part = compile_rule(one.text, definitions);
    require(part.has_value(), "what the explanation shows is a rule");
    require(evaluate(*part, facts).value == one.value, "a part alone has the answer that it had in the whole");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t choices_size = 32;
  if (size < choices_size) return 0;
  static const std::vector<FactDefinition> definitions = registry();
  const ByteView bytes = fuzz::input(data, size);
  const auto rule = compile_rule(as_text(bytes.subspan(choices_size)), definitions);
  if (!rule) {
    require(!rule.error().key.name.empty(), "a refusal has its sentence");
    return 0;
  }
  const fuzz::Choices choices(bytes.first(choices_size));
  const FactBase nothing{definitions, {}, {}};
  const FactBase claimed = facts_of(definitions, choices, false);
  const FactBase proven = facts_of(definitions, choices, true);
  for (const FactBase* facts : {&nothing, &claimed, &proven}) check_parts(evaluate(*rule, *facts), definitions, *facts);
  const Truth first = evaluate(*rule, claimed).value;
  require(first == Truth::Unknown || first == evaluate(*rule, proven).value, "A16");
  return 0;
}
