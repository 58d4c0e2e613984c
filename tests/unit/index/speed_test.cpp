// Prints how quick searching is; asserts nothing about it.
#include <algorithm>
#include <chrono>

#include "support/generated_pages.hpp"
#include "unit/index/case_with_pages.hpp"
#include <fmt/format.h>

#include "evidence/index/search.hpp"

namespace evidence::index {
namespace {

using SearchSpeed = tests::CaseWithPages;
using std::chrono::steady_clock;

double milliseconds_since(steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
}

TEST_F(SearchSpeed, OverTwoThousandGeneratedPages) {
  const auto pages = tests::generated_pages(99, 2000);
  read("generated", pages);
  auto index = SearchIndex::open(case_->pages());
  ASSERT_TRUE(index);
  std::size_t characters = 0;
  for (const Page& page : pages) characters += count_code_points(page.text);
  const auto began = steady_clock::now();
  ASSERT_EQ(index->update().value(), 2000U);
  fmt::print("built 2000 pages, {} characters in {:.0f} ms\n", characters, milliseconds_since(began));
  tests::Dice dice(3);
  for (const std::size_t length : {1U, 2U, 4U, 8U}) {
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
      const auto text = to_code_points(index->folding().fold(dice.pick(pages).text));
      auto phrase = text.substr(dice.below(text.size() - length), length);
      std::erase_if(phrase, [](char32_t c) { return c == U'-' || c == U'"' || c == U' '; });
      if (phrase.empty()) continue;
      const auto start = steady_clock::now();
      ASSERT_TRUE(index->search(to_utf8(phrase)));
      times.push_back(milliseconds_since(start));
    }
    std::ranges::sort(times);
    fmt::print("{} characters, first 50 hits: p50 {:.2f} ms, p99 {:.2f} ms\n", length, times[times.size() / 2],
               times[times.size() * 99 / 100]);
  }
}

}  // namespace
}  // namespace evidence::index
