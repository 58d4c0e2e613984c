// The page itself: its picture or, until that is there, its words; tints, flags, and the drag that selects.
#include <algorithm>
#include <cmath>

#include "workbench/panels/page.hpp"
#include "workbench/panels/page_marks.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using evidence::Box;
using ui::Font;
using ui::Tone;

namespace {

constexpr float dots_per_point = 96.0F / 72.0F;
// Pictures are asked for in widths of this grain, so that a splitter's drag does not ask for each pixel.
constexpr float picture_grain = 200;
constexpr float widest_picture = 4000;

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

// The page's words as text: what is seen before its picture comes, and when asked for.
void draw_words(const ui::Ui& ui, const Sheet& sheet, const evidence::Page& page, bool over_picture) {
  ImFont* face = ui.font(Font::Body);
  const ImVec2 clip_min = list().GetClipRectMin();
  const ImVec2 clip_max = list().GetClipRectMax();
  for (const auto& word : page.words) {
    const ui::Area at = sheet.of(word.box);
    if (at.max.y < clip_min.y || at.min.y > clip_max.y || word.end > page.text.size()) continue;
    if (over_picture) list().AddRectFilled(at.min, at.max, ui.colour(Tone::Sheet, 0.9F));
    const char* text = page.text.data() + word.begin;
    const char* end = page.text.data() + word.end;
    float size = std::max(4.0F, at.height());
    const float natural = face->CalcTextSizeA(size, 1e9F, 0, text, end).x;
    if (natural > at.width() * 1.15F && natural > 0) size *= at.width() * 1.15F / natural;
    list().AddText(face, size, {at.min.x, at.min.y + (at.height() - size) / 2}, ui.colour(Tone::SheetInk), text, end);
    // An engine that was not sure is named: 60 % is where ocr.md's confusions begin.
    if (over_picture && word.confidence < 60)
      ui::rule(ui, {at.min.x, at.max.y}, {at.max.x, at.max.y + ui.px(2)}, Tone::HitCurrentEdge);
  }
}

void draw_sheet(const ui::Ui& ui, const Sheet& sheet, const PageView& view, const PageState& state) {
  ui::shadow(ui, sheet.min, sheet.max(), 0);
  list().AddRectFilled(sheet.min, sheet.max(), ui.colour(Tone::Sheet));
  if (view.picture)
    list().AddImage(view.picture.texture, sheet.min, sheet.max(), {0, 0}, {1, 1}, ui.colour(Tone::Sheet));
  if (state.show_machine && view.machine)
    draw_words(ui, sheet, *view.machine, static_cast<bool>(view.picture));
  else if (view.page && (state.show_words || !view.picture))
    draw_words(ui, sheet, *view.page, view.picture && state.show_words);
}

bool margin_is_free(const ui::Ui& ui, const Sheet& sheet, const PageView& view, ui::Area flag) {
  (void)ui;
  if (!view.page) return true;
  return std::none_of(view.page->words.begin(), view.page->words.end(), [&](const evidence::Word& word) {
    const ui::Area at = sheet.of(word.box);
    return at.max.x > flag.min.x && at.min.y < flag.max.y && at.max.y > flag.min.y;
  });
}

void draw_flag(const ui::Ui& ui, const Sheet& sheet, const PageView& view, const CitedSpot& spot, std::size_t number) {
  if (spot.boxes.empty()) return;
  const ui::Area at = sheet.of(spot.boxes.front());
  const float h = ui.px(20);
  const float right = sheet.max().x - ui.px(6);
  const float y = std::floor((at.min.y + at.max.y - h) / 2);
  const Tone ground = spot.mark == ui::Mark::Contradiction ? Tone::Lacking
                      : spot.mark == ui::Mark::Enough      ? Tone::CitedEdge
                                                           : Tone::Unknown;
  for (const std::string& text : {spot.flag, spot.short_flag}) {
    const ui::Area flag{{right - ui::width_of(ui, Font::Small, text) - ui.px(12), y}, {right, y + h}};
    if (!margin_is_free(ui, sheet, view, flag)) continue;
    ui::rule(ui, {at.max.x, y + h / 2}, {flag.min.x, y + h / 2 + 1}, ground);
    list().AddRectFilled(flag.min, flag.max, ui.colour(ground), ui.px(3));
    list().AddText(ui.font(Font::Small), ui.font(Font::Small)->FontSize,
                   {flag.min.x + ui.px(6), std::floor(y + (h - ui.font(Font::Small)->FontSize) / 2)},
                   spot.mark == ui::Mark::Enough ? IM_COL32_WHITE : ui.colour(Tone::Pane), text.c_str());
    ui::mark(ui, "page/flag/" + std::to_string(number), flag.min, flag.max);
    return;
  }
  ui::state_mark(ui, {sheet.max().x - ui.px(8), y + h / 2}, spot.mark,
                 6);  // no room: the mark alone, at the sheet's edge
}

void draw_tints(const ui::Ui& ui, const Sheet& sheet, const PageView& view, const PageState& state,
                const std::vector<Box>& selection) {
  std::vector<ui::Tint> tints;
  for (const auto& spot : view.cited) {
    for (const auto& box : spot.boxes) {
      const ui::Area at = grown(sheet.of(box), ui.px(2));
      tints.push_back({at.min, at.max, spot.mark == ui::Mark::Contradiction ? Tone::LackingGround : Tone::Cited});
    }
  }
  for (std::size_t n = 0; n < view.hits.size(); ++n) {
    const ui::Area at = grown(sheet.of(view.hits[n]), ui.px(1));
    tints.push_back({at.min, at.max, n == state.current_hit ? Tone::HitCurrent : Tone::Hit});
  }
  for (const auto& box : selection) {
    const ui::Area at = grown(sheet.of(box), ui.px(2));
    tints.push_back({at.min, at.max, Tone::Selection});
  }
  if (ui.theme.name == ui::ThemeName::Dark) {
    for (auto& tint : tints) {
      if (tint.tone == Tone::LackingGround) tint.tone = Tone::Hit;  // a dark ground would hide the ink
    }
  }
  ui::multiply(ui, tints);
  for (const auto& spot : view.cited) {
    for (const auto& box : spot.boxes) {
      const ui::Area at = grown(sheet.of(box), ui.px(2));
      const Tone edge = spot.mark == ui::Mark::Contradiction ? Tone::Seal : Tone::CitedEdge;
      list().AddRect(at.min, at.max, ui.colour(edge), ui.px(2), 0, spot.current ? ui.px(2) : 1);
    }
  }
  for (std::size_t n = 0; n < view.hits.size(); ++n) {
    const ui::Area at = sheet.of(view.hits[n]);
    ui::rule(ui, {at.min.x, at.max.y + ui.px(1)}, {at.max.x, at.max.y + ui.px(3)},
             n == state.current_hit ? Tone::HitCurrentEdge : Tone::HitEdge);
  }
  for (const auto& box : selection) {
    const ui::Area at = grown(sheet.of(box), ui.px(2));
    list().AddRect(at.min, at.max, ui.colour(Tone::SelectionEdge), ui.px(2), 0, ui.px(2));
  }
}

void draw_strip(const ui::Ui& ui, ui::Area canvas, const PageView& view, const std::vector<Box>& selection) {
  const auto tick = [&](const Box& box, Tone tone) {
    const float y = canvas.min.y + canvas.height() * (static_cast<float>(box.y) + static_cast<float>(box.h) / 2) / 1000;
    list().AddRectFilled({canvas.max.x - ui.px(10), y - ui.px(2)}, {canvas.max.x - ui.px(2), y + ui.px(2)},
                         ui.colour(tone));
  };
  for (const auto& spot : view.cited) {
    if (!spot.boxes.empty())
      tick(spot.boxes.front(), spot.mark == ui::Mark::Contradiction ? Tone::Seal : Tone::CitedEdge);
  }
  for (const auto& box : view.hits) tick(box, Tone::HitCurrentEdge);
  if (!selection.empty()) tick(selection.front(), Tone::SelectionEdge);
}

void finish_drag(const PageView& view, PageState& state, PagePoint point, Intents& intents) {
  const bool dragged = std::exchange(state.dragged, false);
  state.drag_from.reset();
  if (dragged && state.selected()) {
    intents.emplace_back(Select{*view.place, state.words, state.rectangle});
    return;
  }
  state.clear_selection();
  intents.emplace_back(Deselect{});
  for (const auto& spot : view.cited) {
    for (const auto& box : spot.boxes) {
      const bool inside = point.x >= static_cast<float>(box.x) && point.x <= static_cast<float>(box.x + box.w) &&
                          point.y >= static_cast<float>(box.y) && point.y <= static_cast<float>(box.y + box.h);
      if (!inside) continue;
      intents.emplace_back(ChooseCriterion{spot.criterion});
      return;
    }
  }
}

void take_mouse(const ui::Ui& ui, const Sheet& sheet, const PageView& view, PageState& state, Intents& intents) {
  const ui::Hit state_of_sheet = ui::hit(ui, "page", sheet.min, {sheet.width, sheet.height});
  const ImGuiIO& io = ImGui::GetIO();
  const PagePoint point = sheet.at(io.MousePos);
  const evidence::Page* page = view.page.get();
  if (state_of_sheet.doubled && page) {
    if (const auto word = word_at(*page, point)) {
      state.clear_selection();
      state.words = line_of(*page, *word);
      state.drag_from.reset();
      intents.emplace_back(Select{*view.place, state.words, std::nullopt});
      return;
    }
  }
  if (state_of_sheet.held && !state.drag_from && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    state.drag_from = point;
    state.dragged = false;
    state.drag_is_rectangle = io.KeyAlt || !page || !word_at(*page, point);
  }
  if (!state.drag_from) return;
  if (state_of_sheet.held) {
    const float far = ui.px(4);
    if (!state.dragged && ImGui::IsMouseDragging(ImGuiMouseButton_Left, far)) {
      state.dragged = true;
      state.clear_selection();
    }
    if (state.dragged && state.drag_is_rectangle) state.rectangle = box_between(*state.drag_from, point);
    if (state.dragged && !state.drag_is_rectangle) {
      const auto from = word_at(*page, *state.drag_from);
      const auto to = word_near(*page, point);
      if (from && to) state.words = WordRange{std::min(*from, *to), std::max(*from, *to)};
    }
    return;
  }
  finish_drag(view, state, point, intents);
}

void name_words(const ui::Ui& ui, const Sheet& sheet, const evidence::Page& page) {
  if (!ui.places.wanted) return;
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    const ui::Area at = sheet.of(page.words[n].box);
    ui::mark(ui, "word/" + std::to_string(n), at.min, at.max);
  }
}

}  // namespace

