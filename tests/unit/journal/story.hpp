// A whole small assessment that uses every kind of Command once or more, by two people.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/journal/journal.hpp"

namespace evidence::test {

inline constexpr OriginId first_origin{0x1111222233334444};
inline constexpr OriginId second_origin{0x5555666677778888};
inline const ActorId zhang{"a-0000000000a1"};  // makes
inline const ActorId li{"a-0000000000b2"};     // reviews

struct Step {
  journal::EntryHead head;
  journal::Command command;
};

// In an order that plays; heads are filled as the store would fill them.
std::vector<Step> whole_story();
std::vector<journal::Entry> entries_of(const std::vector<Step>& story);
CaseSnapshot played(const std::vector<Step>& story, std::size_t count);

// Row by row by the model's own comparison.
bool same(const CaseSnapshot& a, const CaseSnapshot& b);
// Without removed rows that `reference` does not hold at all: taking back an addition leaves it there, removed.
CaseSnapshot without_traces(const CaseSnapshot& state, const CaseSnapshot& reference);

Citation some_citation();
journal::EntryHead head_of(const ActorId& actor);

}  // namespace evidence::test
