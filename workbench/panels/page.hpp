// The page viewer: the page's picture with what is cited, found and selected on it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "workbench/panels/correction.hpp"
#include "workbench/panels/intents.hpp"
#include "workbench/panels/page_selection.hpp"
#include "workbench/panels/page_strips.hpp"
#include "workbench/panels/rereading.hpp"
#include "workbench/panels/selection_bar.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct CitedSpot {
  std::vector<evidence::Box> boxes;
  std::string flag;        // "3.2-3 支持"
  std::string short_flag;  // "3.2-3"
  ui::Mark mark = ui::Mark::Enough;
  evidence::CriterionId criterion;
  bool current = false;  // of the chosen criterion
};

struct PageView {
  std::optional<PagePlace> place;
  std::string item;                  // "I23"
  std::vector<std::string> folders;  // source and folders
  std::string name;
  std::uint32_t pages = 0;
  std::shared_ptr<const evidence::Page> page;  // null: not read
  std::string origin;                          // "文字识别·96"
  std::string notice;                          // why there is nothing to see, and what to do
  float aspect = 1.4142F;                      // height / width
  float width_points = 595;
  Picture picture;
  std::vector<CitedSpot> cited;
  std::vector<evidence::Box> hits;
  std::string find;                             // what `hits` are of
  std::map<std::uint32_t, Picture> thumbnails;  // of PageState::strip; an empty one cannot be drawn
  std::set<std::uint32_t> cited_pages;
  std::optional<SelectionView> selection;
  std::shared_ptr<const evidence::Page> machine;  // as the engine read it; null: nobody corrected the page
  std::vector<std::string> problems;              // what could not be read on it
  std::optional<SealView> seal;                   // the page bears seals, or should
  RereadingView rereading;
  bool can_change = false;  // it is read, and the case is open for writing
};

struct PageState {
  float zoom = 0;  // of 96 dots an inch at this scale; 0: fits the width
  bool show_words = false;
  bool show_confidence = false;
  bool show_machine = false;  // the words before people corrected them
  std::string find;
  std::size_t current_hit = 0;
  std::optional<PagePlace> shown;
  std::optional<evidence::Box> show;  // to be scrolled into sight
  // First and last page whose small picture is in sight or a strip's width away; said by each frame for the next.
  std::pair<std::uint32_t, std::uint32_t> strip{1, 0};
  // a drag in hand
  std::optional<PagePoint> drag_from;
  bool drag_is_rectangle = false;
  bool dragged = false;
  // the selection
  std::optional<WordRange> words;
  std::optional<evidence::Box> rectangle;
  SelectionBarState bar;
  std::optional<CorrectionState> correction;  // open over the selection
  std::optional<RereadingState> rereading;    // open
  [[nodiscard]] bool selected() const { return words || rectangle; }
  void clear_selection() {
    words.reset();
    rectangle.reset();
    bar = {};
    correction.reset();
  }
};

Intents draw_page(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state);

// Its parts.
struct CanvasResult {
  Intents intents;
  std::optional<ui::Area> selection;  // on screen
};
CanvasResult draw_page_canvas(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state);
Intents draw_thumbnails(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state, bool follow);
Intents draw_page_tools(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state, float zoom);
// The zoom that is in force: state.zoom, or what fits the width.
float zoom_of(const ui::Ui& ui, ui::Area area, const PageView& view, const PageState& state);

}  // namespace workbench::panels
