// What every concern of the window works with: the case, the words, and the threads that wait for it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "evidence/base/texts.hpp"
#include "evidence/jobs/runner.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "workbench/session/session.hpp"

namespace workbench::shell {

// Threads by what they wait for, so that a long import never delays a page.
struct Runners {
  explicit Runners(const std::function<void()>& wake)
      : changes(1, wake), pages(2, wake), pictures(1, wake), import(1, wake), reading(1, wake), trial(1, wake) {}
  evidence::jobs::Runner changes;   // one thread: changes of the case in the order they were asked for
  evidence::jobs::Runner pages;     // queries: items, pages, search, scores, suggestions
  evidence::jobs::Runner pictures;  // one thread: it owns the renderer
  evidence::jobs::Runner import;
  evidence::jobs::Runner reading;
  evidence::jobs::Runner trial;  // a page read another way, to be looked at
  std::size_t deliver() {
    return changes.deliver() + pages.deliver() + pictures.deliver() + import.deliver() + reading.deliver() +
           trial.deliver();
  }
  [[nodiscard]] bool idle() const {
    return changes.idle() && pages.idle() && pictures.idle() && import.idle() && reading.idle() && trial.idle();
  }
};

// Held by the window's thread. Jobs read `session` and `texts`; both outlive the runners.
struct Desk {
  Session& session;
  const evidence::Texts& texts;
  Runners& runners;
  evidence::SnapshotPtr snapshot;
  std::string notice;     // a failure that is shown until it is closed
  std::string last_done;  // said on the status bar
  std::string saved;      // "14:02:11"
  bool can_undo = false;

  void failed(const evidence::Error& error) { notice = texts.of(error); }
};

inline std::string time_of_day(evidence::Instant instant) { return evidence::format_instant(instant).substr(11, 8); }
inline std::string last_segment(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace workbench::shell
