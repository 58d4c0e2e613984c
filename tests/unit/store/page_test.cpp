// The queue and the pages, and what the items show of them.
#include "unit/store/scene.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/store/word_codec.hpp"

namespace evidence::test {
namespace {

using namespace journal;
using store::CaseStore;
using store::ItemFilter;
using store::ReadOutcome;

Page page(std::uint32_t number, const std::string& text) {
  Page made;
  made.number = number;
  made.text = text;
  made.words = {{0, 3, {10, 20, 30, 40}, 97}, {3, 6, {40, 20, 30, 40}, 55}};
  made.origin = PageOrigin::Ocr;
  made.confidence = 76;
  made.width_points = 595.25;
  made.problems = {{"skewed", {{"degrees", "3"}}}};
  return made;
}

class Queue : public ::testing::Test {
 protected:
  Queue() : store_(new_case(folder_ / "case")) { import_disc(store_, 3); }
  store::PageStore& pages() { return store_.pages(); }
  store::ReadTask take() { return pages().take().value().value(); }
  std::string counts() {
    const auto counts = store_.items().counts(std::nullopt).value();
    EXPECT_EQ(counts.files, counts.read + counts.queued + counts.problems);
    return std::to_string(counts.files) + "=" + std::to_string(counts.read) + "+" + std::to_string(counts.queued) +
           "+" + std::to_string(counts.problems) + " " + std::to_string(counts.pages_read);
  }

  TemporaryFolder folder_;
  CaseStore store_;
};

TEST_F(Queue, HoldsEachBlobOnce) {
  EXPECT_EQ(*pages().enqueue_unread("1"), 4U);  // 3 files and the inner one; the opened zip needs no reading
  EXPECT_EQ(*pages().enqueue_unread("1"), 0U);
  import_disc(store_, 3);  // other texts, but the same inner file again
  EXPECT_EQ(*pages().enqueue_unread("1"), 3U);
  EXPECT_EQ(pages().counts()->waiting, 7U);
  EXPECT_EQ(*pages().enqueue_unread("2"), 7U);  // a newer reader reads all again
}

TEST_F(Queue, GivesThePreferredThenTheSmallest) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const Sha256 third = sha256_of("disc 1 file 3");
  ASSERT_TRUE(pages().prefer(third));
  const auto first = take();
  EXPECT_EQ(first.blob, third);
  EXPECT_EQ(first.name, "文件3.txt");
  EXPECT_EQ(first.bytes, 13U);
  EXPECT_EQ(take().name, "说明.txt");  // 5 bytes
  take();
  take();
  EXPECT_FALSE(pages().take().value());
  EXPECT_EQ(pages().counts()->running, 4U);
}

TEST_F(Queue, CountersAreConserved) {
  EXPECT_EQ(counts(), "5=1+4+0 0");  // the opened zip is done with
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto one = take();
  ASSERT_TRUE(pages().put_page(one.blob, page(1, "一二")));
  ASSERT_TRUE(pages().finish(one.blob, ReadOutcome{"text/plain", 1, {}}));
  EXPECT_EQ(counts(), "5=2+3+0 1");
  const auto two = take();
  ASSERT_TRUE(pages().finish(two.blob, ReadOutcome{"application/pdf", 2, Problem{"broken-page", {}}}));
  EXPECT_EQ(counts(), "5=2+2+1 3");
  const auto items = store_.items().of_blob(two.blob).value();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].state, ItemState::Problem);
  EXPECT_EQ(items[0].problem->code, "broken-page");
  EXPECT_EQ(items[0].media_type, "application/pdf");
  EXPECT_EQ(items[0].pages, 2U);
  ItemFilter problems;
  problems.problems_only = true;
  EXPECT_EQ(*store_.items().count(problems), 1U);
  EXPECT_EQ(*pages().retry_failed(std::nullopt), 1U);
  EXPECT_EQ(counts(), "5=2+3+0 3");
}

TEST_F(Queue, TriesTwiceThenSetsAside) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  EXPECT_TRUE(*pages().fail_once(task.blob, Problem{"crashed", {}}));
  const auto again = take();
  EXPECT_EQ(again.blob, task.blob);
  EXPECT_EQ(again.attempts, 1U);
  EXPECT_FALSE(*pages().fail_once(task.blob, Problem{"crashed", {{"signal", "11"}}}));
  EXPECT_NE(take().blob, task.blob);
  EXPECT_EQ(pages().counts()->failed, 1U);
  EXPECT_EQ(store_.items().of_blob(task.blob)->front().problem->arguments.at(0).second, "11");
  EXPECT_EQ(*pages().retry_failed(task.blob), 1U);
}

