// What was found beside what is there.
#pragma once

#include <string>
#include <vector>

#include "ocr/seal.hpp"
#include "tests/support/seals/page.hpp"

namespace tests::seals {

struct Pair {
  const TrueSeal* is = nullptr;
  const ocr::Seal* found = nullptr;
};

struct Matched {
  std::vector<Pair> pairs;
  std::vector<const TrueSeal*> missed;
  std::vector<const ocr::Seal*> wrong;
};

// A seal is found where centre and both half axes are right to a fifth of its size.
Matched match(const std::vector<TrueSeal>& truth, const std::vector<ocr::Seal>& found);

}  // namespace tests::seals
