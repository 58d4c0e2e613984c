// What people change of pages: their words, how they are read, whether they bear a seal.
#include "evidence/base/utf8.hpp"
#include "evidence/journal/steps.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

constexpr std::int16_t page_side = 1000;
constexpr std::uint8_t most_quarters = 3;

bool is_area(const Box& box) {
  return box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0 && box.x + box.w <= page_side && box.y + box.h <= page_side;
}

// The page of an item that belongs to a Source which was not removed.
Result<void> check_page(const CaseSnapshot& state, const ItemId& item, const Sha256& blob, std::uint32_t page) {
  Citation place;
  place.item = item;
  place.blob = blob;
  place.page = page;
  return check_citation(state, place);
}

std::unexpected<Error> nothing_to_take_back(std::uint32_t page) {
  return fail(ErrorKind::Conflict, "error.journal.page-as-usual"_key, {{"page", std::to_string(page)}});
}

}  // namespace

Step step(CaseSnapshot state, const EntryHead& head, const CorrectPage& command) {
  Correction correction = command.correction;
  if (auto checked = check_new(state.corrections, head, correction); !checked) return pass_on(checked);
  if (auto checked = check_page(state, correction.item, correction.blob, correction.page); !checked)
    return pass_on(checked);
  if (!is_area(correction.where) || correction.before == correction.after) {
    return fail(ErrorKind::Input, "error.journal.correction-empty"_key, {{"page", std::to_string(correction.page)}});
  }
  correction.made_by = head.actor;
  correction.removed = false;
  append_row(state.corrections, std::move(correction));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RemoveCorrection& command) {
  if (auto done = set_removed(state.corrections, command.correction, true); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreCorrection& command) {
  if (auto done = set_removed(state.corrections, command.correction, false); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const ReadPageSo& command) {
  PageReading reading = command.reading;
  if (auto checked = check_page(state, reading.item, reading.blob, reading.page); !checked) return pass_on(checked);
  if (!is_area(reading.region) || reading.quarters.value_or(0) > most_quarters) {
    return fail(ErrorKind::Input, "error.journal.reading-settings"_key, {{"page", std::to_string(reading.page)}});
  }
  reading.removed = false;
  put_page_row(state.page_readings, std::move(reading));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const ReadPageAsUsual& command) {
  const PageReading* found = find_page_row(state.page_readings, command.blob, command.page);
  if (found == nullptr || found->removed) return nothing_to_take_back(command.page);
  PageReading reading = *found;
  reading.removed = true;
  put_page_row(state.page_readings, std::move(reading));
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const JudgeSeal& command) {
  SealJudgement judgement = command.judgement;
  if (auto checked = check_page(state, judgement.item, judgement.blob, judgement.page); !checked)
    return pass_on(checked);
  judgement.actor = head.actor;
  judgement.removed = false;
  put_page_row(state.seal_judgements, std::move(judgement));
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const WithdrawSealJudgement& command) {
  const SealJudgement* found = find_seal_judgement(state.seal_judgements, command.blob, command.page, head.actor);
  if (found == nullptr || found->removed) return nothing_to_take_back(command.page);
  SealJudgement judgement = *found;
  judgement.removed = true;
  put_page_row(state.seal_judgements, std::move(judgement));
  return state;
}

}  // namespace evidence::journal
