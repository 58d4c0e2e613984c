#include "ocr/seal_grid.hpp"

#include <algorithm>
#include <cmath>

namespace ocr {
namespace {

constexpr double least_pitch = 0.022, most_pitch = 0.13;  // of a turn: 34 characters round, 4 over the upper half
constexpr double same_place = 0.012;
constexpr double tolerance = 0.3;  // of the pitch
constexpr int most_lost = 2;       // beside each other
constexpr double cost_of_lost = 0.6;
constexpr double doubtful = 0.5;  // confidence: less speaks against a row
constexpr double seed_sure = 0.6;

std::vector<RingSign> once(std::vector<RingSign> signs) {
  for (RingSign& sign : signs) sign.place -= std::floor(sign.place);
  std::sort(signs.begin(), signs.end(), [](const RingSign& a, const RingSign& b) { return a.place < b.place; });
  std::vector<RingSign> single;
  for (RingSign& sign : signs) {
    const bool again = !single.empty() && sign.place - single.back().place < same_place;
    if (!again)
      single.push_back(std::move(sign));
    else if (sign.confidence > single.back().confidence)
      single.back() = std::move(sign);
  }
  return single;
}

// Places = first + number · pitch, by least squares over what was surely read.
struct Row {
  struct Member {
    int number;
    double place, worth;
  };
  std::vector<Member> members;
  double first = 0, pitch = 0;

  void add(const Member& member) {
    members.push_back(member);
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Member& m : members) {
      if (m.worth < seed_sure - doubtful) continue;
      n += 1, x += m.number, y += m.place, xx += double(m.number) * m.number, xy += m.number * m.place;
    }
    const double spread = n * xx - x * x;
    if (spread <= 0) return;
    pitch = (n * xy - x * y) / spread;
    first = (y - pitch * x) / n;
  }
};

double worth_of(const RingSign& sign) { return sign.chinese ? sign.confidence - doubtful : -doubtful; }

// Onwards from the row's end (`step` 1) or beginning (-1), at most a turn.
void grow(Row& row, const std::vector<RingSign>& turns, int step) {
  int lost = 0;
  for (int number = step > 0 ? 2 : -1; lost <= most_lost && std::abs(number * row.pitch) <= 1; number += step) {
    const double wanted = row.first + number * row.pitch;
    const auto nearest = std::min_element(turns.begin(), turns.end(), [&](const RingSign& a, const RingSign& b) {
      return std::abs(a.place - wanted) < std::abs(b.place - wanted);
    });
    const bool there = std::abs(nearest->place - wanted) <= tolerance * row.pitch;
    lost = there ? 0 : lost + 1;
    if (there) row.add({number, nearest->place, worth_of(*nearest)});
  }
}

struct Stretch {
  int from = 0, to = 0;  // numbers, both within
  double worth = 0;
};

// The best part of a row that is no longer than a turn.
Stretch best_stretch(Row& row) {
  std::sort(row.members.begin(), row.members.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  Stretch best;
  for (auto from = row.members.begin(); from != row.members.end(); ++from) {
    double sum = 0;
    int last = from->number - 1;
    for (auto to = from; to != row.members.end() && (to->number - from->number + 1) * row.pitch <= 1; ++to) {
      sum += to->worth - cost_of_lost * (to->number - last - 1);
      last = to->number;
      if (sum > best.worth) best = {from->number, to->number, sum};
    }
  }
  return best;
}

}  // namespace

std::optional<Cells> grid_of(std::vector<RingSign> signs) {
  signs = once(std::move(signs));
  std::vector<RingSign> turns;
  for (const double turn : {0.0, 1.0, 2.0})
    for (RingSign sign : signs) sign.place += turn, turns.push_back(std::move(sign));
  Stretch best;
  Cells cells;
  for (std::size_t i = signs.size(); i < 2 * signs.size(); ++i) {
    const RingSign &one = turns[i], &next = turns[i + 1];
    const double pitch = next.place - one.place;
    const bool good = one.chinese && next.chinese && std::min(one.confidence, next.confidence) >= seed_sure;
    if (!good || pitch < least_pitch || pitch > most_pitch) continue;
    Row row{{{0, one.place, worth_of(one)}, {1, next.place, worth_of(next)}}, one.place, pitch};
    grow(row, turns, 1);
    grow(row, turns, -1);
    const Stretch stretch = best_stretch(row);
    if (stretch.worth <= best.worth) continue;
    best = stretch;
    cells = {row.first + stretch.from * row.pitch, row.pitch, stretch.to - stretch.from + 1};
  }
  if (best.worth <= 0) return std::nullopt;
  return cells;
}

}  // namespace ocr
