// One gesture: its Commands are played, appended and folded in one transaction.
#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

#include "evidence/journal/state_rows.hpp"
#include "evidence/store/case_state.hpp"
#include "evidence/store/entry_rows.hpp"
#include "evidence/store/guard.hpp"
#include "evidence/store/item_rows.hpp"

namespace evidence::store {

using namespace literals;

namespace {

// The writer as the Case knows them: not at all, or by another name or role, is a reason to introduce them.
bool is_introduced(const CaseSnapshot& snapshot, const Actor& actor) {
  const Actor* known = find_row(snapshot.actors, actor.id);
  return known != nullptr && known->name == actor.name && known->role == actor.role &&
         known->public_key == actor.public_key;
}

std::vector<journal::Command> with_introduction(const CaseSnapshot& snapshot, const Actor& actor,
                                                std::vector<journal::Command> commands) {
  const auto introduces = [&](const journal::Command& command) {
    const auto* introduction = std::get_if<journal::IntroduceActor>(&command);
    return introduction != nullptr && introduction->actor.id == actor.id;
  };
  if (is_introduced(snapshot, actor) || std::any_of(commands.begin(), commands.end(), introduces)) return commands;
  const bool creates = std::holds_alternative<journal::CreateCase>(commands.front());
  commands.insert(commands.begin() + (creates ? 1 : 0), journal::IntroduceActor{actor});
  return commands;
}

void write_state(SQLite::Database& database, const CaseSnapshot& before, const CaseSnapshot& after) {
  SQLite::Statement put(database,
                        "INSERT INTO state (kind, key, body) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET "
                        "body = excluded.body");
  for (const journal::StateRow& row : journal::changed_rows(before, after)) {
    put.bind(1, row.kind);
    put.bind(2, row.key);
    put.bind(3, row.body);
    put.exec();
    put.reset();
  }
}

}  // namespace

Result<journal::ActionId> CaseStore::State::act(const Writer& writer, const std::vector<journal::Command>& commands,
                                                std::optional<journal::ActionId> undoes, const Clock& clock) {
  if (!files.writable) return fail(ErrorKind::Input, "error.store.read-only"_key);
  if (commands.empty()) return fail(ErrorKind::Input, "error.store.nothing-to-do"_key);
  // What an Entry names (a manifest, an attachment) is on the disk before the Entry is.
  if (auto committed = blobs.commit(); !committed) return pass_on(committed);
  SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
  ChainEnd end = chain_end(*database, writer.actor.origin);
  journal::EntryHead head{writer.actor.origin,         end.number, end.action + 1, undoes, writer.actor.id,
                          greatest_lamport(*database), clock.now()};
  CaseSnapshot state = *snapshot;
  for (const journal::Command& command : with_introduction(state, writer.actor, commands)) {
    ++head.number;
    ++head.lamport;
    auto played = journal::play(state, head, command);
    if (!played) return pass_on(played);
    state = std::move(*played);
    const journal::Entry entry = journal::chain(head, command, end.hash);
    append_entry(*database, entry);
    end.hash = entry.hash;
    if (auto followed = follow(*database, blobs, state, command); !followed) return pass_on(followed);
  }
  write_state(*database, *snapshot, state);
  auto after = std::make_shared<const CaseSnapshot>(std::move(state));
  transaction.commit();
  snapshot = std::move(after);
  return journal::ActionId{head.origin, head.action};
}

Result<journal::ActionId> CaseStore::perform(const Writer& writer, const std::vector<journal::Command>& commands,
                                             const Clock& clock) {
  return guarded(state_->files.case_db(), [&] { return state_->act(writer, commands, std::nullopt, clock); });
}

Result<std::vector<journal::Entry>> CaseStore::entries() const {
  return guarded(state_->files.case_db(), [&]() -> Result<std::vector<journal::Entry>> {
    EntryRows rows = read_entries(*state_->database);
    if (!rows.unreadable.empty()) {
      return fail(ErrorKind::Input, "error.store.damaged"_key,
                  {{"file", state_->files.case_db().string()},
                   {"reason", "entries #" + std::to_string(rows.unreadable.front())}});
    }
    return std::move(rows.entries);
  });
}

std::uint64_t CaseStore::next_counter(char prefix) const {
  const CaseSnapshot& snapshot = *state_->snapshot;
  std::uint64_t greatest = 0;
  const auto see = [&](const auto& table) {
    for (const auto& row : *table) greatest = std::max(greatest, row->id.counter);
  };
  switch (prefix) {
    case SourceTag::prefix:
      see(snapshot.sources);
      break;
    case RecordTag::prefix:
      see(snapshot.records);
      break;
    case LinkTag::prefix:
      see(snapshot.links);
      break;
    case FactTag::prefix:
      see(snapshot.facts);
      break;
    case ProjectTag::prefix:
      see(snapshot.projects);
      break;
    case CorrectionTag::prefix:
      see(snapshot.corrections);
      break;
    case ItemTag::prefix:
      for (const auto& source : *snapshot.sources) {
        if (source->item_count > 0) {
          greatest = std::max(greatest, source->first_item.counter + source->item_count - 1);
        }
      }
      break;
    default:
      break;
  }
  return greatest + 1;
}

}  // namespace evidence::store
