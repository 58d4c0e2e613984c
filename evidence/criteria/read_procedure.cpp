// Stages, deadlines, fees, the acceptance review and the rules for conclusions.
#include <array>
#include <utility>

#include "evidence/criteria/catalogue_reading.hpp"

namespace evidence {

namespace {

template <class E, std::size_t N>
E chosen(const std::array<std::pair<std::string_view, E>, N>& names, const std::string& name) {
  for (const auto& [written, value] : names) {
    if (written == name) return value;
  }
  return names.front().second;
}

constexpr std::array<std::pair<std::string_view, DeadlineKind>, 5> kDeadlineKinds{
    {{"period-after", DeadlineKind::PeriodAfter},
     {"period-before", DeadlineKind::PeriodBefore},
     {"lookback-window", DeadlineKind::LookbackWindow},
     {"stopped-clock", DeadlineKind::StoppedClock},
     {"retention", DeadlineKind::Retention}}};
constexpr std::array<std::pair<std::string_view, TimeUnit>, 3> kTimeUnits{
    {{"day", TimeUnit::Day}, {"month", TimeUnit::Month}, {"year", TimeUnit::Year}}};
constexpr std::array<std::pair<std::string_view, ConclusionTest>, 4> kTests{
    {{"gate", ConclusionTest::Gate},
     {"rating", ConclusionTest::Rating},
     {"area-level", ConclusionTest::AreaLevel},
     {"open-points", ConclusionTest::OpenPoints}}};

Deadline deadline(const Json& object) {
  Deadline made;
  made.id = text_of(object, "id");
  made.kind = chosen(kDeadlineKinds, text_of(object, "kind"));
  made.amount = integer_of(object, "amount");
  made.unit = chosen(kTimeUnits, text_of(object, "unit"));
  made.anchor = text_of(object, "anchor");
  made.quote_zh = text_of(object, "quote_zh");
  made.text_zh = text_of(object, "text_zh");
  made.text_en = text_of(object, "text_en");
  made.source = text_of(object, "source");
  made.rest_day_policy = text_of(object, "rest_day_policy");
  made.effect = text_of(object, "effect");
  made.severity = text_of(object, "severity");
  made.pauses = texts_of(object, "pauses");
  return made;
}

Fen fen_of(const Json& object, const char* name) { return Fen{object.value(name, std::int64_t{0})}; }

Fee fee(const Json& object) {
  Fee made;
  made.id = text_of(object, "id");
  made.application_kind = word_of<ApplicationKind>(object, "application_kind");
  made.audit_fee = fen_of(object, "audit_fee_fen");
  made.annuity_total = fen_of(object, "annuity_total_fen");
  made.annuity_years = integer_of(object, "annuity_years");
  made.total = fen_of(object, "total_fen");
  made.quote_zh = text_of(object, "quote_zh");
  made.source = text_of(object, "source");
  return made;
}

std::vector<ConclusionCondition> conditions(const Json& rule, const char* name) {
  std::vector<ConclusionCondition> made;
  for (const Json& one : list_of(rule, name)) {
    ConclusionCondition condition;
    condition.id = text_of(one, "id");
    condition.text_zh = text_of(one, "text_zh");
    condition.test = chosen(kTests, text_of(one, "test"));
    condition.effect = text_of(one, "effect");
    condition.states = texts_of(one, "state");
    if (condition.states.empty() && !text_of(one, "state").empty()) condition.states = {text_of(one, "state")};
    condition.scope = text_of(one, "scope");
    condition.ratings = words_of<RatingValue>(one, "value");
    condition.value = integer_of(one, "value");
    condition.after = text_of(one, "after");
    made.push_back(std::move(condition));
  }
  return made;
}

Share share(const Json& object) {
  return Share{integer_of(object, "numerator", 1), integer_of(object, "denominator", 1), text_of(object, "of")};
}

PanelRule panel_rule(const Json& object) {
  PanelRule made;
  made.label_zh = text_of(object, "label_zh");
  made.quote_zh = text_of(object, "quote_zh");
  made.text_zh = text_of(object, "text_zh");
  for (const Json& one : list_of(object, "questions")) {
    made.questions.emplace_back(text_of(one, "id"), text_of(one, "title_zh"));
  }
  made.members_min = integer_of(object, "members_min");
  made.odd_number = flag_of(object, "odd_number");
  made.quorum = share(object.at("quorum"));
  made.pass_share = share(object.at("pass_share"));
  made.abstention = text_of(object, "abstention");
  made.conflict_of_interest = text_of(object, "conflict_of_interest");
  made.independent_first = flag_of(object, "independent_first");
  made.dissent_recorded = flag_of(object, "dissent_recorded");
  made.outcomes = words_of<Outcome>(object, "outcomes");
  return made;
}

}  // namespace

void read_procedure(const Json& root, Catalogue& catalogue) {
  for (const Json& one : list_of(root, "stages")) {
    catalogue.stages.push_back(
        {text_of(one, "id"), text_of(one, "title_zh"), text_of(one, "title_en"), text_of(one, "source")});
  }
  for (const Json& one : list_of(root, "deadlines")) catalogue.deadlines.push_back(deadline(one));
  for (const Json& one : list_of(root, "fees")) catalogue.fees.push_back(fee(one));
  for (const Json& one : list_of(root.at("acceptance_review"), "parts")) {
    catalogue.acceptance_parts.push_back(
        {text_of(one, "id"), text_of(one, "title_zh"), text_of(one, "title_en"), texts_of(one, "covers")});
  }
  const Json& rule = root.at("conclusion_rule");
  catalogue.conclusion_rule = {text_of(rule, "label_zh"),          word_of<RatesFrom>(rule, "rates_from"),
                               text_of(rule, "quote_zh"),          text_of(rule, "note_zh"),
                               conditions(rule, "fail_when_any"),  conditions(rule, "pass_when_all"),
                               word_of<Outcome>(rule, "otherwise")};
  catalogue.panel_rule = panel_rule(root.at("panel_rule"));
}

}  // namespace evidence
