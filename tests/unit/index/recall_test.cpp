#include <algorithm>
#include <set>

#include "support/generated_pages.hpp"
#include "unit/index/case_with_pages.hpp"
#include "unit/index/oracle.hpp"

#include "evidence/index/search.hpp"

namespace evidence::index {
namespace {

constexpr std::size_t pages_of_the_case = 300;
constexpr RowId none = 0;

class Recall : public tests::CaseWithPages {
 protected:
  void SetUp() override {
    tests::CaseWithPages::SetUp();
    pages_ = tests::generated_pages(2026, pages_of_the_case, 200);
    read("generated", pages_);
    auto opened = SearchIndex::open(case_->pages());
    ASSERT_TRUE(opened) << opened.error().key.name << " " << opened.error().detail;
    index_.emplace(std::move(*opened));
    ASSERT_EQ(index_->update().value(), pages_of_the_case);
    for (const Page& page : pages_) plain_.push_back(tests::oracle_text(page.text));
  }

  // The page numbers that a query finds.
  [[nodiscard]] std::set<std::uint32_t> found(std::string_view query) const {
    std::set<std::uint32_t> numbers;
    const auto answer = index_->search(query, {pages_of_the_case, 0});
    if (!answer) {
      ADD_FAILURE() << query << ": " << answer.error().key.name << " " << answer.error().detail;
      return numbers;
    }
    for (const Hit& hit : answer->hits) numbers.insert(hit.page);
    EXPECT_EQ(answer->total, numbers.size()) << query;
    return numbers;
  }
  [[nodiscard]] std::set<std::uint32_t> expected(const std::vector<std::u32string>& terms) const {
    std::set<std::uint32_t> numbers;
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      const auto on_page = [&](const std::u32string& term) { return tests::oracle_finds(plain_[i], term); };
      if (std::ranges::all_of(terms, on_page)) numbers.insert(pages_[i].number);
    }
    return numbers;
  }
  // So many characters in a row from somewhere in the pages, none of them an operator or a blank.
  [[nodiscard]] std::u32string some_phrase(tests::Dice& dice, std::size_t length) const {
    while (true) {
      const std::u32string& page = dice.pick(plain_);
      const std::u32string phrase = page.substr(dice.below(page.size() - length), length);
      if (phrase.find_first_of(U" \"-") == std::u32string::npos) return phrase;
    }
  }

  std::vector<Page> pages_;
  std::vector<std::u32string> plain_;
  std::optional<SearchIndex> index_;
};

TEST_F(Recall, TwoHundredQueriesOfOneToEightCharactersFindExactlyWhatIsThere) {
  tests::Dice dice(4711);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    std::u32string phrase = some_phrase(dice, 1 + i % 8);
    if (i % 10 == 9) std::ranges::reverse(phrase);  // most of these stand nowhere
    const auto truth = expected({phrase});
    EXPECT_EQ(found(to_utf8(phrase)), truth) << to_utf8(phrase);
    hits += truth.size();
  }
  EXPECT_GT(hits, 2000U);
}

TEST_F(Recall, TwoTermsFindThePagesThatHoldBothAndNoOthers) {
  tests::Dice dice(815);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    const std::u32string first = some_phrase(dice, 1 + i % 3);
    const std::u32string second = some_phrase(dice, 2);
    const auto truth = expected({first, second});
    EXPECT_EQ(found(to_utf8(first + U" " + second)), truth) << to_utf8(first + U" " + second);
    hits += truth.size();
  }
  EXPECT_GT(hits, 100U);
  EXPECT_EQ(found("修复 ok"), expected({U"修复", U"ok"}));
  EXPECT_NE(found("修复 ok"), found("修复"));
}

TEST_F(Recall, WidthsCaseAndOperatorsKeepTheTruth) {
  EXPECT_EQ(found("ｉｓｏ"), expected({U"iso"}));
  EXPECT_EQ(found("GB/T 22239"), found("ｇｂ／ｔ 22239"));
  EXPECT_EQ(found("資質"), expected({U"资质"}));
  EXPECT_EQ(found("、"), expected({U"、"}));
  std::set<std::uint32_t> without;
  std::ranges::set_difference(expected({U"基线"}), expected({U"评审"}), std::inserter(without, without.end()));
  EXPECT_EQ(found("基线 -评审"), without);
  std::set<std::uint32_t> either = expected({U"基线"});
  either.merge(expected({U"评审"}));
  EXPECT_EQ(found("基线 或 评审"), either);
}

TEST_F(Recall, PagesAreDealtOutInWindowsWithoutGapOrRepetition) {
  std::set<RowId> rows;
  const auto whole = index_->search("安全", {pages_of_the_case, 0});
  ASSERT_TRUE(whole);
  for (std::size_t offset = 0; offset < whole->total; offset += 40) {
    const auto part = index_->search("安全", {40, offset});
    ASSERT_TRUE(part);
    for (std::size_t i = 0; i < part->hits.size(); ++i) {
      EXPECT_EQ(part->hits[i].row, whole->hits[offset + i].row);
      EXPECT_TRUE(rows.insert(part->hits[i].row).second);
      EXPECT_NE(part->hits[i].row, none);
    }
  }
  EXPECT_EQ(rows.size(), whole->total);
}

TEST_F(Recall, EveryHitShowsItsWordsInTheSnippetAndOnThePage) {
  const auto answer = index_->search("漏洞", {50, 0});
  ASSERT_TRUE(answer);
  ASSERT_FALSE(answer->hits.empty());
  for (const Hit& hit : answer->hits) {
    ASSERT_FALSE(hit.snippet.highlights.empty());
    for (const ByteRange& mark : hit.snippet.highlights)
      EXPECT_EQ(tests::oracle_text(hit.snippet.text.substr(mark.begin, mark.end - mark.begin)), U"漏洞");
    EXPECT_GE(hit.rects.size(), hit.matches);  // one over a line end has two
  }
}

}  // namespace
}  // namespace evidence::index
