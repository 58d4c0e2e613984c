#include "evidence/jobs/runner.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace evidence::jobs {

namespace {

// One posted job on its way: waiting, then running, then ready. A stop asked for at any of these drops its delivery.
struct Posted {
  std::string tag;
  Job job;
  std::stop_source stop;
  Delivery delivery;
};
using PostedPtr = std::shared_ptr<Posted>;

}  // namespace

struct Runner::State {
  // constant after construction
  std::function<void()> wake;
  // protected by mutex
  mutable std::mutex mutex;
  std::condition_variable_any changed;
  std::deque<PostedPtr> waiting;
  std::vector<PostedPtr> running;
  std::vector<PostedPtr> ready;
  // last, so that the threads end before what they use
  std::vector<std::jthread> threads;

  void work(const std::stop_token& end);
  // Asks every job of a tag to stop and gives the ones that never started, to be destroyed outside the lock.
  std::vector<PostedPtr> stop_tagged(const std::string& tag);
};

std::vector<PostedPtr> Runner::State::stop_tagged(const std::string& tag) {
  std::vector<PostedPtr> dropped;
  const auto same = [&](const PostedPtr& posted) { return posted->tag == tag; };
  for (const auto& list : {running, ready}) {
    for (const auto& posted : list) {
      if (same(posted)) posted->stop.request_stop();
    }
  }
  std::copy_if(waiting.begin(), waiting.end(), std::back_inserter(dropped), same);
  std::erase_if(waiting, same);
  return dropped;
}

void Runner::State::work(const std::stop_token& end) {
  while (true) {
    PostedPtr posted;
    {
      std::unique_lock lock(mutex);
      if (!changed.wait(lock, end, [&] { return !waiting.empty(); }) || end.stop_requested()) return;
      posted = std::move(waiting.front());
      waiting.pop_front();
      running.push_back(posted);
    }
    Job job = std::move(posted->job);
    Delivery delivery = job(posted->stop.get_token());
    job = nullptr;  // what it held is released before anyone hears of its result
    const bool deliverable = delivery != nullptr;
    {
      const std::scoped_lock lock(mutex);
      std::erase(running, posted);
      if (deliverable) {
        posted->delivery = std::move(delivery);
        ready.push_back(posted);
      }
    }
    if (deliverable && wake) wake();
  }
}

Runner::Runner(std::size_t threads, std::function<void()> wake) : state_(std::make_unique<State>()) {
  state_->wake = std::move(wake);
  for (std::size_t at = 0; at < std::max<std::size_t>(threads, 1); ++at) {
    state_->threads.emplace_back([state = state_.get()](const std::stop_token& end) { state->work(end); });
  }
}

Runner::~Runner() {
  {
    const std::scoped_lock lock(state_->mutex);
    for (const auto& posted : state_->running) posted->stop.request_stop();
  }
  for (auto& thread : state_->threads) thread.request_stop();
  state_->threads.clear();
}

void Runner::post(const std::string& tag, Job job) {
  auto posted = std::make_shared<Posted>();
  posted->tag = tag;
  posted->job = std::move(job);
  std::vector<PostedPtr> dropped;
  {
    const std::scoped_lock lock(state_->mutex);
    if (!tag.empty()) dropped = state_->stop_tagged(tag);
    state_->waiting.push_back(std::move(posted));
  }
  state_->changed.notify_one();
}

void Runner::cancel(const std::string& tag) {
  std::vector<PostedPtr> dropped;
  const std::scoped_lock lock(state_->mutex);
  if (!tag.empty()) dropped = state_->stop_tagged(tag);
}

std::size_t Runner::deliver() {
  std::vector<PostedPtr> ready;
  {
    const std::scoped_lock lock(state_->mutex);
    ready.swap(state_->ready);
  }
  std::size_t called = 0;
  for (const auto& posted : ready) {
    // An earlier delivery of this round may have replaced the job: asked here, not when the list was taken.
    if (posted->stop.stop_requested()) continue;
    posted->delivery();
    ++called;
  }
  return called;
}

bool Runner::idle() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->waiting.empty() && state_->running.empty() && state_->ready.empty();
}

}  // namespace evidence::jobs
