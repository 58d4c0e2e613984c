// kill -9 at any instant: what was acknowledged is there, the Case opens, and nothing is torn.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "unit/store/scene.hpp"
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace evidence::test {
namespace {

using namespace journal;
using store::CaseStore;

// Runs `work` in a process of its own, kills it some time after its `count`-th acknowledgement, and gives the last one
// it made.
template <class Work>
std::uint64_t killed(std::uint64_t count, std::chrono::microseconds delay, Work work) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work([&](std::uint64_t done) { [[maybe_unused]] const auto written = ::write(ends[1], &done, sizeof done); });
    ::_exit(0);
  }
  ::close(ends[1]);
  std::uint64_t acknowledged = 0;
  std::uint64_t next = 0;
  while (count-- > 0 && ::read(ends[0], &next, sizeof next) == sizeof next) acknowledged = next;
  std::this_thread::sleep_for(delay);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  while (::read(ends[0], &next, sizeof next) == sizeof next) acknowledged = next;
  ::close(ends[0]);
  return acknowledged;
}

constexpr int rounds = 25;

TEST(Kill, InTheMiddleOfCommands) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 3);
  }
  std::mt19937 random(7);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::microseconds delay(random() % 20'000);
    const std::uint64_t done = killed(1 + random() % 3, delay, [&](const auto& acknowledge) {
      CaseStore store = reopened(folder / "case");
      for (std::uint64_t number = store.snapshot()->ratings->size();; ++number) {
        performed(store, zhang(),
                  {Rate{{"c" + std::to_string(number)}, RatingValue::L, "r"},
                   Rate{{"pair"}, RatingValue::F, std::to_string(number)}});
        acknowledge(number + 1);
      }
    });
    acknowledged = std::max(acknowledged, done);
    CaseStore store = reopened(folder / "case");
    const auto snapshot = store.snapshot();
    const std::string last = snapshot->ratings->at(1)->reason;
    // Both Commands of a gesture or none, and no more than one gesture that was not acknowledged.
    const std::uint64_t kept = snapshot->ratings->size() - 1;
    ASSERT_GE(snapshot->ratings->size(), acknowledged) << round;
    ASSERT_EQ(store.entries()->size() % 2, 1U) << round;
    ASSERT_GE(std::stoull(last) + 2, kept) << round;
    ASSERT_EQ(failures(store), std::vector<std::string>{}) << round;
  }
  EXPECT_GT(acknowledged, 25U);
}

std::string content(std::uint64_t number) {
  // Every fifth is a file of its own.
  return "blob " + std::to_string(number) + (number % 5 == 0 ? std::string(5U << 20U, 'x') : std::string());
}

TEST(Kill, InTheMiddleOfBlobs) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  std::mt19937 random(8);
  std::uint64_t next = 1;
  std::uint64_t most = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::microseconds delay(random() % 20'000);
    const std::uint64_t done = killed(2 + random() % 2, delay, [&](const auto& acknowledge) {
      CaseStore store = reopened(folder / "case");
      acknowledge(next - 1);
      for (std::uint64_t number = next;; ++number) {
        stored(store.blobs(), content(number));
        if (number % 3 != 0) continue;
        if (!store.blobs().commit()) ::_exit(9);
        acknowledge(number);
      }
    });
    CaseStore store = reopened(folder / "case");
    for (std::uint64_t number = next; number <= done; ++number) {
      ASSERT_TRUE(store.blobs().contains(sha256_of(content(number)))) << round << " " << number;
    }
    ASSERT_EQ(failures(store), std::vector<std::string>{}) << round;
    most = std::max(most, done);
    next = std::max(next, done + 1);
  }
  EXPECT_GE(most, 25U * 3);
}

TEST(Kill, InTheMiddleOfAnImport) {
  TemporaryFolder folder;
  {
    const CaseStore store = new_case(folder / "case");
  }
  std::mt19937 random(9);
  std::uint64_t whole = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::microseconds delay(random() % 30'000);
    killed(1 + random() % 3, delay, [&](const auto& acknowledge) {
      CaseStore store = reopened(folder / "case");
      for (;;) {
        acknowledge(1);
        import_disc(store, 200);
      }
    });
    CaseStore store = reopened(folder / "case");
    const std::size_t sources = store.snapshot()->sources->size();
    ASSERT_GE(sources, whole);
    ASSERT_EQ(*store.items().count({}), sources * 203) << round;  // all of a disc's items or none
    ASSERT_EQ(failures(store), std::vector<std::string>{}) << round;
    whole = sources;
  }
  EXPECT_GT(whole, 0U);
}

TEST(Kill, InTheMiddleOfReading) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 1);
    ASSERT_TRUE(store.pages().enqueue_unread("1"));
  }
  const Sha256 blob = sha256_of("disc 1 file 1");
  std::mt19937 random(10);
  std::uint64_t pages = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::microseconds delay(random() % 20'000);
    const std::uint64_t done = killed(1 + random() % 3, delay, [&](const auto& acknowledge) {
      CaseStore store = reopened(folder / "case");
      if (!store.pages().release_running() || !store.pages().prefer(blob)) ::_exit(9);
      auto task = store.pages().take();
      for (std::uint32_t number = (*task)->pages_done + 1;; ++number) {
        Page page;
        page.number = number;
        page.text = "第 " + std::to_string(number) + " 页";
        if (!store.pages().put_page(blob, page)) ::_exit(9);
        acknowledge(number);
      }
    });
    CaseStore store = reopened(folder / "case");
    for (std::uint64_t number = pages + 1; number <= done; ++number) {
      ASSERT_TRUE(store.pages().page(blob, static_cast<std::uint32_t>(number)).value()) << round << " " << number;
    }
    pages = std::max(pages, done);
    ASSERT_GE(store.pages().counts()->pages, pages) << round;
  }
  EXPECT_GT(pages, 25U);
}

// A disk that is full: files may not grow past a limit, in a process of its own.
TEST(FullDisk, SaysSoAndChangesNothing) {
  TemporaryFolder folder;
  {
    CaseStore store = new_case(folder / "case");
    import_disc(store, 3);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    CaseStore store = reopened(folder / "case");
    constexpr rlim_t limit = 200'000;
    const rlimit full{limit, limit};
    if (::setrlimit(RLIMIT_FSIZE, &full) != 0) ::_exit(2);
    for (int number = 0; number < 1000; ++number) {
      const auto before = store.snapshot();
      const auto done = store.perform(zhang(), {Rate{{"c" + std::to_string(number)}, RatingValue::L, "r"}}, morning());
      if (done) continue;
      if (done.error().kind != ErrorKind::Input || done.error().key.name != "error.store.disk") ::_exit(3);
      if (store.snapshot() != before || number == 0) ::_exit(4);
      auto writer = store.blobs().begin();
      if (!writer->add(as_bytes(std::string(300'000, 'x'))) || writer->finish()) ::_exit(5);
      ::_exit(0);
    }
    ::_exit(6);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  CaseStore store = reopened(folder / "case");
  EXPECT_GT(store.snapshot()->ratings->size(), 0U);
  EXPECT_EQ(failures(store), std::vector<std::string>{});
  performed(store, zhang(), {Rate{{"later"}, RatingValue::L, "r"}});
}

}  // namespace
}  // namespace evidence::test
