#include "tests/support/seals/score.hpp"

#include <algorithm>
#include <cmath>

namespace tests::seals {

Matched match(const std::vector<TrueSeal>& truth, const std::vector<ocr::Seal>& found) {
  constexpr double tolerance = 0.2;
  Matched matched;
  std::vector<const ocr::Seal*> left;
  for (const ocr::Seal& seal : found) left.push_back(&seal);
  for (const TrueSeal& is : truth) {
    const double most = tolerance * is.down;
    const auto at = std::find_if(left.begin(), left.end(), [&](const ocr::Seal* seal) {
      return std::hypot(seal->x - is.x, seal->y - is.y) < most && std::abs(seal->across - is.across) < most &&
             std::abs(seal->down - is.down) < most;
    });
    if (at == left.end()) {
      matched.missed.push_back(&is);
      continue;
    }
    matched.pairs.push_back({&is, *at});
    left.erase(at);
  }
  matched.wrong = left;
  return matched;
}

}  // namespace tests::seals
