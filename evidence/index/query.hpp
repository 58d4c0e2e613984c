// The query language: text → tree.
//
//   安全 开发            both (blanks, U+3000 too)
//   "安全 开发过程"      the words as they stand, Latin words whole (also “…”)
//   安全 -测试           without
//   安全 或 评审, OR     either; binds looser than blanks: a b 或 c = (a and b) or c
// A Latin or digit word outside quotes is found by its beginning: ISO finds ISO27001. Operators stand alone between
// blanks; "或" alone is a word. To add an operator: a token in `split`, a rule in `parse_query`, a line here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/index/folding.hpp"

namespace evidence::index {

struct Term {
  std::string folded;        // not empty
  bool whole = false;        // stood in quotes: its last Latin word must end where the term ends
  std::size_t position = 1;  // in the query, in characters from 1
};

struct Clause {            // all of `with`, none of `without`
  std::vector<Term> with;  // not empty
  std::vector<Term> without;
};

struct Query {
  std::vector<Clause> any;  // not empty
};

// Fails with Input and the position (in characters, from 1) of what is wrong.
Result<Query> parse_query(const TextFolding& folding, std::string_view text);

}  // namespace evidence::index
