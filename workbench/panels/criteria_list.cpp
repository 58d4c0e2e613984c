#include "workbench/panels/criteria_list.hpp"

#include <algorithm>
#include <utility>

#include "evidence/base/utf8.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

bool stays(const CriterionRow& row, const CriteriaState& state, const std::string& folded) {
  if (state.unrated_only && (!row.rating.empty() || !row.applicable)) return false;
  if (state.lacking_only && row.mark == ui::Mark::Enough) return false;
  return folded.empty() || evidence::fold(row.id.value + " " + row.title).find(folded) != std::string::npos;
}

struct Columns {
  float methods;
  float links;
  float bar;
  float number;
  float word;
  float rating;
};

// From the right: rating, word, number, bar, links, methods; the title takes the rest.
Columns columns_of(const ui::Ui& ui, float right, bool narrow) {
  Columns at{};
  at.rating = right - ui.px(52);
  at.word = at.rating - ui.px(76);
  at.number = at.word - ui.px(12);
  at.bar = at.number - ui.px(narrow ? 96 : 176);
  at.links = at.bar - ui.px(20);
  at.methods = at.links - ui.px(80);
  return at;
}

void draw_heading(const ui::Ui& ui, ImVec2 at, float width, const CriterionRow& row, const Columns& columns,
                  bool narrow) {
  const float h = ui.px(34);
  const float right = at.x + width - ui.px(16);
  const float x = at.x + ui.px(16) + static_cast<float>(row.depth) * ui.px(16);
  ui::rule(ui, {at.x + ui.px(16), at.y + h - 1}, {right, at.y + h}, Tone::LineSoft);
  const float end = narrow ? columns.bar : columns.links;
  const float examined = ui::text_right(ui, Font::Small, end, at.y, h, Tone::Quiet, row.examined);
  ui::text_cut(ui, Font::Bold, x, at.y, h, end - examined - ui.px(16) - x, Tone::Ink, row.title);
  if (!row.shows_number) return;
  ui::score_bar(ui, {columns.bar + ui.px(12), at.y + h / 2 - ui.px(4)},
                {columns.number - ui.px(52), at.y + h / 2 + ui.px(4)}, row.bar, row.mark);
  ui::text_right(ui, Font::Bold, columns.number, at.y, h, ui::ink_of(row.mark), row.number);
  ui::text_left(ui, Font::Small, columns.word, at.y, h, ui::ink_of(row.mark), row.word);
}

void draw_criterion_row(const ui::Ui& ui, ImVec2 at, const CriterionRow& row, const Columns& columns, bool chosen,
                        bool narrow) {
  const float h = ui.px(32);
  float x = at.x + ui.px(24) + static_cast<float>(row.depth) * ui.px(16);
  ui::state_mark(ui, {x + ui.px(6), at.y + h / 2}, row.applicable ? row.mark : ui::Mark::None, 5.5F);
  x += ui.px(20);
  const Font font = chosen ? Font::Bold : Font::Body;
  x += ui::text_left(ui, font, x, at.y, h, chosen ? Tone::Accent : Tone::Quiet, row.id.value) + ui.px(10);
  ui::text_cut(ui, font, x, at.y, h, (narrow ? columns.bar : columns.methods) - ui.px(8) - x,
               row.applicable ? Tone::Ink : Tone::Quiet, row.title);
  if (!narrow) {
    for (std::size_t n = 0; n < row.methods.size(); ++n) {
      ui::method_mark(ui, {columns.methods + ui.px(8) + static_cast<float>(n) * ui.px(16), at.y + h / 2}, row.shapes[n],
                      row.methods[n],
                      row.methods[n] != ui::Held::Missing ? Tone::Ink
                      : row.shows_number                  ? Tone::Lacking
                                                          : Tone::Quiet);
    }
    if (row.links > 0) ui::text_right(ui, Font::Small, columns.links, at.y, h, Tone::Quiet, std::to_string(row.links));
  }
  if (row.shows_number) {
    ui::score_bar(ui, {columns.bar + ui.px(12), at.y + h / 2 - ui.px(4)},
                  {columns.number - ui.px(52), at.y + h / 2 + ui.px(4)}, row.bar, row.mark);
    ui::text_right(ui, Font::Body, columns.number, at.y, h, ui::ink_of(row.mark), row.number);
  }
  ui::text_left(ui, Font::Small, columns.word, at.y, h, row.applicable ? ui::ink_of(row.mark) : Tone::Quiet, row.word);
  ui::text_left(ui, Font::Bold, columns.rating, at.y, h, Tone::Ink, row.rating);
}

}  // namespace

