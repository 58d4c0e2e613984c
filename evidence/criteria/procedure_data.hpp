// Stages, deadlines, fees and the rules for conclusions, as data of the Catalogue.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/base/money.hpp"
#include "evidence/model/words.hpp"

namespace evidence {

struct Stage {
  std::string id;
  std::string title_zh;
  std::string title_en;
  std::string source;
};

enum class DeadlineKind { PeriodAfter, PeriodBefore, LookbackWindow, StoppedClock, Retention };
enum class TimeUnit { Day, Month, Year };

struct Deadline {
  std::string id;
  DeadlineKind kind = DeadlineKind::PeriodAfter;
  int amount = 0;
  TimeUnit unit = TimeUnit::Month;
  std::string anchor;  // a fact
  std::string quote_zh;
  std::string text_zh;
  std::string text_en;
  std::string source;
  std::string rest_day_policy;  // "none", "next-workday", "warn-previous-workday"; "" = not said
  std::string effect;
  std::string severity;  // "target", "hard"; "" = not said
  std::vector<std::string> pauses;
};

struct Fee {
  std::string id;
  ApplicationKind application_kind = ApplicationKind::Initial;
  Fen audit_fee;
  Fen annuity_total;
  int annuity_years = 0;
  Fen total;
  std::string quote_zh;
  std::string source;
};

// A part of the acceptance review and the clauses it covers ("4-1", "group:基本资格").
struct AcceptancePart {
  std::string id;
  std::string title_zh;
  std::string title_en;
  std::vector<std::string> covers;
};

enum class Outcome { Pass, Fail, Supplement };
enum class RatesFrom { Consensus, Lead };
enum class ConclusionTest { Gate, Rating, AreaLevel, OpenPoints };

template <>
struct Words<Outcome> {
  static constexpr std::string_view set = "outcome";
  static constexpr std::array<std::pair<Outcome, std::string_view>, 3> names{
      {{Outcome::Pass, "pass"}, {Outcome::Fail, "fail"}, {Outcome::Supplement, "supplement"}}};
};
template <>
struct Words<RatesFrom> {
  static constexpr std::string_view set = "rates-from";
  static constexpr std::array<std::pair<RatesFrom, std::string_view>, 2> names{
      {{RatesFrom::Consensus, "consensus"}, {RatesFrom::Lead, "lead"}}};
};

struct ConclusionCondition {
  std::string id;  // "CR-F1"
  std::string text_zh;
  ConclusionTest test = ConclusionTest::Gate;
  std::string effect;                // Gate: "hard", "cap", "any"
  std::vector<std::string> states;   // Gate: "pass", "fail", "unknown", "na"
  std::string scope;                 // Rating: "clauses"
  std::vector<RatingValue> ratings;  // Rating
  int value = 0;                     // AreaLevel: the level; OpenPoints: how many are allowed
  std::string after;                 // a Deadline that has to be over first; "" = none
};

struct ConclusionRule {
  std::string label_zh;
  RatesFrom rates_from = RatesFrom::Consensus;
  std::string quote_zh;
  std::string note_zh;
  std::vector<ConclusionCondition> fail_when_any;
  std::vector<ConclusionCondition> pass_when_all;
  Outcome otherwise = Outcome::Supplement;
};

struct Share {
  int numerator = 1;
  int denominator = 1;
  std::string of;  // "appointed", "votes"
};

struct PanelRule {
  std::string label_zh;
  std::string quote_zh;
  std::string text_zh;
  std::vector<std::pair<std::string, std::string>> questions;  // id, title_zh
  int members_min = 0;
  bool odd_number = false;
  Share quorum;
  Share pass_share;
  std::string abstention;
  std::string conflict_of_interest;
  bool independent_first = false;
  bool dissent_recorded = false;
  std::vector<Outcome> outcomes;
};

}  // namespace evidence
