// The fields of every Command and every row, named once for writing and for reading. Private to this room.
//
// `fields` is a writer, a reader or a checker: it is called with the name and the member, in any order (the written
// form is sorted). What an Entry says itself (who, when) does not stand in the body of a Command: describe_new leaves
// it out.
#pragma once

#include <concepts>
#include <type_traits>

#include "evidence/base/problem.hpp"
#include "evidence/journal/command.hpp"

namespace evidence::journal {

template <class T, class Row>
concept Of = std::same_as<std::remove_const_t<T>, Row>;

void describe_new(auto& fields, Of<CaseInfo> auto& info) {
  fields("case_id", info.case_id);
  fields("applicant", info.applicant);
  fields("kind", info.kind);
  fields("accepted_on", info.accepted_on);
  fields("reference_date", info.reference_date);
  fields("catalogue_id", info.catalogue_id);
  fields("catalogue_version", info.catalogue_version);
  fields("catalogue", info.catalogue);
}
void describe(auto& fields, Of<CaseInfo> auto& info) {
  describe_new(fields, info);
  fields("created", info.created);
}

void describe(auto& fields, Of<Actor> auto& actor) {
  fields("id", actor.id);
  fields("name", actor.name);
  fields("role", actor.role);
  fields("origin", actor.origin);
  fields("public_key", actor.public_key);
}

void describe_new(auto& fields, Of<Project> auto& project) {
  fields("id", project.id);
  fields("name", project.name);
}
void describe(auto& fields, Of<Project> auto& project) {
  describe_new(fields, project);
  fields("removed", project.removed);
}

void describe_new(auto& fields, Of<Source> auto& source) {
  fields("id", source.id);
  fields("name", source.name);
  fields("kind", source.kind);
  fields("digest", source.digest);
  fields("bytes", source.bytes);
  fields("manifest", source.manifest);
  fields("first_item", source.first_item);
  fields("item_count", source.item_count);
  fields("encoding", source.encoding);
}
void describe(auto& fields, Of<Source> auto& source) {
  describe_new(fields, source);
  fields("received", source.received);
  fields("received_by", source.received_by);
  fields("removed", source.removed);
}

void describe(auto& fields, Of<Box> auto& box) {
  fields("x", box.x);
  fields("y", box.y);
  fields("w", box.w);
  fields("h", box.h);
}

void describe(auto& fields, Of<Citation> auto& citation) {
  fields("item", citation.item);
  fields("blob", citation.blob);
  fields("page", citation.page);
  fields("rectangle", citation.rectangle);
  fields("quote", citation.quote);
}

void describe(auto& fields, Of<Participant> auto& participant) {
  fields("name", participant.name);
  fields("role", participant.role);
}
void describe(auto& fields, Of<RecordLine> auto& line) {
  fields("asked", line.asked);
  fields("expected", line.expected);
  fields("answer", line.answer);
}
void describe(auto& fields, Of<Attachment> auto& attachment) {
  fields("name", attachment.name);
  fields("blob", attachment.blob);
}
void describe_new(auto& fields, Of<Record> auto& record) {
  fields("id", record.id);
  fields("kind", record.kind);
  fields("title", record.title);
  fields("held_on", record.held_on);
  fields("place", record.place);
  fields("participants", record.participants);
  fields("lines", record.lines);
  fields("attachments", record.attachments);
  fields("project", record.project);
}
void describe(auto& fields, Of<Record> auto& record) {
  describe_new(fields, record);
  fields("made_by", record.made_by);
  fields("removed", record.removed);
}

void describe(auto& fields, Of<Review> auto& review) {
  fields("verdict", review.verdict);
  fields("because", review.because);
}
void describe(auto& fields, Of<Resolution> auto& resolution) {
  fields("because", resolution.because);
  fields("evidence", resolution.evidence);
}
void describe_new(auto& fields, Of<Link> auto& link) {
  fields("id", link.id);
  fields("criterion", link.criterion);
  fields("evidence", link.evidence);
  fields("stance", link.stance);
  fields("directness", link.directness);
  fields("strength", link.strength);
  fields("project", link.project);
  fields("date", link.date);
  fields("valid_from", link.valid_from);
  fields("valid_to", link.valid_to);
  fields("note", link.note);
}
void describe(auto& fields, Of<Link> auto& link) {
  describe_new(fields, link);
  fields("made_by", link.made_by);
  fields("made_at", link.made_at);
  fields("reviews", link.reviews);
  fields("resolutions", link.resolutions);
  fields("removed", link.removed);
  fields("removed_because", link.removed_because);
}

void describe_new(auto& fields, Of<Fact> auto& fact) {
  fields("id", fact.id);
  fields("name", fact.name);
  fields("value", fact.value);
  fields("state", fact.state);
  fields("citation", fact.citation);
  fields("because", fact.because);
}
void describe(auto& fields, Of<Fact> auto& fact) {
  describe_new(fields, fact);
  fields("made_by", fact.made_by);
  fields("decided_by", fact.decided_by);
  fields("removed", fact.removed);
}

void describe(auto& fields, Of<Rating> auto& rating) {
  fields("criterion", rating.criterion);
  fields("actor", rating.actor);
  fields("value", rating.value);
  fields("reason", rating.reason);
  fields("removed", rating.removed);
}
void describe(auto& fields, Of<NotApplicable> auto& row) {
  fields("criterion", row.criterion);
  fields("actor", row.actor);
  fields("reason", row.reason);
  fields("removed", row.removed);
}

void describe_new(auto& fields, Of<Correction> auto& correction) {
  fields("id", correction.id);
  fields("item", correction.item);
  fields("blob", correction.blob);
  fields("page", correction.page);
  fields("where", correction.where);
  fields("before", correction.before);
  fields("after", correction.after);
}
void describe(auto& fields, Of<Correction> auto& correction) {
  describe_new(fields, correction);
  fields("made_by", correction.made_by);
  fields("removed", correction.removed);
}
void describe_new(auto& fields, Of<PageReading> auto& reading) {
  fields("item", reading.item);
  fields("blob", reading.blob);
  fields("page", reading.page);
  fields("engine", reading.engine);
  fields("language", reading.language);
  fields("quarters", reading.quarters);
  fields("region", reading.region);
}
void describe(auto& fields, Of<PageReading> auto& reading) {
  describe_new(fields, reading);
  fields("removed", reading.removed);
}
void describe_new(auto& fields, Of<SealJudgement> auto& judgement) {
  fields("item", judgement.item);
  fields("blob", judgement.blob);
  fields("page", judgement.page);
  fields("verdict", judgement.verdict);
  fields("because", judgement.because);
}
void describe(auto& fields, Of<SealJudgement> auto& judgement) {
  describe_new(fields, judgement);
  fields("actor", judgement.actor);
  fields("removed", judgement.removed);
}

void describe(auto& fields, Of<CreateCase> auto& command) { describe_new(fields, command.info); }
void describe(auto& fields, Of<IntroduceActor> auto& command) { describe(fields, command.actor); }
void describe(auto& fields, Of<AddProject> auto& command) { describe_new(fields, command.project); }
void describe(auto& fields, Of<RemoveProject> auto& command) { fields("project", command.project); }
void describe(auto& fields, Of<RestoreProject> auto& command) { fields("project", command.project); }
void describe(auto& fields, Of<ImportSource> auto& command) { describe_new(fields, command.source); }
void describe(auto& fields, Of<RemoveSource> auto& command) { fields("source", command.source); }
void describe(auto& fields, Of<RestoreSource> auto& command) { fields("source", command.source); }
void describe(auto& fields, Of<ReinterpretNames> auto& command) {
  fields("source", command.source);
  fields("encoding", command.encoding);
}
void describe(auto& fields, Of<AddRecord> auto& command) { describe_new(fields, command.record); }
void describe(auto& fields, Of<RemoveRecord> auto& command) { fields("record", command.record); }
void describe(auto& fields, Of<RestoreRecord> auto& command) { fields("record", command.record); }
void describe(auto& fields, Of<AddLink> auto& command) { describe_new(fields, command.link); }
void describe(auto& fields, Of<RemoveLink> auto& command) {
  fields("link", command.link);
  fields("because", command.because);
}
void describe(auto& fields, Of<RestoreLink> auto& command) { fields("link", command.link); }
void describe(auto& fields, Of<ReviewLink> auto& command) {
  fields("link", command.link);
  fields("verdict", command.verdict);
  fields("because", command.because);
}
void describe(auto& fields, Of<ResolveLink> auto& command) {
  fields("link", command.link);
  fields("resolution", command.resolution);
}
void describe(auto& fields, Of<AddFact> auto& command) { describe_new(fields, command.fact); }
void describe(auto& fields, Of<DecideFact> auto& command) {
  fields("fact", command.fact);
  fields("state", command.state);
  fields("because", command.because);
  fields("decided_by", command.decided_by);
}
void describe(auto& fields, Of<RemoveFact> auto& command) { fields("fact", command.fact); }
void describe(auto& fields, Of<RestoreFact> auto& command) { fields("fact", command.fact); }
void describe(auto& fields, Of<Rate> auto& command) {
  fields("criterion", command.criterion);
  fields("value", command.value);
  fields("reason", command.reason);
}
void describe(auto& fields, Of<WithdrawRating> auto& command) { fields("criterion", command.criterion); }
void describe(auto& fields, Of<DeclareNotApplicable> auto& command) {
  fields("criterion", command.criterion);
  fields("reason", command.reason);
}
void describe(auto& fields, Of<WithdrawNotApplicable> auto& command) { fields("criterion", command.criterion); }
void describe(auto& fields, Of<CorrectPage> auto& command) { describe_new(fields, command.correction); }
void describe(auto& fields, Of<RemoveCorrection> auto& command) { fields("correction", command.correction); }
void describe(auto& fields, Of<RestoreCorrection> auto& command) { fields("correction", command.correction); }
void describe(auto& fields, Of<ReadPageSo> auto& command) { describe_new(fields, command.reading); }
void describe(auto& fields, Of<ReadPageAsUsual> auto& command) {
  fields("blob", command.blob);
  fields("page", command.page);
}
void describe(auto& fields, Of<JudgeSeal> auto& command) { describe_new(fields, command.judgement); }
void describe(auto& fields, Of<WithdrawSealJudgement> auto& command) {
  fields("blob", command.blob);
  fields("page", command.page);
}

}  // namespace evidence::journal
