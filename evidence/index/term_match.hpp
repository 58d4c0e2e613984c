// A term on folded text: exact, character by character.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/index/query.hpp"

namespace evidence::index {

// A term that begins with a Latin word begins where a word begins; in quotes it also ends where one ends.
// The first place at or behind `from`; npos where there is none.
std::size_t find_term(std::string_view folded, const Term& term, std::size_t from = 0);
bool holds(std::string_view folded, const Clause& clause);
bool holds(std::string_view folded, const Query& query);

// Every place (not overlapping with itself) of the terms sought, of the clauses that hold; in order of their begin.
struct TermPlace {
  std::size_t term = 0;  // position in the list of all sought terms, clause by clause
  ByteRange range;       // of `folded`
};
std::vector<TermPlace> places_of(std::string_view folded, const Query& query);

}  // namespace evidence::index
