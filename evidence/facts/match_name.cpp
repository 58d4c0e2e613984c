#include "evidence/facts/match_name.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "evidence/facts/plain_text.hpp"

namespace evidence::facts {
namespace {

constexpr std::size_t shortest_part = 4;  // characters that say whose seal a cut one is
constexpr std::size_t characters_a_slip = 5;

std::size_t edit_distance(const std::u32string& one, const std::u32string& other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// Names have no blanks that mean anything.
std::u32string compared(std::string_view text) {
  std::u32string characters = plain(text);
  std::erase(characters, U' ');
  return characters;
}

}  // namespace

NameMatch match_name(std::string_view read, std::string_view name) {
  const std::u32string is = compared(read), should_be = compared(name);
  if (is.empty() || should_be.empty()) return NameMatch::Unreadable;
  if (is == should_be) return NameMatch::Exact;
  if (is.size() >= shortest_part && should_be.find(is) != std::u32string::npos) return NameMatch::Similar;
  const std::size_t slips = std::max<std::size_t>(1, should_be.size() / characters_a_slip);
  return edit_distance(is, should_be) <= slips ? NameMatch::Similar : NameMatch::Other;
}

}  // namespace evidence::facts
