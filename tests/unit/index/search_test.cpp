#include "evidence/index/search.hpp"

#include <csignal>

#include "support/generated_pages.hpp"
#include "unit/index/case_with_pages.hpp"
#include <sys/wait.h>
#include <unistd.h>

namespace evidence::index {
namespace {

class Search : public tests::CaseWithPages {
 protected:
  void open() {
    auto opened = SearchIndex::open(case_->pages());
    ASSERT_TRUE(opened) << opened.error().key.name << " " << opened.error().detail;
    index_.emplace(std::move(*opened));
  }
  [[nodiscard]] std::uint64_t total(std::string_view query) const { return index_->search(query).value().total; }
  void TearDown() override {
    index_.reset();
    tests::CaseWithPages::TearDown();
  }
  std::optional<SearchIndex> index_;
};

TEST_F(Search, NewPagesAreTakenUpAndOnlyThey) {
  read("甲", {page_of(1, "安全开发过程评审记录"), page_of(2, "配置管理计划")});
  open();
  EXPECT_EQ(index_->update().value(), 2U);
  EXPECT_EQ(index_->update().value(), 0U);
  EXPECT_EQ(total("评审"), 1U);
  read("乙", {page_of(1, "评审会议纪要")});
  EXPECT_EQ(total("评审"), 1U);
  EXPECT_EQ(index_->update().value(), 1U);
  EXPECT_EQ(total("评审"), 2U);
  EXPECT_EQ(index_->pages_indexed().value(), 3U);
  EXPECT_EQ(index_->search("评审").value().pages_searched, 3U);
}

TEST_F(Search, APageReadAgainReplacesItsFormerSelf) {
  read("甲", {page_of(1, "安全幵发过程"), page_of(2, "第二页")});
  open();
  ASSERT_TRUE(index_->update());
  read("甲", {page_of(1, "安全开发过程")});
  ASSERT_TRUE(index_->update());
  EXPECT_EQ(total("开发"), 1U);
  EXPECT_EQ(total("幵发"), 0U);
  EXPECT_EQ(total("安全"), 1U);
  read("甲", {page_of(2, "第三页")});  // the last row of all
  ASSERT_TRUE(index_->update());
  EXPECT_EQ(total("第二页"), 0U);
  EXPECT_EQ(total("第三页"), 1U);
  EXPECT_EQ(index_->pages_indexed().value(), 2U);
}

TEST_F(Search, APhraseIsFoundAcrossALineBreak) {
  read("甲", {page_of(1, "本公司建立了安全\n开发 过程，并通过 ISO\n27001 认证")});
  open();
  ASSERT_TRUE(index_->update());
  EXPECT_EQ(total("安全开发过程"), 1U);
  EXPECT_EQ(total("\"ISO 27001\""), 1U);
  EXPECT_EQ(total("\"通过ISO\""), 1U);
  const auto answer = index_->search("安全开发过程").value();
  EXPECT_EQ(answer.hits[0].snippet.text, "本公司建立了安全开发 过程，并通过 ISO 27001 认证");
  EXPECT_EQ(answer.hits[0].snippet.highlights, (std::vector<ByteRange>{{18, 37}}));
  EXPECT_FALSE(answer.hits[0].snippet.cut_before);
  EXPECT_FALSE(answer.hits[0].snippet.cut_after);
}

TEST_F(Search, MoreOftenNearerAndRarerComesFirst) {
  read("甲", {page_of(1, "安全是重要的。此外还有许多别的内容，与此无关。最后说到漏洞。"),
              page_of(2, "安全漏洞已修复。此外还有许多别的内容，与此无关，不再赘述。"),
              page_of(3, "修复，修复，修复：安全。此外还有许多别的内容，不再赘述。"), page_of(4, "安全"),
              page_of(5, "安全")});
  open();
  ASSERT_TRUE(index_->update());
  EXPECT_EQ(index_->search("安全 漏洞").value().hits[0].page, 2U);
  EXPECT_EQ(index_->search("修复").value().hits[0].page, 3U);
  EXPECT_EQ(index_->search("安全 或 修复").value().hits[0].page, 3U);
}

TEST_F(Search, PhrasesAreCountedWithoutOperators) {
  read("甲", {page_of(1, "评审记录与评审计划"), page_of(2, "评审"), page_of(3, "培训")});
  open();
  ASSERT_TRUE(index_->update());
  const auto pages = index_->pages_with("评审", 10).value();
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].page, 1U);
  EXPECT_EQ(pages[0].times, 2U);
  EXPECT_EQ(index_->pages_with("评审", 1).value().size(), 1U);
  EXPECT_TRUE(index_->pages_with("-评审", 10).value().empty());
  EXPECT_TRUE(index_->pages_with("", 10).value().empty());
}

