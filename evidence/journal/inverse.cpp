// What takes a Command back, given the state it was played on.
#include "evidence/journal/journal.hpp"
#include "evidence/journal/tables.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

using Inverse = Result<std::vector<Command>>;

struct Inverter {
  const CaseSnapshot& before;
  const EntryHead& head;

  template <class Found>
  static std::unexpected<Error> unknown(const Found& id) {
    return fail(ErrorKind::Input, "error.journal.unknown-thing"_key, {{"thing", short_form(id)}});
  }
  static Inverse one(Command command) { return std::vector<Command>{std::move(command)}; }

  Inverse operator()(const CreateCase&) const { return fail(ErrorKind::Input, "error.journal.first-command"_key); }
  Inverse operator()(const IntroduceActor&) const { return std::vector<Command>{}; }
  Inverse operator()(const AddProject& command) const { return one(RemoveProject{command.project.id}); }
  Inverse operator()(const RemoveProject& command) const { return one(RestoreProject{command.project}); }
  Inverse operator()(const RestoreProject& command) const { return one(RemoveProject{command.project}); }
  Inverse operator()(const ImportSource& command) const { return one(RemoveSource{command.source.id}); }
  Inverse operator()(const RemoveSource& command) const { return one(RestoreSource{command.source}); }
  Inverse operator()(const RestoreSource& command) const { return one(RemoveSource{command.source}); }
  Inverse operator()(const ReinterpretNames& command) const {
    const Source* source = find_row(before.sources, command.source);
    if (source == nullptr) return unknown(command.source);
    return one(ReinterpretNames{command.source, source->encoding});
  }
  Inverse operator()(const AddRecord& command) const { return one(RemoveRecord{command.record.id}); }
  Inverse operator()(const RemoveRecord& command) const { return one(RestoreRecord{command.record}); }
  Inverse operator()(const RestoreRecord& command) const { return one(RemoveRecord{command.record}); }
  Inverse operator()(const AddLink& command) const { return one(RemoveLink{command.link.id, ""}); }
  Inverse operator()(const RemoveLink& command) const { return one(RestoreLink{command.link}); }
  Inverse operator()(const RestoreLink& command) const {
    const Link* link = find_row(before.links, command.link);
    if (link == nullptr) return unknown(command.link);
    return one(RemoveLink{command.link, link->removed_because});
  }
  Inverse operator()(const ReviewLink& command) const {
    const Link* link = find_row(before.links, command.link);
    if (link == nullptr) return unknown(command.link);
    const auto said = link->reviews.find(head.actor);
    if (said == link->reviews.end()) return one(ReviewLink{command.link, Verdict::None, ""});
    return one(ReviewLink{command.link, said->second.verdict, said->second.because});
  }
  Inverse operator()(const ResolveLink& command) const {
    const Link* link = find_row(before.links, command.link);
    if (link == nullptr) return unknown(command.link);
    const auto said = link->resolutions.find(head.actor);
    if (said == link->resolutions.end()) return one(ResolveLink{command.link, std::nullopt});
    return one(ResolveLink{command.link, said->second});
  }
  Inverse operator()(const AddFact& command) const { return one(RemoveFact{command.fact.id}); }
  Inverse operator()(const DecideFact& command) const {
    const Fact* fact = find_row(before.facts, command.fact);
    if (fact == nullptr) return unknown(command.fact);
    return one(DecideFact{command.fact, fact->state, fact->because, fact->decided_by});
  }
  Inverse operator()(const RemoveFact& command) const { return one(RestoreFact{command.fact}); }
  Inverse operator()(const RestoreFact& command) const { return one(RemoveFact{command.fact}); }
  Inverse operator()(const Rate& command) const {
    const Rating* rating = find_judgement(before.ratings, command.criterion, head.actor);
    if (rating == nullptr || rating->removed) return one(WithdrawRating{command.criterion});
    return one(Rate{command.criterion, rating->value, rating->reason});
  }
  Inverse operator()(const WithdrawRating& command) const {
    const Rating* rating = find_judgement(before.ratings, command.criterion, head.actor);
    if (rating == nullptr || rating->removed) return std::vector<Command>{};
    return one(Rate{command.criterion, rating->value, rating->reason});
  }
  Inverse operator()(const DeclareNotApplicable& command) const {
    const NotApplicable* row = find_judgement(before.not_applicable, command.criterion, head.actor);
    if (row == nullptr || row->removed) return one(WithdrawNotApplicable{command.criterion});
    return one(DeclareNotApplicable{command.criterion, row->reason});
  }
  Inverse operator()(const WithdrawNotApplicable& command) const {
    const NotApplicable* row = find_judgement(before.not_applicable, command.criterion, head.actor);
    if (row == nullptr || row->removed) return std::vector<Command>{};
    return one(DeclareNotApplicable{command.criterion, row->reason});
  }
  Inverse operator()(const CorrectPage& command) const { return one(RemoveCorrection{command.correction.id}); }
  Inverse operator()(const RemoveCorrection& command) const { return one(RestoreCorrection{command.correction}); }
  Inverse operator()(const RestoreCorrection& command) const { return one(RemoveCorrection{command.correction}); }
  Inverse operator()(const ReadPageSo& command) const {
    const PageReading* row = find_page_row(before.page_readings, command.reading.blob, command.reading.page);
    if (row == nullptr || row->removed) return one(ReadPageAsUsual{command.reading.blob, command.reading.page});
    return one(ReadPageSo{*row});
  }
  Inverse operator()(const ReadPageAsUsual& command) const {
    const PageReading* row = find_page_row(before.page_readings, command.blob, command.page);
    if (row == nullptr || row->removed) return std::vector<Command>{};
    return one(ReadPageSo{*row});
  }
  Inverse operator()(const JudgeSeal& command) const {
    const SealJudgement& given = command.judgement;
    const SealJudgement* row = find_seal_judgement(before.seal_judgements, given.blob, given.page, head.actor);
    if (row == nullptr || row->removed) return one(WithdrawSealJudgement{given.blob, given.page});
    return one(JudgeSeal{*row});
  }
  Inverse operator()(const WithdrawSealJudgement& command) const {
    const SealJudgement* row = find_seal_judgement(before.seal_judgements, command.blob, command.page, head.actor);
    if (row == nullptr || row->removed) return std::vector<Command>{};
    return one(JudgeSeal{*row});
  }
};

}  // namespace

Result<std::vector<Command>> inverse(const CaseSnapshot& before, const EntryHead& head, const Command& command) {
  return std::visit(Inverter{before, head}, command);
}

}  // namespace evidence::journal
