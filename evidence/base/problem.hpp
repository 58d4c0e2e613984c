// A Problem: something wrong with an applicant's file. It is data beside the item, never a failure of the program.
#pragma once

#include <string>

#include "evidence/base/result.hpp"

namespace evidence {

// Stable code; texts "problem.<code>" (what is wrong and what to do) stand in assets/texts/*.json. The list with what
// each means is schemas/problems.md.
struct Problem {
  std::string code;         // "encrypted", "truncated", "bomb", "empty", "type-mismatch", …
  TextArguments arguments;  // fill the text's {names}
  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace evidence
