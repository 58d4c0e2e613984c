// One Criterion: what is required, what speaks for and against, how far that suffices, how people rated it, what is
// missing.
#include <algorithm>

#include "evidence/report/criterion_parts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {
namespace {

using namespace literals;

std::string state_text(const Draft& draft, EvidenceState state) {
  const auto& states = draft.in.catalogue.scoring.states;
  const auto found = states.find(std::string(word(state)));
  return found == states.end() ? std::string(word(state)) : found->second;
}

std::string word_of(const Draft& draft, const CriterionResult& result) {
  if (result.own.gate == GateState::Fail) return draft.text("report.sufficiency.rule-fails"_key);
  const std::string& name = result.word.empty() ? result.own.word : result.word;
  return name.empty() ? state_text(draft, result.own.state) : name;
}

std::string caps_text(const Draft& draft, const CriterionScore& score) {
  std::vector<std::string> caps;
  for (const ScoreCap& cap : score.caps) {
    if (cap.binding)
      caps.push_back(draft.text("report.sufficiency.cap"_key, {{"name", draft.in.texts.of("report.cap.", cap.name)},
                                                               {"limit", number_text(cap.limit)}}));
  }
  return caps.empty() ? "" : draft.text("report.sufficiency.caps"_key, {{"caps", draft.joined(caps)}});
}

void write_requirement(Draft& draft, const Criterion& criterion) {
  const std::string source = one_line(criterion.source);
  if (!criterion.quote_zh.empty()) {
    draft.paragraph(
        {draft.procedural("report.requirement.guide"_key, {{"quote", criterion.quote_zh}, {"source", source}})},
        ParagraphStyle::Quotation);
  } else {
    draft.paragraph(
        {draft.procedural("report.requirement.practice"_key, {{"title", draft.title(criterion)}, {"source", source}})},
        ParagraphStyle::Quotation);
  }
}

void write_sufficiency(Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  const Numbers numbers = draft.numbers_for(criterion);
  if (numbers.empty() || !result.score) {
    draft.paragraph({draft.unproven("report.sufficiency.unexamined"_key)});
    return;
  }
  const TextArguments arguments{{"word", word_of(draft, result)},
                                {"score", number_text(*result.score)},
                                {"support", number_text(result.own.support)},
                                {"refutation", number_text(result.own.refutation)},
                                {"caps", caps_text(draft, result.own)}};
  const bool own = !draft.links(criterion.id).none();
  draft.paragraph({own ? draft.cited("report.sufficiency.scored"_key, arguments, numbers)
                       : draft.cited("report.sufficiency.summed"_key, arguments, numbers)});
}

void write_ratings(Draft& draft, const Criterion& criterion) {
  const auto ratings = draft.ratings(criterion.id);
  if (ratings.empty()) {
    draft.paragraph({draft.unproven("report.rating.none"_key)});
    return;
  }
  const Numbers numbers = draft.numbers_for(criterion);
  std::vector<Statement> statements;
  for (const Rating* rating : ratings) {
    const Actor* actor = find_row(draft.in.snapshot.actors, rating->actor);
    statements.push_back(draft.cited(
        "report.rating.one"_key,
        {{"who", draft.actor(rating->actor)},
         {"role", actor == nullptr ? "" : draft.words(actor->role)},
         {"value", draft.words(rating->value)},
         {"reason", rating->reason.empty() ? draft.text("report.no-reason"_key) : one_line(rating->reason)}},
        numbers));
  }
  draft.paragraph(std::move(statements));
}

void write_not_applicable(Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  if (result.not_applicable_why != "declared") {
    draft.paragraph(
        {draft.procedural("report.not-applicable.rule"_key,
                          {{"why", draft.in.texts.of("report.not-applicable.because-", result.not_applicable_why)}})});
    return;
  }
  draft.paragraph(declarations_of(draft, criterion));
}

std::string set_text(const Draft& draft, const MethodSet& set) {
  std::string text;
  for (const Method method : set) text += (text.empty() ? "" : draft.text("report.list.or"_key)) + draft.words(method);
  return text;
}

}  // namespace