std::vector<std::size_t> filtered(const std::vector<CriterionRow>& rows, const CriteriaState& state) {
  const std::string folded = evidence::fold(state.filter);
  std::vector<std::size_t> kept;
  struct Heading {
    std::size_t row = 0;
    bool listed = false;
  };
  std::vector<Heading> headings;  // above the row at hand, outermost first
  for (std::size_t n = 0; n < rows.size(); ++n) {
    if (rows[n].heading) {
      while (!headings.empty() && rows[headings.back().row].depth >= rows[n].depth) headings.pop_back();
      headings.push_back({n, false});
      continue;
    }
    if (!stays(rows[n], state, folded)) continue;
    for (auto& heading : headings) {
      if (!std::exchange(heading.listed, true)) kept.push_back(heading.row);
    }
    kept.push_back(n);
  }
  return kept;
}

Intents draw_criteria(const ui::Ui& ui, ui::Area area, const CriteriaView& view, CriteriaState& state) {
  Intents intents;
  const ui::Pane pane(ui, "criteria", area, Tone::Pane);
  const float head = ui.px(48);
  const bool narrow = area.width() < ui.px(760);
  float x = area.min.x + ui.px(16);
  x += ui::text_left(ui, Font::Bold, x, area.min.y, head, Tone::Ink, ui.text("ui.criteria.title"_key)) + ui.px(10);
  float right = area.max.x - ui.px(16) - ui.px(narrow ? 150 : 220);
  const std::string hint = ui.text("ui.criteria.filter"_key);
  ui::field(ui, "criteria/filter", {right, area.min.y + ui.px(10)}, ui.px(narrow ? 150 : 220), state.filter,
            {.icon = ui::icon::filter, .hint = hint});
  const auto toggle = [&](const char* name, const std::string& label, bool& value) {
    const ui::Button look{.label = label, .kind = ui::ButtonKind::Plain, .chosen = value};
    right -= ui::button_width(ui, look) + ui.px(6);
    if (ui::button(ui, name, {right, area.min.y + ui.px(10)}, look)) value = !value;
  };
  toggle("criteria/unrated", ui.text("ui.criteria.unrated"_key), state.unrated_only);
  toggle("criteria/lacking", ui.text("ui.criteria.lacking"_key), state.lacking_only);
  if (right > x) ui::text_cut(ui, Font::Small, x, area.min.y, head, right - x - ui.px(8), Tone::Quiet, view.summary);
  ui::rule(ui, {area.min.x, area.min.y + head - 1}, {area.max.x, area.min.y + head});
  if (!view.rows) return intents;
  const auto kept = filtered(*view.rows, state);
  const ui::Area list{{area.min.x, area.min.y + head}, area.max};
  const ui::Pane rows(ui, "criteria/list", list, Tone::Pane, ui::Scroll::Vertical);
  const Columns columns = columns_of(ui, rows.origin().x + rows.width() - ui.px(8), narrow);
  float y = rows.origin().y + ui.px(4);
  float current_top = -1;
  for (const std::size_t n : kept) {
    const CriterionRow& row = (*view.rows)[n];
    const float h = ui.px(row.heading ? 34 : 32);
    const bool chosen = !row.heading && view.current == row.id;
    if (chosen) current_top = y - rows.origin().y;
    if (y + h > list.min.y && y < list.max.y) {
      if (row.heading) {
        draw_heading(ui, {rows.origin().x, y}, rows.width(), row, columns, narrow);
      } else {
        const ui::Hit state_of_row =
            ui::row(ui, "criterion/" + row.id.value, {rows.origin().x, y}, {rows.width(), h}, chosen);
        if (state_of_row.clicked) intents.emplace_back(ChooseCriterion{row.id});
        draw_criterion_row(ui, {rows.origin().x, y}, row, columns, chosen, narrow);
      }
    }
    y += h;
  }
  if (view.current && state.scrolled_to != view.current && current_top >= 0) {
    state.scrolled_to = view.current;
    const float seen = ImGui::GetScrollY();
    if (current_top < seen || current_top + ui.px(32) > seen + list.height())
      ImGui::SetScrollY(std::max(0.0F, current_top - list.height() / 2));
  }
  rows.ends_at(y + ui.px(12));
  ui::say(ui, "criteria.rows", std::to_string(kept.size()));
  return intents;
}

}  // namespace workbench::panels
