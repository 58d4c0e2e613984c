// The whole way: a Case's queue → workers → pages kept.
#include <set>

#include "unit/reading/reading_fixture.hpp"
#include "unit/store/scene.hpp"

#include "evidence/reading/reading.hpp"

namespace evidence::reading::test {
namespace {

using evidence::test::import_disc;
using evidence::test::new_case;
using evidence::test::TemporaryFolder;

class Queue : public testing::Test {
 protected:
  Queue() : store_(new_case(folder_ / "case")) {
    import_disc(store_, 5);  // five texts and one in a zip, which is left to the intake
    EXPECT_EQ(store_.pages().enqueue_unread(reader_version()).value_or(0), 6U);
  }

  ReadTotals read(const ReadOptions& options, jobs::Work& work) {
    store::PageStore queue = store_.pages();
    const store::BlobStore blobs = store_.blobs();
    auto totals = read_all(queue, [&](const Sha256& blob) { return blobs.open(blob); }, confinement(), options, work);
    EXPECT_TRUE(totals) << (totals ? "" : std::string(totals.error().key.name) + totals.error().detail);
    return totals.value_or(ReadTotals{});
  }

  TemporaryFolder folder_;
  store::CaseStore store_;
};

TEST_F(Queue, IsWorkedOffByTwoWorkersAndEveryPageIsKept) {
  std::set<std::uint64_t> done;
  jobs::Work work({}, [&](const jobs::Progress& progress) { done.insert(progress.done); });
  ReadOptions options;
  options.workers = 2;
  const ReadTotals totals = read(options, work);
  EXPECT_EQ(totals.read, 6U);
  EXPECT_EQ(totals.pages, 6U);
  EXPECT_EQ(totals.problems, 0U);
  EXPECT_EQ(totals.reused, 0U);
  EXPECT_EQ(totals.pages_left, 0U);
  EXPECT_TRUE(done.contains(6U));
  const auto pages = store_.pages().pages_after(0, 100);
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->size(), 6U);
}

TEST_F(Queue, PausesAfterThePagesAskedForAndGoesOnLater) {
  jobs::Work work;
  ReadOptions options;
  options.pause_after = 3;
  const ReadTotals first = read(options, work);
  EXPECT_EQ(first.pages, 3U);
  EXPECT_EQ(first.read, 3U);
  EXPECT_EQ(first.pages_left, 3U);
  const ReadTotals second = read({}, work);
  EXPECT_EQ(second.pages, 3U);
  EXPECT_EQ(second.reused, 3U);
  EXPECT_EQ(second.pages_left, 0U);
}

TEST_F(Queue, StopsWhereAPersonStopsIt) {
  std::stop_source stop;
  jobs::Work work(stop.get_token(), [&](const jobs::Progress& progress) {
    if (progress.done == 2) stop.request_stop();
  });
  EXPECT_EQ(read({}, work).pages, 2U);
  const auto counts = store_.pages().counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->running, 0U);
  EXPECT_EQ(counts->waiting, 4U);
}

TEST_F(Queue, AMissingFileIsAProblemOfItsItemAndTheOthersAreRead) {
  using namespace literals;
  store::PageStore queue = store_.pages();
  const store::BlobStore blobs = store_.blobs();
  jobs::Work work;
  std::optional<Sha256> missing;
  const auto open = [&](const Sha256& blob) -> Result<FileRange> {
    if (!missing) missing = blob;
    if (blob == *missing) return fail(ErrorKind::Input, "error.store.blob-gone"_key, {{"file", "ab/cd"}});
    return blobs.open(blob);
  };
  ReadOptions options;
  options.workers = 1;
  const auto totals = read_all(queue, open, confinement(), options, work);
  ASSERT_TRUE(totals) << totals.error().key.name;
  EXPECT_EQ(totals->read, 5U);
  EXPECT_EQ(totals->problems, 1U);
  const auto counts = queue.counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->failed, 1U);
  EXPECT_EQ(counts->waiting + counts->running, 0U);
}

TEST_F(Queue, WorkersThatAreEndedAtOnceCostTheItemsTwoTriesAndNothingElse) {
  jobs::Work work;
  ReadOptions options;
  options.worker.memory_bytes = 1;  // over it before the first frame
  const ReadTotals totals = read(options, work);
  EXPECT_EQ(totals.read, 0U);
  EXPECT_EQ(totals.problems, 6U);
  const auto counts = store_.pages().counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->failed, 6U);
  EXPECT_EQ(counts->waiting + counts->running, 0U);
}

}  // namespace
}  // namespace evidence::reading::test
