// A page read once more with other settings, and the new reading beside the old.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/panels/line_difference.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

// What was tried, compared with what the page says now.
struct TriedReading {
  std::vector<DifferenceRow> rows;
  std::string before;  // how the present text came about: "PP-OCRv4·96"
  std::string after;
  std::size_t different = 0;  // rows
};

struct RereadingView {
  std::vector<std::string> engines;  // codes, best first
  bool running = false;
  std::shared_ptr<const TriedReading> tried;
  bool chosen = false;  // the page is read otherwise than usual, as a person chose
  bool read_only = false;
};

struct RereadingState {
  std::size_t engine = 0;               // 0: the usual one, else engines[engine - 1]
  int turn = 0;                         // 0: found out, else quarters + 1
  std::size_t language = 0;             // of reading_languages
  std::optional<evidence::Box> region;  // a rectangle was selected
  bool region_only = false;
};

// Codes of Tesseract's data; the first is Chinese.
inline constexpr const char* reading_languages[] = {"", "chi_tra", "chi_sim_vert", "eng"};

struct RereadingResult {
  Intents intents;
  bool closed = false;
};
// A card in the upper right corner of `bounds`; where there is a reading to look at, over all of it.
RereadingResult draw_rereading(const ui::Ui& ui, ui::Area bounds, const PagePlace& place, const RereadingView& view,
                               RereadingState& state);
// "PP-OCRv4"; an engine that is not known by name is called by its code.
std::string engine_name(const evidence::Texts& texts, const std::string& engine);

}  // namespace workbench::panels
