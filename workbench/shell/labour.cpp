#include "workbench/shell/labour.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "workbench/panels/numbers.hpp"
#include "workbench/session/importing.hpp"
#include "workbench/session/power.hpp"
#include "workbench/shell/window.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;
using panels::grouped;

namespace {

using Steady = std::chrono::steady_clock;
// More frequent reports would only be drawn over.
constexpr std::chrono::milliseconds report_every{250};

}  // namespace

void Reports::put(const jobs::Progress& progress) {
  const std::scoped_lock lock(mutex_);
  progress_ = progress;
  const auto now = Steady::now();
  if (now - woken_ < report_every) return;
  woken_ = now;
  Window::wake();
}

jobs::Progress Reports::last() const {
  const std::scoped_lock lock(mutex_);
  return progress_;
}

Labour::Labour(Desk& desk, std::function<void()> changed)
    : desk_(desk), changed_(std::move(changed)), engines_(reading::installed_engines()) {}

void Labour::import(const std::string& path) {
  waiting_.push_back(path);
  if (!import_) begin_import();
}

void Labour::begin_import() {
  if (waiting_.empty()) return;
  const std::filesystem::path path = waiting_.front();
  waiting_.pop_front();
  import_ = Running{};
  import_->name = path.filename().empty() ? path.string() : path.filename().string();
  desk_.runners.import.post(
      "",
      [this, path, stop = import_->stop, reports = import_->reports](std::stop_token end) mutable -> jobs::Delivery {
        const std::stop_callback ended(end, [&stop] { stop.request_stop(); });
        jobs::Work work(stop.get_token(), [reports](const jobs::Progress& progress) { reports->put(progress); });
        auto imported = std::make_shared<Result<Imported>>(import_source(desk_.session, path, {}, work));
        return [this, imported] {
          import_.reset();
          if (!*imported) {
            if (imported->error().kind != ErrorKind::Cancelled) desk_.failed(imported->error());
            desk_.last_done = desk_.texts.of(imported->error());
          } else {
            desk_.last_done = desk_.texts(
                "ui.status.imported"_key,
                {{"name", (*imported)->received.name}, {"items", grouped((*imported)->received.item_count)}});
            desk_.snapshot = desk_.session.snapshot();
            desk_.saved = time_of_day(desk_.session.clock().now());
            start_reading();
          }
          changed_();
          begin_import();
        };
      });
}

void Labour::cancel_import() {
  waiting_.clear();
  if (import_) import_->stop.request_stop();
}

void Labour::start_reading() {
  if (reading_ || desk_.session.read_only()) return;
  reading_ = Running{};
  held_ = false;
  ReadingOptions options = next_;
  next_.engine.reset();  // kept with the case from now on
  next_.retry_problems.clear();
  desk_.runners.reading.post(
      "",
      [this, options, stop = reading_->stop,
       reports = reading_->reports](std::stop_token end) mutable -> jobs::Delivery {
        const std::stop_callback ended(end, [&stop] { stop.request_stop(); });
        jobs::Work work(stop.get_token(), [reports](const jobs::Progress& progress) { reports->put(progress); });
        auto totals = std::make_shared<Result<reading::ReadTotals>>(read_case(desk_.session, options, work));
        const bool paused = stop.get_token().stop_requested();
        return [this, totals, paused] {
          reading_.reset();
          held_ = *totals && (*totals)->held;
          if (!*totals) {
            if (totals->error().kind != ErrorKind::Cancelled) desk_.failed(totals->error());
          } else if (const auto& read = **totals; paused || read.pages + read.problems > 0) {
            // that nothing had to be read is no news
            desk_.last_done = desk_.texts(paused ? "ui.status.paused"_key : "ui.status.read"_key,
                                          {{"pages", grouped(read.pages)}, {"problems", grouped(read.problems)}});
          }
          changed_();
          if (std::exchange(again_, false)) start_reading();
        };
      });
}

void Labour::read_anew() {
  if (reading_) {
    again_ = true;
    reading_->stop.request_stop();
  } else {
    start_reading();
  }
}

void Labour::choose_engine(const std::string& engine) {
  next_.engine = engine;
  read_anew();
}

void Labour::retry(const std::string& problem) {
  next_.retry_problems.push_back(problem);
  read_anew();
}

void Labour::pause_on_battery(bool wanted) {
  next_.pause_on_battery = wanted;
  if (reading_ || held_) read_anew();
}

void Labour::pause_reading() {
  again_ = false;
  held_ = false;
  if (reading_) reading_->stop.request_stop();
}

void Labour::tick() {
  if (held_ && !runs_on_battery()) start_reading();
  if (!reading_) return;
  const jobs::Progress progress = reading_->reports->last();
  if (reading_->seen == progress.done) return;
  if (reading_->seen == 0) {
    reading_->done_at_begin = progress.done > 0 ? progress.done - 1 : 0;
    reading_->begun = Steady::now();
  }
  reading_->seen = progress.done;
  changed_();
}

std::string Labour::pace() const {
  if (!reading_) return "";
  const jobs::Progress progress = reading_->reports->last();
  const double minutes = std::chrono::duration<double>(Steady::now() - reading_->begun).count() / 60;
  const auto done = static_cast<double>(progress.done - std::min(progress.done, reading_->done_at_begin));
  if (minutes <= 0.05 || done <= 1) return "";
  const double speed = done / minutes;
  const double left = static_cast<double>(progress.total - std::min(progress.total, progress.done)) / speed;
  return desk_.texts("ui.status.pace"_key,
                     {{"pace", fmt::format("{:.0f}", speed)}, {"left", fmt::format("{:.0f}", std::max(1.0, left))}});
}

void Labour::fill(panels::QueueView& view) const {
  view.engines = engines_;
  view.reading = reading();
  view.held = held_;
  view.pace = pace();
  if (reading_) {
    const jobs::Progress progress = reading_->reports->last();
    view.left_in_hand = progress.total - std::min(progress.total, progress.done);
  }
  view.on_battery_pauses = next_.pause_on_battery;
  view.read_only = desk_.session.read_only();
}

void Labour::fill(panels::IntakeView& view) const {
  fill(view.queue);
  view.reading = reading();
  view.read_only = desk_.session.read_only();
  if (!import_) return;
  const jobs::Progress progress = import_->reports->last();
  view.import = {true, import_->name, progress.current, progress.done, progress.total, progress.problems};
}

void Labour::fill(panels::StatusView& view) const {
  if (reading_) {
    const jobs::Progress progress = reading_->reports->last();
    view.running = true;
    view.can_pause = true;
    view.doing = desk_.texts("ui.status.reading"_key, {{"done", grouped(progress.done)},
                                                       {"total", grouped(std::max(progress.done, progress.total))}});
    view.share = progress.total == 0 ? 0 : static_cast<float>(progress.done) / static_cast<float>(progress.total);
    view.pace = pace();
    return;
  }
  if (import_) {
    view.running = true;
    view.doing = desk_.texts("ui.status.importing"_key,
                             {{"name", import_->name}, {"done", grouped(import_->reports->last().done)}});
  }
}

}  // namespace workbench::shell