TEST_F(Queue, GoesOnBehindThePagesKept) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  for (const std::uint32_t number : {1U, 2U, 3U, 5U}) ASSERT_TRUE(pages().put_page(task.blob, page(number, "一二")));
  ASSERT_TRUE(pages().release_running());
  EXPECT_EQ(take().pages_done, 3U);  // page 4 is missing
  ASSERT_TRUE(pages().give_back(task.blob));
  EXPECT_EQ(take().pages_done, 3U);
}

// A document of three pages whose second one was set aside before the reading was interrupted.
TEST_F(Queue, APageSetAsideIsNotForgottenAndIsReadAgainOnRetry) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  Page aside;
  aside.number = 2;
  aside.problems = {{"timeout", {{"seconds", "60"}}}};
  for (const Page& kept : {page(1, "一二"), aside}) ASSERT_TRUE(pages().put_page(task.blob, kept));
  ASSERT_TRUE(pages().release_running());
  EXPECT_EQ(take().pages_done, 2U);
  ASSERT_TRUE(pages().put_page(task.blob, page(3, "五六")));
  ASSERT_TRUE(pages().finish(task.blob, ReadOutcome{"application/pdf", 3, {}}));
  EXPECT_EQ(pages().counts()->failed, 1U);
  EXPECT_EQ(*store_.items().of_blob(task.blob)->front().problem, aside.problems.front());
  EXPECT_EQ(*pages().retry_failed(task.blob), 1U);
  EXPECT_EQ(take().pages_done, 1U);
  EXPECT_TRUE(pages().page(task.blob, 3).value());
  ASSERT_TRUE(pages().put_page(task.blob, page(2, "三四")));
  ASSERT_TRUE(pages().finish(task.blob, ReadOutcome{"application/pdf", 3, {}}));
  EXPECT_EQ(pages().counts()->failed, 0U);
}

TEST_F(Queue, AnotherEngineConcernsOnlyWhatWasRecognised) {
  ASSERT_TRUE(pages().enqueue_unread("reader-1", "tesseract"));
  Page recognised = page(1, "一二");
  recognised.engine = "tesseract";
  Page typed = page(1, "三四");
  typed.origin = PageOrigin::TextLayer;
  const auto scan = take();
  ASSERT_TRUE(pages().put_page(scan.blob, recognised));
  ASSERT_TRUE(pages().finish(scan.blob, ReadOutcome{"image/png", 1, {}}));
  for (int i = 0; i < 3; ++i) {
    const auto text = take();
    ASSERT_TRUE(pages().put_page(text.blob, typed));
    ASSERT_TRUE(pages().finish(text.blob, ReadOutcome{"text/plain", 1, {}}));
  }
  EXPECT_EQ(*pages().enqueue_unread("reader-1", "tesseract"), 0U);
  EXPECT_EQ(*pages().enqueue_unread("reader-1", "ppocr-v4"), 1U);
  EXPECT_EQ(take().blob, scan.blob);
  EXPECT_EQ(pages().page(scan.blob, 1).value()->text, "一二");  // serves until the new one is there
  recognised.engine = "ppocr-v4";
  recognised.text = "一三";
  ASSERT_TRUE(pages().put_page(scan.blob, recognised));
  EXPECT_EQ(pages().page(scan.blob, 1).value()->text, "一三");
  EXPECT_EQ(pages().counts()->pages, 4U);  // the former page is gone at once
  ASSERT_TRUE(pages().finish(scan.blob, ReadOutcome{"image/png", 1, {}}));
  EXPECT_EQ(*pages().enqueue_unread("reader-1", "ppocr-v4"), 0U);
  EXPECT_EQ(*pages().enqueue_unread("reader-2", "ppocr-v4"), 4U);
}

