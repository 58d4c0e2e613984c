#include "evidence/suggest/reasons.hpp"

#include <algorithm>

namespace evidence::suggest {
namespace {

std::string code_of(TermKind kind) {
  switch (kind) {
    case TermKind::Keyword:
      return "keyword";
    case TermKind::Expected:
      return "expected";
    case TermKind::Title:
      return "title";
  }
  return "keyword";
}

}  // namespace

Reason found_on_page(const WeightedTerm& term, std::uint32_t times) {
  return {code_of(term.kind), {{"word", term.text}, {"times", std::to_string(times)}}};
}

Reason found_in_name(const WeightedTerm& term, std::string_view path) {
  return {"file-name", {{"word", term.text}, {"path", std::string(path)}}};
}

double total_weight(const std::vector<Ground>& grounds) {
  double total = 0;
  for (const Ground& ground : grounds) total += ground.weight;
  return total;
}

std::vector<Reason> strongest(std::vector<Ground> grounds, std::size_t limit) {
  std::ranges::stable_sort(grounds, [](const Ground& a, const Ground& b) { return a.weight > b.weight; });
  std::vector<Reason> reasons;
  for (Ground& ground : grounds) {
    if (reasons.size() == limit) break;
    if (std::ranges::find(reasons, ground.reason) == reasons.end()) reasons.push_back(std::move(ground.reason));
  }
  return reasons;
}

double often(std::uint32_t times) { return static_cast<double>(times) / (1.0 + static_cast<double>(times)); }

}  // namespace evidence::suggest
