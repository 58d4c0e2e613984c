// Runs jobs on threads of its own and hands their results to one inbox.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "evidence/jobs/progress.hpp"

namespace evidence::jobs {

// What a job leaves behind: a function that the inbox's owner calls on its own thread. Empty = nothing to deliver.
using Delivery = std::function<void()>;
using Job = std::function<Delivery(std::stop_token)>;

// post() from any thread; deliver() from the owner's thread only.
class Runner {
 public:
  // `wake` is called (on a worker thread) whenever something is ready to be delivered: the window posts an empty event
  // there.
  explicit Runner(std::size_t threads, std::function<void()> wake = {});
  ~Runner();  // asks every job to stop and waits for it
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // A waiting job with the same tag is dropped and a running one asked to stop: only the newest request of a tag
  // matters. The empty tag replaces nothing.
  void post(const std::string& tag, Job job);
  void cancel(const std::string& tag);
  // Calls what is ready. Deliveries of replaced or cancelled jobs are dropped. Gives how many were called.
  std::size_t deliver();
  [[nodiscard]] bool idle() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace evidence::jobs
