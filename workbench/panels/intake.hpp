// What was received, how far each part of it is, and what is wrong with what.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/panels/queue.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

// Conserved: stored = read + waiting + problems; missing = listed − stored.
struct SourceCard {
  std::string id;  // "S1"
  std::string name;
  std::string note;  // "光盘·1.12 GB·2026-11-24 14:02·张三"
  std::string digest;
  std::uint64_t listed = 0;
  std::uint64_t stored = 0;
  std::uint64_t read = 0;
  std::uint64_t waiting = 0;
  std::uint64_t problems = 0;
  std::uint64_t missing = 0;
  bool reading = false;
};

struct ProblemRow {
  std::optional<evidence::ItemId> item;
  std::string label;  // "I23"
  std::string path;
  std::string text;  // what is wrong and what to do
};

struct ImportView {
  bool running = false;
  std::string name;
  std::string current;  // the path in hand
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  std::uint64_t problems = 0;
};

struct IntakeView {
  std::vector<SourceCard> sources;
  std::shared_ptr<const std::vector<ProblemRow>> problems;
  std::uint64_t problem_count = 0;
  ImportView import;
  std::uint64_t waiting = 0;  // files still to be read
  bool reading = false;
  bool read_only = false;
  QueueView queue;
};

enum class IntakePart { Received, Reading };

struct IntakeState {
  std::string path;
  bool focus = false;
  IntakePart part = IntakePart::Received;
};

Intents draw_intake(const ui::Ui& ui, ui::Area area, const IntakeView& view, IntakeState& state);

}  // namespace workbench::panels
