// What takes long: importing and reading, with how far, how fast and how long still.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "evidence/jobs/progress.hpp"
#include "workbench/panels/frame.hpp"
#include "workbench/panels/intake.hpp"
#include "workbench/session/reading_case.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

// Where a worker's reports wait for the next frame. Thread-safe.
class Reports {
 public:
  void put(const evidence::jobs::Progress& progress);
  [[nodiscard]] evidence::jobs::Progress last() const;

 private:
  mutable std::mutex mutex_;
  evidence::jobs::Progress progress_;
  std::chrono::steady_clock::time_point woken_{};
};

class Labour {
 public:
  // `changed` is called when the case's contents are other than before: a source came in, pages were read.
  Labour(Desk& desk, std::function<void()> changed);
  void import(const std::string& path);  // waits behind the one that runs
  void cancel_import();
  void start_reading();
  void pause_reading();
  // What reading is asked for beside the usual; what runs is stopped and begun again with it.
  void choose_engine(const std::string& engine);
  void retry(const std::string& problem);
  void pause_on_battery(bool wanted);
  [[nodiscard]] bool importing() const { return import_.has_value(); }
  [[nodiscard]] bool reading() const { return reading_.has_value(); }
  void fill(panels::IntakeView& view) const;
  void fill(panels::StatusView& view) const;
  void fill(panels::QueueView& view) const;
  void tick();  // once a frame: newly read pages are shown while reading goes on

 private:
  struct Running {
    std::string name;
    std::stop_source stop;
    std::shared_ptr<Reports> reports = std::make_shared<Reports>();
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::uint64_t done_at_begin = 0;
    std::uint64_t seen = 0;
  };
  void begin_import();
  void read_anew();
  [[nodiscard]] std::string pace() const;  // "": not known yet
  Desk& desk_;
  std::function<void()> changed_;
  std::deque<std::string> waiting_;
  std::optional<Running> import_;
  std::optional<Running> reading_;
  ReadingOptions next_;  // of the reading to come
  bool again_ = false;   // begun again as soon as what runs has stopped
  bool held_ = false;    // waits for mains power
  std::vector<std::string> engines_;
};

}  // namespace workbench::shell
