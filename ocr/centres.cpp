#include "ocr/centres.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace ocr {

std::vector<Centre> best_centres(std::vector<Centre> all, int apart, std::size_t most) {
  std::sort(all.begin(), all.end(), [](const Centre& a, const Centre& b) {
    return std::tuple(b.votes, a.y, a.x) < std::tuple(a.votes, b.y, b.x);
  });
  std::vector<Centre> best;
  for (const Centre& centre : all) {
    const bool near = std::any_of(best.begin(), best.end(), [&](const Centre& other) {
      return std::abs(other.x - centre.x) < apart && std::abs(other.y - centre.y) < apart;
    });
    if (near) continue;
    best.push_back(centre);
    if (best.size() == most) break;
  }
  return best;
}

}  // namespace ocr
