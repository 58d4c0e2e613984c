// What can be done with Commands and Entries: play, take back, write down, say in words, chain and order. Pure
// functions.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/base/texts.hpp"
#include "evidence/journal/command.hpp"
#include "evidence/journal/entry.hpp"
#include "evidence/model/case_snapshot.hpp"

namespace evidence::journal {

// The state after the command. Fails (Input or Conflict) where it does not fit `before`: an id that does not exist or
// exists already, a second person's word given by the first, an empty reason where one is due. `before` is never
// changed.
Result<CaseSnapshot> play(const CaseSnapshot& before, const EntryHead& head, const Command& command);

// What takes the command back, given the state it was played on. Empty for IntroduceActor; fails for CreateCase.
Result<std::vector<Command>> inverse(const CaseSnapshot& before, const EntryHead& head, const Command& command);

std::string kind_of(const Command& command);  // "add-link"
std::string encode(const Command& command);   // canonical JSON: sorted keys, no blanks, UTF-8
// Fails with key "error.journal.unknown-kind" for a kind of a newer version, "error.journal.malformed" for a bad body.
Result<Command> decode(const std::string& kind, const std::string& body);

// One sentence for the audit trail: who did what to which thing.
std::string sentence(const CaseSnapshot& after, const EntryHead& head, const Command& command, const Texts& texts);

// Makes the Entry that follows `previous` (zero for the origin's first).
Entry chain(const EntryHead& head, const Command& command, const Sha256& previous);
Sha256 hash_of(const Entry& entry);

struct ChainFault {
  OriginId origin;
  std::uint64_t number = 0;
  std::string what;  // code: "hash", "previous", "gap", "fork"; texts "fault.<code>"
};
// Every fault of the chains, in no more than one pass. Entries may come in any order.
std::vector<ChainFault> check_chains(std::span<const Entry> entries);

// The order in which a union of chains is folded: (Lamport time, origin, number).
void sort_for_replay(std::vector<Entry>& entries);

}  // namespace evidence::journal
