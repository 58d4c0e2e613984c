// The program in its window: the case's concerns, what is drawn of them, and what is done when a person asks.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "workbench/panels/about.hpp"
#include "workbench/shell/arguments.hpp"
#include "workbench/shell/assessment.hpp"
#include "workbench/shell/changes.hpp"
#include "workbench/shell/desk.hpp"
#include "workbench/shell/drafts.hpp"
#include "workbench/shell/finder.hpp"
#include "workbench/shell/labour.hpp"
#include "workbench/shell/page_work.hpp"
#include "workbench/shell/pictures.hpp"
#include "workbench/shell/reader.hpp"
#include "workbench/shell/sources.hpp"
#include "workbench/shell/window.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::shell {

class App {
 public:
  App(Window& window, Session& session, const evidence::Texts& texts, const ui::Theme& theme);
  ~App();  // asks what runs to stop, and waits for it
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // `said`: what is to be said first (why the case is open for reading only).
  void begin(const Arguments& arguments, const std::string& said);
  // Until the window is closed. Sleeps while nothing happens.
  void run(std::chrono::steady_clock::time_point started);

 private:
  void contents_changed();
  void snapshot_changed();
  void open_first_page();
  void request_full_fonts();
  void take_keys();
  void draw_frame();
  [[nodiscard]] panels::Intents draw(const ui::Ui& ui, ui::Area whole);
  [[nodiscard]] panels::Intents draw_workspace(const ui::Ui& ui, ui::Area area);
  [[nodiscard]] panels::Intents draw_evidence(const ui::Ui& ui, ui::Area area);
  [[nodiscard]] panels::CaseBarView case_bar() const;
  [[nodiscard]] panels::RailView rail() const;
  [[nodiscard]] panels::StatusView status() const;
  void obey(const panels::Intents& intents);
  void show_about(bool open);
  void write_places() const;

  Window& window_;
  const ui::Theme& theme_;
  std::unique_ptr<Runners> runners_;
  Desk desk_;
  Pictures pictures_;
  Sources sources_;
  Reader reader_;
  Finder finder_;
  Assessment assessment_;
  Labour labour_;
  Changes changes_;
  PageWork page_work_;
  Drafts drafts_;
  panels::Workspace workspace_ = panels::Workspace::Evidence;
  panels::SourcesState sources_state_;
  panels::CriterionState criterion_state_;
  panels::CriteriaState criteria_state_;
  panels::IntakeState intake_state_;
  panels::ConclusionState conclusion_state_;
  std::optional<panels::AboutView> about_;                // open
  evidence::Table<evidence::PageReading> page_readings_;  // as they were when last looked at
  ui::Places places_;
  std::string places_file_;
  float scale_ = 1;
  std::uint64_t frames_ = 0;
  double first_frame_ms_ = 0;
  bool fonts_are_full_ = false;
};

}  // namespace workbench::shell
