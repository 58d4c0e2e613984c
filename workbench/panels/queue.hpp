// How far the reading is: by source, by cause of trouble, and the pages that need a person's eye.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

// Conserved: files = read + waiting + problems.
struct QueueSource {
  std::string id;  // "S1"
  std::string name;
  std::uint64_t files = 0;
  std::uint64_t read = 0;
  std::uint64_t waiting = 0;
  std::uint64_t problems = 0;
  std::uint64_t pages_read = 0;
  std::uint64_t pages_left = 0;  // at least
};

struct ProblemCause {
  std::string code;
  std::string text;  // what is wrong and what to do
  std::uint64_t contents = 0;
};

struct UncertainPage {
  std::optional<PagePlace> place;  // nothing: its file was withdrawn
  std::string label;               // "I23 p7"
  std::string name;                // of the file
  std::string engine;
  std::uint8_t confidence = 0;
  std::string why;  // "存疑 3 处·竖排文字没有读出"
};

// What one look at the case gives; shared between frames.
struct QueueStatus {
  std::vector<QueueSource> sources;
  std::vector<ProblemCause> causes;
  std::vector<UncertainPage> uncertain;
  std::uint64_t uncertain_count = 0;
  std::uint64_t pages = 0;
  std::uint64_t recognised = 0;
  std::uint64_t corrected = 0;
  std::uint64_t with_seals = 0;
  std::string engine;  // chosen by a person; empty: the best
};

struct QueueView {
  std::shared_ptr<const QueueStatus> status;  // null: not yet
  std::vector<std::string> engines;           // installed, best first
  bool reading = false;
  bool held = false;               // waits for mains power
  std::string pace;                // "31 页/分·余 15 分"; "": not known
  std::uint64_t left_in_hand = 0;  // pages that the running work knows of, those of files in hand among them
  bool on_battery_pauses = false;
  bool read_only = false;
};

// Percent of pages read, rounded down: never 100 while anything is left.
int percent_read(std::uint64_t pages_read, std::uint64_t pages_left);

Intents draw_queue(const ui::Ui& ui, ui::Area area, const QueueView& view);

}  // namespace workbench::panels
