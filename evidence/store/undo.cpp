// Taking back: the inverses of one action's Commands, in reverse order, as an action of their own.
#include <algorithm>
#include <map>

#include "evidence/store/case_state.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

namespace {

// One action as the journal tells it.
struct Action {
  ActorId actor;
  std::optional<journal::ActionId> undoes;
  std::vector<journal::Command> inverses;  // in the order that takes it back
  std::optional<Error> refused;            // it cannot be taken back
  std::optional<journal::ActionId> undone_by;
};
struct Actions {
  std::map<journal::ActionId, Action> table;
  std::vector<journal::ActionId> order;

  // Taken back, and the taking back was not itself taken back.
  [[nodiscard]] bool is_undone(const journal::ActionId& id) const {
    const auto& by = table.at(id).undone_by;
    return by && !is_undone(*by);
  }
};

// Folds from nothing, keeping what takes each action back: an inverse needs the state its Command was played on.
Result<Actions> read_actions(const std::vector<journal::Entry>& entries) {
  Actions actions;
  CaseSnapshot state;
  for (const journal::Entry& entry : entries) {
    const auto command = journal::decode(entry.kind, entry.body);
    if (!command) return std::unexpected(command.error());
    const journal::ActionId id{entry.head.origin, entry.head.action};
    if (!actions.table.contains(id)) actions.order.push_back(id);
    Action& action = actions.table[id];
    action.actor = entry.head.actor;
    action.undoes = entry.head.undoes;
    if (action.undoes && actions.table.contains(*action.undoes)) actions.table[*action.undoes].undone_by = id;
    auto inverses = journal::inverse(state, entry.head, *command);
    if (inverses) {
      action.inverses.insert(action.inverses.begin(), inverses->begin(), inverses->end());
    } else {
      action.refused = inverses.error();
    }
    auto played = journal::play(state, entry.head, *command);
    if (!played) return pass_on(played);
    state = std::move(*played);
  }
  return actions;
}

std::string name_of(const journal::ActionId& id) { return std::to_string(id.number); }

Result<journal::ActionId> check_named(const Actions& actions, const ActorId& actor, const journal::ActionId& id) {
  const auto found = actions.table.find(id);
  if (found == actions.table.end()) {
    return fail(ErrorKind::Input, "error.store.unknown-action"_key, {{"action", name_of(id)}});
  }
  if (found->second.actor != actor) {
    return fail(ErrorKind::Input, "error.store.not-own-action"_key, {{"action", name_of(id)}});
  }
  if (actions.is_undone(id)) {
    return fail(ErrorKind::Conflict, "error.store.already-undone"_key, {{"action", name_of(id)}});
  }
  if (found->second.refused) return std::unexpected(*found->second.refused);
  if (found->second.inverses.empty()) return fail(ErrorKind::Input, "error.store.nothing-to-undo"_key);
  return id;
}

Result<journal::ActionId> latest(const Actions& actions, const ActorId& actor) {
  const auto found = std::find_if(actions.order.rbegin(), actions.order.rend(), [&](const journal::ActionId& id) {
    const Action& action = actions.table.at(id);
    return action.actor == actor && !action.undoes && !action.refused && !action.inverses.empty() &&
           !actions.is_undone(id);
  });
  if (found == actions.order.rend()) return fail(ErrorKind::Input, "error.store.nothing-to-undo"_key);
  return *found;
}

}  // namespace

Result<journal::ActionId> CaseStore::undo(const Writer& writer, std::optional<journal::ActionId> action,
                                          const Clock& clock) {
  const auto journal_entries = entries();
  if (!journal_entries) return std::unexpected(journal_entries.error());
  const auto actions = read_actions(*journal_entries);
  if (!actions) return std::unexpected(actions.error());
  const auto target = action ? check_named(*actions, writer.actor.id, *action) : latest(*actions, writer.actor.id);
  if (!target) return std::unexpected(target.error());
  return guarded(state_->files.case_db(),
                 [&] { return state_->act(writer, actions->table.at(*target).inverses, *target, clock); });
}

}  // namespace evidence::store
