// What each Command does to the state; play.cpp chooses. Private to this room. Each takes a copy of the state and gives
// it back changed.
#pragma once

#include "evidence/journal/checks.hpp"
#include "evidence/journal/command.hpp"

namespace evidence::journal {

using Step = Result<CaseSnapshot>;

// play_sources.cpp
Step step(CaseSnapshot state, const EntryHead& head, const CreateCase& command);
Step step(CaseSnapshot state, const EntryHead& head, const IntroduceActor& command);
Step step(CaseSnapshot state, const EntryHead& head, const AddProject& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveProject& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreProject& command);
Step step(CaseSnapshot state, const EntryHead& head, const ImportSource& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveSource& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreSource& command);
Step step(CaseSnapshot state, const EntryHead& head, const ReinterpretNames& command);
// play_links.cpp
Step step(CaseSnapshot state, const EntryHead& head, const AddRecord& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveRecord& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreRecord& command);
Step step(CaseSnapshot state, const EntryHead& head, const AddLink& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveLink& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreLink& command);
Step step(CaseSnapshot state, const EntryHead& head, const ReviewLink& command);
Step step(CaseSnapshot state, const EntryHead& head, const ResolveLink& command);
// play_judgements.cpp
Step step(CaseSnapshot state, const EntryHead& head, const AddFact& command);
Step step(CaseSnapshot state, const EntryHead& head, const DecideFact& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveFact& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreFact& command);
Step step(CaseSnapshot state, const EntryHead& head, const Rate& command);
Step step(CaseSnapshot state, const EntryHead& head, const WithdrawRating& command);
Step step(CaseSnapshot state, const EntryHead& head, const DeclareNotApplicable& command);
Step step(CaseSnapshot state, const EntryHead& head, const WithdrawNotApplicable& command);

// play_pages.cpp
Step step(CaseSnapshot state, const EntryHead& head, const CorrectPage& command);
Step step(CaseSnapshot state, const EntryHead& head, const RemoveCorrection& command);
Step step(CaseSnapshot state, const EntryHead& head, const RestoreCorrection& command);
Step step(CaseSnapshot state, const EntryHead& head, const ReadPageSo& command);
Step step(CaseSnapshot state, const EntryHead& head, const ReadPageAsUsual& command);
Step step(CaseSnapshot state, const EntryHead& head, const JudgeSeal& command);
Step step(CaseSnapshot state, const EntryHead& head, const WithdrawSealJudgement& command);

// The Citation's item belongs to a Source that was not removed; its page counts from 1.
Result<void> check_citation(const CaseSnapshot& state, const Citation& citation);

// Takes a row away or brings it back.
template <class Row, class RowId>
Result<void> set_removed(Table<Row>& table, const RowId& id, bool removed) {
  const auto found = removed ? present(table, id) : absent(table, id);
  if (!found) return std::unexpected(found.error());
  Row row = **found;
  row.removed = removed;
  replace_row(table, std::move(row));
  return {};
}

}  // namespace evidence::journal
