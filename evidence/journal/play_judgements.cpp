// Facts, Ratings, and Criteria that do not apply.
#include "evidence/journal/steps.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

bool is_decision(FactState state) { return state == FactState::Accepted || state == FactState::Rejected; }

template <class Row>
Result<void> withdraw(Table<Row>& table, const CriterionId& criterion, const ActorId& actor) {
  const Row* found = find_judgement(table, criterion, actor);
  if (found == nullptr || found->removed) {
    return fail(ErrorKind::Conflict, "error.journal.nothing-to-withdraw"_key, {{"criterion", criterion.value}});
  }
  Row row = *found;
  row.removed = true;
  put_judgement(table, std::move(row));
  return {};
}

Result<void> check_judgement(const EntryHead& head, const CriterionId& criterion, const std::string& reason) {
  if (criterion.value.empty()) return fail(ErrorKind::Input, "error.journal.criterion-needed"_key);
  return check_reason(head, reason, criterion.value);
}

}  // namespace

Step step(CaseSnapshot state, const EntryHead& head, const AddFact& command) {
  if (auto checked = check_new(state.facts, head, command.fact); !checked) return pass_on(checked);
  Fact fact = command.fact;
  if (fact.name.empty()) return fail(ErrorKind::Input, "error.journal.name-needed"_key);
  if (const auto* date = std::get_if<CivilDate>(&fact.value); date != nullptr && !date->ok()) {
    return fail(ErrorKind::Input, "error.journal.bad-date"_key, {{"fact", fact.name}});
  }
  if (fact.citation) {
    if (auto checked = check_citation(state, *fact.citation); !checked) return pass_on(checked);
  }
  fact.made_by = head.actor;
  fact.decided_by = is_decision(fact.state) ? head.actor : ActorId{};
  fact.removed = false;
  append_row(state.facts, std::move(fact));
  return state;
}

// `decided_by` names another than the Entry's actor only where an action is taken back that had changed that person's
// decision.
Step step(CaseSnapshot state, const EntryHead& head, const DecideFact& command) {
  const auto found = present(state.facts, command.fact);
  if (!found) return std::unexpected(found.error());
  if (command.decided_by && command.decided_by != head.actor && !head.undoes) {
    return fail(ErrorKind::Input, "error.journal.decided-by"_key, {{"fact", short_form(command.fact)}});
  }
  Fact fact = **found;
  fact.state = command.state;
  fact.because = command.because;
  fact.decided_by = command.decided_by || !is_decision(command.state) ? command.decided_by : head.actor;
  replace_row(state.facts, std::move(fact));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RemoveFact& command) {
  if (auto done = set_removed(state.facts, command.fact, true); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreFact& command) {
  if (auto done = set_removed(state.facts, command.fact, false); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const Rate& command) {
  if (auto checked = check_judgement(head, command.criterion, command.reason); !checked) return pass_on(checked);
  put_judgement(state.ratings, Rating{command.criterion, head.actor, command.value, command.reason, false});
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const WithdrawRating& command) {
  if (auto done = withdraw(state.ratings, command.criterion, head.actor); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const DeclareNotApplicable& command) {
  if (auto checked = check_judgement(head, command.criterion, command.reason); !checked) return pass_on(checked);
  put_judgement(state.not_applicable, NotApplicable{command.criterion, head.actor, command.reason, false});
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const WithdrawNotApplicable& command) {
  if (auto done = withdraw(state.not_applicable, command.criterion, head.actor); !done) return pass_on(done);
  return state;
}

}  // namespace evidence::journal
