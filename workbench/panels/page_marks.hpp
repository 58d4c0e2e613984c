// What the machine knows of its reading, drawn over the page: how sure of each word, what is not plain text, seals.
#pragma once

#include <string>
#include <vector>

#include "workbench/panels/page_sheet.hpp"
#include "workbench/ui/draw.hpp"

namespace workbench::panels {

// Words surer than 80 % are left alone: a page below that is listed for a person's eye. Below 60 % the confusions of
// similar characters begin, as measured on the study's pages.
enum class Sureness { Sure, Fair, Doubtful };
Sureness sureness_of(std::uint8_t confidence);

// A colour of the page and what it stands for, as the legend says it. `count`: words or passages of the page.
struct LegendRow {
  std::string label;
  ui::Tone tone = ui::Tone::Hit;
  std::size_t count = 0;
  friend bool operator==(const LegendRow&, const LegendRow&) = default;
};
std::vector<LegendRow> legend_of(const evidence::Texts& texts, const evidence::Page& page);

void draw_confidence(const ui::Ui& ui, const Sheet& sheet, const evidence::Page& page);
// In the lower left corner of `canvas`.
void draw_legend(const ui::Ui& ui, ui::Area canvas, const evidence::Page& page);

// Rings and ovals round the seals; what is known of the one under the mouse as a help text.
void draw_seals(const ui::Ui& ui, const Sheet& sheet, const evidence::Page& page);
// What the help text says.
std::string seal_words(const evidence::Texts& texts, const evidence::Seal& seal);
// What a passage is, whose it is, and what the machine had read where a person corrected (`machine` may be null).
std::string passage_words(const evidence::Texts& texts, const evidence::Page& page, const evidence::Passage& passage,
                          const evidence::Page* machine);
// The help text of the passage under the mouse.
void tell_passage(const ui::Ui& ui, const Sheet& sheet, const evidence::Page& page, const evidence::Page* machine);

}  // namespace workbench::panels
