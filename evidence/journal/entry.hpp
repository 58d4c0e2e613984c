// An Entry: one Command in the journal, chained per origin. Format: schemas/journal.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evidence/base/dates.hpp"
#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"

namespace evidence::journal {

// A person's gesture: all Entries of one action stand in one transaction and are undone together.
struct ActionId {
  OriginId origin;
  std::uint64_t number = 0;
  friend auto operator<=>(const ActionId&, const ActionId&) = default;
};

struct EntryHead {
  OriginId origin;
  std::uint64_t number = 0;        // 1, 2, 3 … within the origin
  std::uint64_t action = 0;        // within the origin
  std::optional<ActionId> undoes;  // set where the action takes back another
  ActorId actor;
  std::uint64_t lamport = 0;  // one more than the greatest seen when it was written
  Instant wall;
};

struct Entry {
  EntryHead head;
  std::string kind;       // "add-link"
  std::string body;       // canonical JSON of the Command's fields
  Sha256 previous;        // hash of the origin's previous Entry; zero for its first
  Sha256 hash;            // of everything above
  std::string signature;  // room for one; empty so far
};

}  // namespace evidence::journal