float zoom_of(const ui::Ui& ui, ui::Area area, const PageView& view, const PageState& state) {
  if (state.zoom > 0) return state.zoom;
  const float fits = area.width() - ui.px(12) - ImGui::GetStyle().ScrollbarSize - ui.px(6);
  return fits / (view.width_points * dots_per_point * ui.scale);
}

CanvasResult draw_page_canvas(const ui::Ui& ui, ui::Area area, const PageView& view, PageState& state) {
  CanvasResult result;
  const bool turned = state.show.has_value();
  Sheet sheet;
  sheet.width = std::floor(view.width_points * dots_per_point * ui.scale * zoom_of(ui, area, view, state));
  sheet.height = std::floor(sheet.width * view.aspect);
  const float pixels = std::min(widest_picture, std::ceil(sheet.width / picture_grain) * picture_grain);
  if (view.notice.empty() && (!view.picture || std::abs(view.picture.width - pixels) > 1)) {
    result.intents.emplace_back(WantPicture{*view.place, static_cast<std::uint32_t>(pixels), false});
  }
  const ui::Pane pane(ui, "page/canvas", area, Tone::Desk, ui::Scroll::Both);
  sheet.min = {std::floor(pane.origin().x + std::max(ui.px(6), (pane.width() - sheet.width) / 2)),
               pane.origin().y + ui.px(8)};
  if (turned) {  // into the upper third, where a reader looks first
    const float wanted = static_cast<float>(state.show->y) * sheet.height / 1000 - area.height() / 3;
    ImGui::SetScrollY(std::max(0.0F, wanted));
    state.show.reset();
  }
  draw_sheet(ui, sheet, view, state);
  if (view.page && state.show_confidence) draw_confidence(ui, sheet, *view.page);
  take_mouse(ui, sheet, view, state, result.intents);
  if (view.page) draw_seals(ui, sheet, *view.page);
  std::vector<Box> selection;
  if (state.words && view.page) selection = boxes_of_words(*view.page, *state.words);
  if (state.rectangle) selection = {*state.rectangle};
  draw_tints(ui, sheet, view, state, selection);
  for (std::size_t n = 0; n < view.cited.size(); ++n) draw_flag(ui, sheet, view, view.cited[n], n);
  draw_strip(ui, area, view, selection);
  if (view.page && state.show_confidence && !state.correction) tell_passage(ui, sheet, *view.page, view.machine.get());
  if (view.page) name_words(ui, sheet, *view.page);
  if (!selection.empty()) {
    const ui::Area first = sheet.of(selection.front());
    const ui::Area last = sheet.of(selection.back());
    result.selection =
        ui::Area{{std::min(first.min.x, last.min.x), first.min.y}, {std::max(first.max.x, last.max.x), last.max.y}};
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl && io.MouseWheel != 0 && ImGui::IsWindowHovered()) {
    state.zoom = std::clamp(zoom_of(ui, area, view, state) * (io.MouseWheel > 0 ? 1.1F : 1 / 1.1F), 0.1F, 6.0F);
  }
  ImGui::SetCursorScreenPos({sheet.max().x, sheet.max().y + ui.px(8)});
  ImGui::Dummy({1, 1});
  return result;
}

}  // namespace workbench::panels
