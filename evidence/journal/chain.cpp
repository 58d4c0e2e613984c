// The hash chain of each origin, and the order of replay.
#include <algorithm>
#include <map>
#include <tuple>

#include "evidence/journal/journal.hpp"
#include "evidence/journal/json_write.hpp"

namespace evidence::journal {

namespace {

nlohmann::json undone_action(const std::optional<ActionId>& undoes) {
  if (!undoes) return nullptr;
  return {{"origin", to_text(undoes->origin)}, {"number", undoes->number}};
}

using OfOrigin = std::vector<const Entry*>;

// Faults of one origin's chain; entries sorted by number. Two different Entries of one number are a fork: what follows
// may go on from either.
void check_chain(const OfOrigin& chain, std::vector<ChainFault>& faults) {
  std::vector<Sha256> tips{Sha256{}};
  std::uint64_t expected = 1;
  for (auto at = chain.begin(); at != chain.end();) {
    const std::uint64_t number = (*at)->head.number;
    const OriginId origin = (*at)->head.origin;
    const auto last = std::find_if(at, chain.end(), [&](const Entry* entry) { return entry->head.number != number; });
    const bool gap = number != expected;
    if (gap) faults.push_back({origin, number, "gap"});
    std::vector<Sha256> hashes;
    for (; at != last; ++at) {
      const Entry& entry = **at;
      if (std::find(hashes.begin(), hashes.end(), entry.hash) != hashes.end()) continue;
      if (!hashes.empty()) faults.push_back({origin, number, "fork"});
      hashes.push_back(entry.hash);
      if (hash_of(entry) != entry.hash) faults.push_back({origin, number, "hash"});
      if (!gap && std::find(tips.begin(), tips.end(), entry.previous) == tips.end()) {
        faults.push_back({origin, number, "previous"});
      }
    }
    tips = std::move(hashes);
    expected = number + 1;
  }
}

}  // namespace

Sha256 hash_of(const Entry& entry) {
  const nlohmann::json content{{"origin", to_text(entry.head.origin)},
                               {"number", entry.head.number},
                               {"action", entry.head.action},
                               {"undoes", undone_action(entry.head.undoes)},
                               {"actor", entry.head.actor.value},
                               {"lamport", entry.head.lamport},
                               {"wall", format_instant(entry.head.wall)},
                               {"kind", entry.kind},
                               {"body", entry.body},
                               {"previous", to_hex(entry.previous)}};
  return sha256_of(canonical(content));
}

Entry chain(const EntryHead& head, const Command& command, const Sha256& previous) {
  Entry entry{head, kind_of(command), encode(command), previous, {}, {}};
  entry.hash = hash_of(entry);
  return entry;
}

std::vector<ChainFault> check_chains(std::span<const Entry> entries) {
  std::map<OriginId, OfOrigin> chains;
  for (const Entry& entry : entries) chains[entry.head.origin].push_back(&entry);
  std::vector<ChainFault> faults;
  for (auto& [origin, of_origin] : chains) {
    std::stable_sort(of_origin.begin(), of_origin.end(),
                     [](const Entry* a, const Entry* b) { return a->head.number < b->head.number; });
    check_chain(of_origin, faults);
  }
  return faults;
}

void sort_for_replay(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.head.lamport, a.head.origin, a.head.number) <
           std::tie(b.head.lamport, b.head.origin, b.head.number);
  });
}

}  // namespace evidence::journal