TEST_F(Queue, ProblemsAreRetriedByTheirCause) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  for (const char* code : {"timeout", "damaged", "timeout"})
    ASSERT_TRUE(pages().finish(take().blob, ReadOutcome{"", 0, Problem{code, {}}}));
  EXPECT_EQ(*pages().retry_problem("timeout"), 2U);
  EXPECT_EQ(pages().counts()->failed, 1U);
  EXPECT_EQ(*pages().retry_problem("bomb"), 0U);
}

// 2.7: what a person corrected is what everybody reads; what the engine read stays beside it.
TEST_F(Queue, ACorrectionOutlivesAnotherReading) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  const auto first = pages().put_page(task.blob, page(1, "一二")).value();
  Correction correction;
  correction.id = {zhang_origin, store_.next_counter('C')};
  correction.item = store_.items().of_blob(task.blob)->front().id;
  correction.blob = task.blob;
  correction.where = {40, 20, 30, 40};
  correction.before = "二";
  correction.after = "两";
  const auto action = performed(store_, zhang(), {CorrectPage{correction}});
  EXPECT_EQ(pages().page(task.blob, 1).value()->text, "一两");
  EXPECT_EQ(pages().machine_page(task.blob, 1).value()->text, "一二");
  EXPECT_EQ(*pages().take_up_corrections(), 1U);
  EXPECT_EQ(*pages().take_up_corrections(), 0U);
  const auto news = pages().pages_after(first, 10).value();  // whoever follows the rows sees it
  ASSERT_EQ(news.size(), 1U);
  EXPECT_EQ(news[0].page.text, "一两");
  ASSERT_TRUE(pages().put_page(task.blob, page(1, "乙二")));  // read again
  EXPECT_EQ(pages().page(task.blob, 1).value()->text, "乙两");
  ASSERT_TRUE(store_.undo(zhang(), action, morning()));
  EXPECT_EQ(*pages().take_up_corrections(), 1U);
  EXPECT_EQ(pages().page(task.blob, 1).value()->text, "乙二");
}

TEST_F(Queue, AnOlderLayoutKeepsWhatWasRead) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  ASSERT_TRUE(pages().put_page(task.blob, page(1, "一二")));
  {
    const CaseStore gone = std::move(store_);
  }
  run_sql(folder_ / "case/index.db",
          "ALTER TABLE pages DROP COLUMN passages; ALTER TABLE pages DROP COLUMN seals; ALTER TABLE pages DROP COLUMN "
          "engine; ALTER TABLE pages DROP COLUMN corrections; ALTER TABLE queue DROP COLUMN engine; "
          "UPDATE store_meta SET value = '1'");
  CaseStore store = reopened(folder_ / "case");
  EXPECT_EQ(store.pages().page(task.blob, 1).value()->text, "一二");
}

TEST_F(Queue, SurvivesClosing) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const auto task = take();
  ASSERT_TRUE(pages().put_page(task.blob, page(1, "一二")));
  store_ = [&] {
    {
      const CaseStore closed = std::move(store_);
    }
    return reopened(folder_ / "case");
  }();
  ASSERT_TRUE(pages().release_running());
  EXPECT_EQ(pages().counts()->waiting, 4U);
  EXPECT_EQ(take().pages_done, 1U);
  EXPECT_EQ(*pages().page(task.blob, 1).value(), page(1, "一二"));
}

TEST_F(Queue, APageKeepsItsRowUntilItIsReadOtherwise) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const Sha256 blob = take().blob;
  const auto row = *pages().put_page(blob, page(1, "一二"));
  EXPECT_EQ(*pages().put_page(blob, page(1, "一二")), row);
  const auto other = *pages().put_page(blob, page(1, "三四"));
  EXPECT_GT(other, row);
  EXPECT_FALSE(pages().page(row).value());
  EXPECT_EQ(pages().page(other).value()->page.text, "三四");
  EXPECT_EQ(pages().page(other).value()->blob, blob);
  EXPECT_FALSE(pages().page(blob, 2).value());
  const auto all = pages().pages_after(0, 10).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].row, other);
  EXPECT_TRUE(pages().pages_after(other, 10)->empty());
}