TEST_F(Search, AStoppedUpdateGoesOnWhereItStood) {
  read("甲", tests::generated_pages(1, 450, 30));
  open();
  const auto stopped = index_->update([](std::uint64_t, std::uint64_t) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
  const std::uint64_t kept = index_->pages_indexed().value();
  EXPECT_EQ(kept, 200U);
  std::vector<std::uint64_t> totals;
  EXPECT_EQ(index_->update([&](std::uint64_t, std::uint64_t all) { return totals.push_back(all), true; }).value(),
            250U);
  EXPECT_EQ(index_->pages_indexed().value(), 450U);
  EXPECT_EQ(totals.size(), 2U);
}

TEST_F(Search, RebuildingGivesTheSameAnswers) {
  read("甲", tests::generated_pages(3, 60, 100));
  open();
  ASSERT_TRUE(index_->update());
  const std::uint64_t before = total("安全");
  EXPECT_GT(before, 0U);
  EXPECT_EQ(index_->rebuild().value(), 60U);
  EXPECT_EQ(total("安全"), before);
}

// The store makes index.db anew; the pages come back from the reader, the full-text tables from them.
TEST_F(Search, ADeletedDatabaseIsBuiltAnew) {
  read("甲", {page_of(1, "安全开发")});
  open();
  ASSERT_TRUE(index_->update());
  index_.reset();
  case_.reset();
  for (const char* name : {"index.db", "index.db-wal", "index.db-shm"}) std::filesystem::remove(case_folder() / name);
  auto reopened = store::CaseStore::open(case_folder(), store::OpenMode::Write);
  ASSERT_TRUE(reopened) << reopened.error().key.name;
  case_.emplace(std::move(*reopened));
  open();
  EXPECT_EQ(total("安全"), 0U);
  read("甲", {page_of(1, "安全开发")});
  EXPECT_EQ(index_->update().value(), 1U);
  EXPECT_EQ(total("安全"), 1U);
}

// Killed at twenty different instants: what is there is whole, and the rest comes with the next update.
TEST_F(Search, KilledInTheMiddleOfAnUpdateTheIndexStaysWhole) {
  read("甲", tests::generated_pages(5, 1000, 120));
  case_.reset();
  std::uint64_t indexed = 0;
  for (int attempt = 0; attempt < 20 && indexed < 1000; ++attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto opened = store::CaseStore::open(case_folder(), store::OpenMode::Write);
      if (!opened) ::_exit(1);
      auto index = SearchIndex::open(opened->pages());
      if (!index) ::_exit(2);
      ::_exit(index->update() ? 0 : 3);
    }
    ::usleep(static_cast<useconds_t>(20'000 + 7'000 * attempt));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << status;
    auto reopened = store::CaseStore::open(case_folder(), store::OpenMode::Write);
    ASSERT_TRUE(reopened) << reopened.error().key.name;
    case_.emplace(std::move(*reopened));
    open();
    const std::uint64_t now = index_->pages_indexed().value();
    EXPECT_GE(now, indexed);
    EXPECT_EQ(now % 200, 0U);  // whole batches only
    EXPECT_EQ(total("。 或 ， 或 ； 或 、 或 ："), now);
    indexed = now;
    index_.reset();
    case_.reset();
  }
  auto reopened = store::CaseStore::open(case_folder(), store::OpenMode::Write);
  ASSERT_TRUE(reopened);
  case_.emplace(std::move(*reopened));
  open();
  ASSERT_TRUE(index_->update());
  EXPECT_EQ(index_->pages_indexed().value(), 1000U);
  const std::uint64_t hits = total("安全开发");
  EXPECT_EQ(index_->rebuild().value(), 1000U);
  EXPECT_EQ(total("安全开发"), hits);
}

TEST_F(Search, AReadOnlyIndexAnswersAndWritesNothing) {
  read("甲", {page_of(1, "安全开发")});
  EXPECT_FALSE(SearchIndex::open(case_->pages(), Access::ReadOnly));  // no tables yet, and none may be made
  open();
  ASSERT_TRUE(index_->update());
  index_.reset();
  auto opened = SearchIndex::open(case_->pages(), Access::ReadOnly);
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->search("安全").value().total, 1U);
  EXPECT_EQ(opened->update().value(), 0U);
}

}  // namespace
}  // namespace evidence::index
