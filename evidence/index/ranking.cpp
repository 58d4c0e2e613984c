#include "evidence/index/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evidence::index {
namespace {

constexpr double saturation = 1.2;     // k1
constexpr double length_share = 0.75;  // b
// Terms side by side earn up to the rarest term's weight; half of it when this many bytes (20 Chinese characters)
// apart.
constexpr double near_bytes = 60;

double weight(const Rarity& rarity, std::size_t term) {
  const auto all = static_cast<double>(rarity.pages);
  const double holding = term < rarity.holding.size() ? static_cast<double>(rarity.holding[term]) : 0;
  return std::log(1 + (std::max(all - holding, 0.0) + 0.5) / (holding + 0.5));
}

// The smallest number of bytes that lie between the terms of a window which holds all of them.
double smallest_gap(const std::vector<TermPlace>& places, const std::vector<std::uint32_t>& counts,
                    std::size_t different) {
  std::vector<std::uint32_t> inside(counts.size(), 0);
  std::size_t held = 0;
  std::size_t first = 0;
  double smallest = std::numeric_limits<double>::max();
  for (const TermPlace& last : places) {
    if (inside[last.term]++ == 0) ++held;
    while (held == different) {
      const auto span = static_cast<double>(last.range.begin - places[first].range.begin);
      smallest = std::min(smallest, span);
      if (--inside[places[first].term] == 0) --held;
      ++first;
    }
  }
  return smallest;
}

}  // namespace

double score_of(const std::vector<TermPlace>& places, const Rarity& rarity, std::size_t length, double usual_length) {
  std::vector<std::uint32_t> counts(rarity.holding.size(), 0);
  for (const TermPlace& place : places) ++counts[place.term];
  const double relative = usual_length > 0 ? static_cast<double>(length) / usual_length : 1;
  const double damping = saturation * (1 - length_share + length_share * relative);
  double score = 0;
  double heaviest = 0;
  std::size_t different = 0;
  for (std::size_t term = 0; term < counts.size(); ++term) {
    if (counts[term] == 0) continue;
    const double heavy = weight(rarity, term);
    score += heavy * counts[term] * (saturation + 1) / (counts[term] + damping);
    heaviest = std::max(heaviest, heavy);
    ++different;
  }
  if (different > 1) score += heaviest * near_bytes / (near_bytes + smallest_gap(places, counts, different));
  return score;
}

}  // namespace evidence::index
