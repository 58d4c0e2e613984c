#include "evidence/index/term_match.hpp"

#include <algorithm>
#include <cstring>

#include "evidence/index/tokens.hpp"

namespace evidence::index {
namespace {

bool is_word(char32_t c) { return c != 0 && class_of(c) == CharClass::Word; }

// glibc's memmem: two-way with a hash, 4 GB/s here; string_view::find stops at every first byte, which Chinese
// characters share.
std::size_t find_bytes(std::string_view text, std::string_view sought, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const void* found = ::memmem(text.data() + from, text.size() - from, sought.data(), sought.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

std::size_t find_term(std::string_view folded, const Term& term, std::size_t from) {
  const bool word_begins = is_word(code_point_at(term.folded, 0));
  const bool word_ends = term.whole && is_word(code_point_before(term.folded, term.folded.size()));
  for (std::size_t at = from; (at = find_bytes(folded, term.folded, at)) != std::string_view::npos; ++at) {
    if (word_begins && is_word(code_point_before(folded, at))) continue;
    if (word_ends && is_word(code_point_at(folded, at + term.folded.size()))) continue;
    return at;
  }
  return std::string_view::npos;
}

bool holds(std::string_view folded, const Clause& clause) {
  const auto found = [&](const Term& term) { return find_term(folded, term) != std::string_view::npos; };
  return std::ranges::all_of(clause.with, found) && std::ranges::none_of(clause.without, found);
}

bool holds(std::string_view folded, const Query& query) {
  return std::ranges::any_of(query.any, [&](const Clause& clause) { return holds(folded, clause); });
}

std::vector<TermPlace> places_of(std::string_view folded, const Query& query) {
  std::vector<TermPlace> places;
  std::size_t number = 0;
  for (const Clause& clause : query.any) {
    const bool counts = holds(folded, clause);
    for (const Term& term : clause.with) {
      std::size_t at = counts ? find_term(folded, term) : std::string_view::npos;
      for (; at != std::string_view::npos; at = find_term(folded, term, at + term.folded.size()))
        places.push_back({number, {at, at + term.folded.size()}});
      ++number;
    }
  }
  std::ranges::stable_sort(places, {}, [](const TermPlace& place) { return place.range.begin; });
  return places;
}

}  // namespace evidence::index
