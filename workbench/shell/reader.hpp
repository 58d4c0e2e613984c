// The page in sight: its words, what is cited and found on it, and the selection on its way to a Link.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence/suggest/suggest.hpp"
#include "workbench/panels/page.hpp"
#include "workbench/shell/desk.hpp"
#include "workbench/shell/pictures.hpp"

namespace workbench::shell {

// What opening a page gives. Immutable.
struct OpenedPage {
  evidence::Item item;
  std::shared_ptr<const evidence::Page> page;     // null: not read
  std::shared_ptr<const evidence::Page> machine;  // before people corrected it; null: nobody did
  std::vector<evidence::Box> hits;
  float width_points = 595;  // A4 where nothing is known
  float aspect = 1.4142F;    // height / width
  bool awaited = false;      // the item is known, its page is still on the way
};

class Reader {
 public:
  Reader(Desk& desk, Pictures& pictures) : desk_(desk), pictures_(pictures) {}
  void open(const panels::PagePlace& place, std::optional<evidence::Box> show);
  // Opens the page and selects the sentence of the first words that `query` finds on it.
  void open_and_cite(const panels::PagePlace& place, const std::string& query);
  void reload();  // the page may have been read meanwhile
  void find(const std::string& query);
  void select(const panels::Select& selection, const std::optional<evidence::CriterionId>& current);
  void deselect();
  [[nodiscard]] const std::optional<panels::PagePlace>& place() const { return place_; }
  [[nodiscard]] const evidence::Item* item() const { return opened_ ? &opened_->item : nullptr; }
  [[nodiscard]] const std::optional<evidence::Citation>& citation() const { return citation_; }
  [[nodiscard]] panels::PageView view(std::optional<evidence::CriterionId> current);
  panels::PageState state;

 private:
  // What is cited in the item and on the page in sight, and what that was found from.
  struct Cited {
    evidence::SnapshotPtr snapshot;
    std::shared_ptr<const OpenedPage> opened;
    std::optional<panels::PagePlace> place;
    std::optional<evidence::CriterionId> current;
    std::vector<panels::CitedSpot> spots;
    std::set<std::uint32_t> pages;
  };
  void take(std::shared_ptr<OpenedPage> opened);
  void cite_sentence();
  void find_cited();  // where it is out of date
  [[nodiscard]] std::string notice() const;

  Desk& desk_;
  Pictures& pictures_;
  std::optional<panels::PagePlace> place_;
  std::shared_ptr<const OpenedPage> opened_;
  std::optional<evidence::Box> show_;  // to be scrolled into sight when the page is there and its size known
  std::string query_;
  bool cite_when_open_ = false;
  std::optional<evidence::CriterionId> current_;
  Cited cited_;
  std::optional<evidence::Citation> citation_;
  std::optional<panels::SelectionView> selection_;
  std::shared_ptr<const evidence::suggest::TermTable> terms_;  // made when first needed
};

}  // namespace workbench::shell
