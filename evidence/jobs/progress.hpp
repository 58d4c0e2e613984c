// Work that takes long: how it reports and how it is told to stop.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

namespace evidence::jobs {

enum class Unit { Items, Pages, Bytes };

struct Progress {
  Unit unit = Unit::Items;
  std::uint64_t done = 0;
  std::uint64_t total = 0;  // 0: not known yet
  std::string current;      // what is in hand: a path
  std::uint64_t problems = 0;
};

// Handed to the code that does the work. Report and ask in one call, so that no long loop can do one and forget the
// other. Thread-safe.
class Work {
 public:
  using Listener = std::function<void(const Progress&)>;
  Work() = default;
  Work(std::stop_token stop, Listener listener) : stop_(std::move(stop)), listener_(std::move(listener)) {}

  // False: a person cancelled or paused; leave at the next safe place.
  [[nodiscard]] bool report(const Progress& progress) {
    if (listener_) {
      const std::scoped_lock lock(mutex_);
      listener_(progress);
    }
    return !stop_.stop_requested();
  }
  [[nodiscard]] bool stopped() const { return stop_.stop_requested(); }
  [[nodiscard]] const std::stop_token& token() const { return stop_; }

 private:
  std::stop_token stop_;
  Listener listener_;  // called under mutex_
  std::mutex mutex_;
};

}  // namespace evidence::jobs