std::vector<Statement> declarations_of(const Draft& draft, const Criterion& criterion) {
  std::vector<Statement> statements;
  for (const auto& row : *draft.in.snapshot.not_applicable) {
    if (!row->removed && row->criterion == criterion.id)
      statements.push_back(draft.unproven("report.not-applicable.declared"_key,
                                          {{"who", draft.actor(row->actor)}, {"reason", one_line(row->reason)}}));
  }
  return statements;
}

std::string missing_of(const Draft& draft, const Criterion& criterion, const CriterionResult& result,
                       std::vector<std::string> parts) {
  if (criterion.derived()) return draft.text("report.missing.derived"_key);
  for (const ScoreCap& cap : result.own.caps) {
    if (cap.name == "methods" && !cap.missing.empty()) {
      std::vector<std::string> sets;
      for (const MethodSet& set : cap.missing) sets.push_back(set_text(draft, set));
      parts.push_back(draft.text("report.missing.methods"_key, {{"methods", draft.joined(sets)}}));
    }
    if (cap.name == "projects" && cap.projects < cap.projects_needed)
      parts.push_back(draft.text("report.missing.projects"_key, {{"have", std::to_string(cap.projects)},
                                                                 {"need", std::to_string(cap.projects_needed)}}));
  }
  if (result.own.refutation > 0) parts.push_back(draft.text("report.missing.resolution"_key));
  const bool examined = result.own.state != EvidenceState::Unexamined;
  if (parts.empty() && examined && !is_proven(draft, result))
    parts.push_back(draft.text("report.missing.stronger"_key));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : draft.text("report.list.clause"_key)) + part;
  return text;
}

bool is_proven(const Draft& draft, const CriterionResult& result) {
  const auto& words = draft.in.catalogue.scoring.words;
  const bool gate_open = result.own.gate == GateState::Pass || result.own.gate == GateState::NotApplicable;
  const bool undisputed = result.own.refutation == 0;
  return gate_open && undisputed && !words.empty() && result.word == words.back().second;
}

Statement sufficiency_cell(Draft& draft, const Criterion& criterion, const CriterionResult& result) {
  if (!result.applicable) return draft.procedural("report.cell.not-applicable"_key);
  const Numbers numbers = draft.numbers_for(criterion);
  if (numbers.empty() || !result.score) return draft.unproven("report.cell.unexamined"_key);
  return draft.cited("report.cell.scored"_key,
                     {{"word", word_of(draft, result)}, {"score", number_text(*result.score)}}, numbers);
}

void write_criterion(Draft& draft, const Criterion& criterion, const CriterionResult& result, std::uint32_t level) {
  draft.heading(level,
                draft.text("report.area.heading"_key, {{"title", draft.title(criterion)}, {"id", criterion.id.value}}),
                criterion.id);
  write_requirement(draft, criterion);
  if (!result.applicable) return write_not_applicable(draft, criterion, result);
  write_facts(draft, criterion, result);
  std::vector<Statement> end;
  if (draft.numbers_for(criterion).empty() && draft.ratings(criterion.id).empty()) {
    end.push_back(draft.unproven("report.untouched"_key));
  } else {
    write_links(draft, criterion);
    write_sufficiency(draft, criterion, result);
    write_ratings(draft, criterion);
  }
  const std::string missing = missing_of(draft, criterion, result, {});  // the facts stand above
  if (!missing.empty()) {
    end.push_back(draft.unproven("report.missing.intro"_key, {{"missing", missing}}));
    const std::string expected = draft.listed(criterion.expected_evidence);
    if (!expected.empty()) end.push_back(draft.procedural("report.missing.expected"_key, {{"expected", expected}}));
  }
  if (!end.empty()) draft.paragraph(std::move(end));
}

}  // namespace evidence::report
