// A Command is one change of a Case, as a value. Commands are only ever added; a kind keeps its meaning for ever.
//
// To add one: a struct here and in the variant, its fields in describe.hpp and kind in codec.cpp, its effect in
// play_*.cpp, its inverse in inverse.cpp, its sentence in words.cpp.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "evidence/model/rows.hpp"

namespace evidence::journal {

struct CreateCase {
  CaseInfo info;
};
struct IntroduceActor {
  Actor actor;
};  // a person acts on this Case for the first time
struct AddProject {
  Project project;
};
struct RemoveProject {
  ProjectId project;
};
struct RestoreProject {
  ProjectId project;
};
// One import: the manifest names every item. `source.received_by` and `received` are filled from the Entry.
struct ImportSource {
  Source source;
};
struct RemoveSource {
  SourceId source;
};  // undo of an import; the bytes stay
struct RestoreSource {
  SourceId source;
};
struct ReinterpretNames {
  SourceId source;
  std::string encoding;
};  // decodes names again from their raw bytes
struct AddRecord {
  Record record;
};
struct RemoveRecord {
  RecordId record;
};
struct RestoreRecord {
  RecordId record;
};
struct AddLink {
  Link link;
};  // made_by, made_at are filled from the Entry
struct RemoveLink {
  LinkId link;
  std::string because;
};
struct RestoreLink {
  LinkId link;
};
struct ReviewLink {
  LinkId link;
  Verdict verdict = Verdict::None;
  std::string because;
};  // the Entry's actor's word
struct ResolveLink {
  LinkId link;
  std::optional<Resolution> resolution;
};  // nothing = takes it back
struct AddFact {
  Fact fact;
};
struct DecideFact {
  FactId fact;
  FactState state = FactState::Accepted;
  std::string because;
  ActorId decided_by;
};
struct RemoveFact {
  FactId fact;
};
struct RestoreFact {
  FactId fact;
};
struct Rate {
  CriterionId criterion;
  RatingValue value = RatingValue::N;
  std::string reason;
};  // the Entry's actor's
struct WithdrawRating {
  CriterionId criterion;
};
struct DeclareNotApplicable {
  CriterionId criterion;
  std::string reason;
};
struct WithdrawNotApplicable {
  CriterionId criterion;
};

struct CorrectPage {
  Correction correction;
};  // made_by is filled from the Entry
struct RemoveCorrection {
  CorrectionId correction;
};
struct RestoreCorrection {
  CorrectionId correction;
};
struct ReadPageSo {
  PageReading reading;
};
struct ReadPageAsUsual {
  Sha256 blob;
  std::uint32_t page = 1;
};
struct JudgeSeal {
  SealJudgement judgement;
};  // the Entry's actor's
struct WithdrawSealJudgement {
  Sha256 blob;
  std::uint32_t page = 1;
};

using Command =
    std::variant<CreateCase, IntroduceActor, AddProject, RemoveProject, RestoreProject, ImportSource, RemoveSource,
                 RestoreSource, ReinterpretNames, AddRecord, RemoveRecord, RestoreRecord, AddLink, RemoveLink,
                 RestoreLink, ReviewLink, ResolveLink, AddFact, DecideFact, RemoveFact, RestoreFact, Rate,
                 WithdrawRating, DeclareNotApplicable, WithdrawNotApplicable, CorrectPage, RemoveCorrection,
                 RestoreCorrection, ReadPageSo, ReadPageAsUsual, JudgeSeal, WithdrawSealJudgement>;

}  // namespace evidence::journal
