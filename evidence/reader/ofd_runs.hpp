// Runs: characters of one OFD text object that stand on one line without a gap. In points of the page.
#pragma once

#include <string>
#include <vector>

#include "evidence/reader/ofd_objects.hpp"

namespace evidence::reader {

struct PlacedCharacter {
  char32_t code = 0;
  Rectangle where;
};

struct OfdRun {
  enum class Way { Level, Vertical, Aslant } way = Way::Level;
  bool visible = true;
  Rectangle where;
  double size = 0;  // of its characters
  std::vector<PlacedCharacter> characters;
};

std::vector<OfdRun> runs_of(const std::vector<OfdObject>& objects);

// A line between cells.
struct Rule {
  double at = 0;
  double from = 0;
  double to = 0;
};
struct Rules {
  std::vector<Rule> vertical;    // at: x
  std::vector<Rule> horizontal;  // at: y
};
Rules rules_of(const std::vector<OfdObject>& objects);

// Columns of prose: the runs in groups, from left to right; one group where there is but one.
std::vector<std::vector<OfdRun>> columns_of(std::vector<OfdRun> runs, const Rules& rules);

// Runs of one height together, from top to bottom, each from left to right.
std::vector<std::vector<OfdRun>> lines_of(std::vector<OfdRun> runs);

}  // namespace evidence::reader
