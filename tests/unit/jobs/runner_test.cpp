#include "evidence/jobs/runner.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace evidence::jobs {
namespace {

using namespace std::chrono_literals;

// Delivers until nothing is left, at most ten seconds.
std::size_t deliver_all(Runner& runner) {
  std::size_t called = 0;
  for (int tries = 0; tries < 10000 && !runner.idle(); ++tries) {
    called += runner.deliver();
    std::this_thread::sleep_for(1ms);
  }
  return called + runner.deliver();
}

TEST(Runner, DeliversOnTheThreadThatAsks) {
  std::atomic<int> wakes = 0;
  std::thread::id worked_on;
  std::thread::id delivered_on;
  {
    Runner runner(2, [&] { ++wakes; });
    runner.post("", [&](std::stop_token) -> Delivery {
      const auto here = std::this_thread::get_id();
      return [&, here] {
        worked_on = here;
        delivered_on = std::this_thread::get_id();
      };
    });
    EXPECT_EQ(deliver_all(runner), 1U);
  }  // a worker may still be in its call of wake until the Runner is gone
  EXPECT_EQ(delivered_on, std::this_thread::get_id());
  EXPECT_NE(worked_on, delivered_on);
  EXPECT_EQ(wakes, 1);
}

TEST(Runner, OnlyTheNewestRequestOfATagMatters) {
  Runner runner(1);
  std::promise<void> started;
  std::vector<int> seen;
  runner.post("page", [&](std::stop_token stop) -> Delivery {
    started.set_value();
    while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);  // ends only because it is replaced
    return [&] { seen.push_back(1); };
  });
  started.get_future().wait();
  for (int number = 2; number <= 5; ++number) {
    runner.post("page",
                [&seen, number](std::stop_token) -> Delivery { return [&seen, number] { seen.push_back(number); }; });
  }
  runner.post("", [&](std::stop_token) -> Delivery { return [&] { seen.push_back(99); }; });
  EXPECT_EQ(deliver_all(runner), 2U);
  EXPECT_EQ(seen, (std::vector{5, 99}));
}

TEST(Runner, AResultThatWaitsIsDroppedWhenItsTagIsPostedAgain) {
  std::promise<void> ready;
  Runner runner(1, [&, first = true]() mutable {
    if (std::exchange(first, false)) ready.set_value();
  });
  int seen = 0;
  runner.post("search", [&](std::stop_token) -> Delivery { return [&] { seen += 1; }; });
  ready.get_future().wait();
  runner.post("search", [&](std::stop_token) -> Delivery { return [&] { seen += 10; }; });
  EXPECT_EQ(deliver_all(runner), 1U);
  EXPECT_EQ(seen, 10);
}

TEST(Runner, CancelDropsWaitingRunningAndReady) {
  Runner runner(1);
  std::promise<void> started;
  int seen = 0;
  runner.post("read", [&](std::stop_token stop) -> Delivery {
    started.set_value();
    while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
    return [&] { ++seen; };
  });
  started.get_future().wait();
  runner.cancel("read");
  EXPECT_EQ(deliver_all(runner), 0U);
  EXPECT_EQ(seen, 0);
  EXPECT_TRUE(runner.idle());
}

TEST(Runner, EndStopsWhatRunsAndLeavesWhatWaits) {
  std::atomic<int> ran = 0;
  std::promise<void> started;
  {
    Runner runner(1);
    runner.post("", [&](std::stop_token stop) -> Delivery {
      started.set_value();
      while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
      ++ran;
      return {};
    });
    started.get_future().wait();
    runner.post("", [&](std::stop_token) -> Delivery {
      ++ran;
      return {};
    });
  }
  EXPECT_EQ(ran, 1);
}

TEST(Runner, ManyThreadsPostAtOnceAndNothingIsLost) {
  Runner runner(4);
  int delivered = 0;
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&] {
        for (int number = 0; number < 250; ++number) {
          runner.post("", [&](std::stop_token) -> Delivery { return [&] { ++delivered; }; });
        }
      });
    }
  }
  EXPECT_EQ(deliver_all(runner), 1000U);
  EXPECT_EQ(delivered, 1000);
}

}  // namespace
}  // namespace evidence::jobs