TEST_F(Queue, OlderPagesStandInUntilTheNewerReaderIsDone) {
  ASSERT_TRUE(pages().enqueue_unread("1"));
  const Sha256 blob = take().blob;
  for (const std::uint32_t number : {1U, 2U}) ASSERT_TRUE(pages().put_page(blob, page(number, "旧页")));
  ASSERT_TRUE(pages().finish(blob, ReadOutcome{"text/plain", 2, {}}));
  ASSERT_TRUE(pages().enqueue_unread("2"));
  ASSERT_TRUE(pages().put_page(blob, page(1, "新页")));
  EXPECT_EQ(pages().page(blob, 1).value()->text, "新页");
  EXPECT_EQ(pages().page(blob, 2).value()->text, "旧页");
  ASSERT_TRUE(pages().finish(blob, ReadOutcome{"text/plain", 1, {}}));
  EXPECT_FALSE(pages().page(blob, 2).value());
}

TEST_F(Queue, ItemsAreListedInWindows) {
  const auto& items = store_.items();
  const auto all = items.list({}, 0, 100).value();
  ASSERT_EQ(all.size(), 6U);
  EXPECT_EQ(all[0].path, "材料");
  EXPECT_EQ(all[0].kind, ItemKind::Folder);
  EXPECT_EQ(all[5].path, "附件.zip/说明.txt");
  EXPECT_EQ(all[5].raw_name, "\xCB\xB5\xC3\xF7.txt");
  EXPECT_EQ(all[5].parent, (ItemId{zhang_origin, 5}));
  EXPECT_FALSE(all[1].parent);
  EXPECT_EQ(items.list({}, 4, 1)->front().path, "附件.zip");
  ItemFilter filter;
  filter.like = "材料/*?.txt";
  EXPECT_EQ(*items.count(filter), 3U);
  filter = {};
  filter.parent = ItemId{zhang_origin, 5};
  EXPECT_EQ(items.list(filter, 0, 9)->front().id, (ItemId{zhang_origin, 6}));
  filter = {};
  filter.source = SourceId{zhang_origin, 2};
  EXPECT_EQ(*items.count(filter), 0U);
  filter = {};
  filter.blob = sha256_of("inner");
  filter.files_only = true;
  EXPECT_EQ(*items.count(filter), 1U);
  EXPECT_EQ(items.find({zhang_origin, 6}).value()->path, "附件.zip/说明.txt");
  EXPECT_FALSE(items.find({zhang_origin, 7}).value());
}

TEST_F(Queue, NamesAreReadAgainWithAnotherEncoding) {
  performed(store_, zhang(), {ReinterpretNames{{zhang_origin, 1}, "Big5"}});
  EXPECT_NE(store_.items().find({zhang_origin, 6}).value()->path, "附件.zip/说明.txt");
  EXPECT_EQ(store_.items().find({zhang_origin, 2}).value()->path, "材料/文件1.txt");  // the disc says UTF-8
  EXPECT_EQ(failures(store_), std::vector<std::string>{});
  performed(store_, zhang(), {ReinterpretNames{{zhang_origin, 1}, ""}});
  EXPECT_EQ(store_.items().find({zhang_origin, 6}).value()->path, "附件.zip/说明.txt");
}

RC_GTEST_PROP(Words, AnyWordsSurvive,
              (const std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint8_t>>& raw)) {
  std::vector<Word> words;
  for (const auto& [begin, end, confidence] : raw) {
    const auto x = static_cast<std::int16_t>(begin);
    const auto y = static_cast<std::int16_t>(end >> 3U);
    words.push_back({begin, end, {x, y, y, x}, confidence});
  }
  const Bytes bytes = store::encode_words(words);
  const auto again = store::decode_words(bytes);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == words);
  RC_ASSERT(!store::decode_words(ByteView(bytes).first(bytes.size() - 1)));
}

RC_GTEST_PROP(Words, NoBytesHarm, (const std::vector<std::uint8_t>& raw)) {
  Bytes bytes{std::byte{1}};
  for (const std::uint8_t byte : raw) bytes.push_back(std::byte{byte});
  if (const auto words = store::decode_words(bytes)) RC_ASSERT(words->size() <= bytes.size());
}

TEST(WordCodec, IsCompact) {
  std::vector<Word> words;
  for (std::uint32_t at = 0; at < 1000; ++at) {
    words.push_back({at * 3, at * 3 + 3, {static_cast<std::int16_t>(at), 500, 20, 22}, 90});
  }
  EXPECT_LE(store::encode_words(words).size(), 9010U);  // 9 bytes a word
}

}  // namespace
}  // namespace evidence::test
