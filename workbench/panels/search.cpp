#include "workbench/panels/search.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "workbench/panels/numbers.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr std::size_t snippet_lines = 3;

// Wrapped text with its highlights below the ink. Gives the height.
float draw_snippet(const ui::Ui& ui, ImVec2 at, float width, const HitView& hit, bool paint) {
  const auto lines = ui::wrap(ui, Font::Body, width, hit.snippet);
  const float h = ui.px(24);
  const std::size_t count = std::min(lines.size(), snippet_lines);
  for (std::size_t n = 0; n < count && paint; ++n) {
    const auto begin = static_cast<std::size_t>(lines[n].data() - hit.snippet.data());
    const float y = at.y + static_cast<float>(n) * h;
    for (const auto& [from, to] : hit.highlights) {
      const std::size_t a = std::max(from, begin);
      const std::size_t b = std::min(to, begin + lines[n].size());
      if (a >= b) continue;
      const float left = at.x + ui::width_of(ui, Font::Body, lines[n].substr(0, a - begin));
      const float right = left + ui::width_of(ui, Font::Body, lines[n].substr(a - begin, b - a));
      const bool dark = ui.theme.name == ui::ThemeName::Dark;
      ImGui::GetWindowDrawList()->AddRectFilled({left, y + ui.px(2)}, {right, y + h - ui.px(3)},
                                                ui.colour(dark ? Tone::PartlyGround : Tone::Hit));
      ui::rule(ui, {left, y + h - ui.px(3)}, {right, y + h - ui.px(2)}, Tone::HitEdge);
    }
    ui::text_left(ui, Font::Body, at.x, y, h, Tone::Ink, lines[n]);
  }
  return static_cast<float>(std::max<std::size_t>(count, 1)) * h;
}

float hit_height(const ui::Ui& ui, float width, const HitView& hit) {
  return draw_snippet(ui, {0, 0}, width - ui.px(32), hit, false) + ui.px(50);
}

void draw_hit(const ui::Ui& ui, ui::Area at, const HitView& hit, bool chosen) {
  ui::card(ui, at.min, at.max, chosen);
  const float h = ui.px(24);
  const float y = at.min.y + ui.px(8);
  float right = at.max.x - ui.px(14);
  std::string cited;
  for (const auto& criterion : hit.cited) cited += (cited.empty() ? "" : "、") + criterion;
  const std::string label =
      cited.empty() ? ui.text("ui.search.uncited"_key) : ui.text("ui.search.cited"_key, {{"criteria", cited}});
  const ui::Chip chip{.label = label,
                      .ink = cited.empty() ? Tone::Unknown : Tone::Enough,
                      .ground = cited.empty() ? Tone::UnknownGround : Tone::EnoughGround};
  right -= ui::chip_width(ui, chip);
  ui::chip(ui, {right, y + ui.px(2)}, chip);
  right -= ui.px(10);
  right -= ui::text_right(ui, Font::Small, right, y, h, Tone::Quiet, hit.origin) + ui.px(12);
  float x = at.min.x + ui.px(16);
  const std::string page = fmt::format("p{}", hit.place.page);
  x += ui::text_cut(ui, Font::Bold, x, y, h, (right - x) * 0.6F, Tone::Ink, hit.name) + ui.px(8);
  x += ui::text_left(ui, Font::Bold, x, y, h, Tone::Accent, page) + ui.px(10);
  ui::text_cut(ui, Font::Small, x, y, h, right - x, Tone::Quiet, hit.folder);
  draw_snippet(ui, {at.min.x + ui.px(16), at.min.y + ui.px(38)}, at.width() - ui.px(32), hit, true);
}

void draw_summary(const ui::Ui& ui, ui::Area area, const SearchView& view) {
  float x = area.min.x + ui.px(16);
  const float h = area.height();
  if (!view.wrong.empty()) {
    ui::state_mark(ui, {x + ui.px(7), area.min.y + h / 2}, ui::Mark::Lacking, 6);
    ui::text_cut(ui, Font::Body, x + ui.px(22), area.min.y, h, area.width() - ui.px(54), Tone::Lacking, view.wrong);
    return;
  }
  if (view.asked.empty()) {
    ui::text_cut(ui, Font::Small, x, area.min.y, h, area.width() - ui.px(32), Tone::Quiet,
                 ui.text("ui.search.language"_key));
    return;
  }
  x += ui::text_left(ui, Font::Bold, x, area.min.y, h, Tone::Ink,
                     ui.text("ui.search.found"_key, {{"count", grouped(view.total)}})) +
       ui.px(10);
  x +=
      ui::text_left(ui, Font::Small, x, area.min.y, h, Tone::Quiet,
                    ui.text("ui.search.in"_key, {{"pages", grouped(view.pages_searched)}, {"seconds", view.seconds}})) +
      ui.px(12);
  if (view.files_unread > 0) {
    const std::string label = ui.text("ui.search.unread"_key, {{"count", grouped(view.files_unread)}});
    ui::chip(ui, {x, area.min.y + (h - ui.px(20)) / 2},
             {.label = label, .ink = Tone::Partly, .ground = Tone::PartlyGround, .icon = ui::icon::info});
  }
}

void draw_preview(const ui::Ui& ui, ui::Area area, const SearchView& view, const HitView* hit, Intents& intents) {
  const ui::Pane pane(ui, "search/preview", area, Tone::Desk);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float head = ui.px(40);
  const float foot = ui.px(92);
  list.AddRectFilled(area.min, {area.max.x, area.min.y + head}, ui.colour(Tone::Pane));
  list.AddRectFilled({area.min.x, area.max.y - foot}, area.max, ui.colour(Tone::Pane));
  ui::rule(ui, area.min, {area.min.x + 1, area.max.y});
  ui::rule(ui, {area.min.x, area.min.y + head - 1}, {area.max.x, area.min.y + head});
  ui::rule(ui, {area.min.x, area.max.y - foot}, {area.max.x, area.max.y - foot + 1});
  const float x = area.min.x + ui.px(16);
  const float used = ui::text_left(ui, Font::Bold, x, area.min.y, head, Tone::Ink, ui.text("ui.search.preview"_key));
  if (!hit) return;
  ui::text_cut(ui, Font::Small, x + used + ui.px(10), area.min.y, head, area.width() - used - ui.px(40), Tone::Quiet,
               fmt::format("{} p{}", hit->item, hit->place.page));
  const float room_w = area.width() - ui.px(32);
  const float room_h = area.height() - head - foot - ui.px(32);
  const float width = std::min(room_w, room_h / std::max(view.preview_aspect, 0.1F));
  const float height = width * view.preview_aspect;
  const ImVec2 min{std::floor(area.min.x + (area.width() - width) / 2), area.min.y + head + ui.px(16)};
  const ImVec2 max{min.x + width, min.y + height};
  ui::shadow(ui, min, max, 0);
  list.AddRectFilled(min, max, ui.colour(Tone::Sheet));
  const auto wanted = static_cast<std::uint32_t>(std::ceil(room_w / 100) * 100);
  if (!view.preview || std::abs(view.preview.width - static_cast<float>(wanted)) > 1)
    intents.emplace_back(WantPicture{hit->place, wanted, false});
  if (view.preview) list.AddImage(view.preview.texture, min, max, {0, 0}, {1, 1}, ui.colour(Tone::Sheet));
  std::vector<ui::Tint> tints;
  for (const auto& box : hit->rects) {
    const auto px = [&](float value) { return min.x + value * width / 1000; };
    const auto py = [&](float value) { return min.y + value * height / 1000; };
    tints.push_back({{px(box.x) - 1, py(box.y) - 1},
                     {px(static_cast<float>(box.x + box.w)) + 1, py(static_cast<float>(box.y + box.h)) + 1},
                     Tone::HitCurrent});
  }
  ui::multiply(ui, tints);
  const std::string link = ui.text("ui.search.link"_key);
  const std::string open = ui.text("ui.search.open"_key);
  const ui::Button primary{.label = link, .icon = ui::icon::link, .key = "Enter", .kind = ui::ButtonKind::Primary};
  const ui::Button second{.label = open, .icon = ui::icon::eye, .key = "O"};
  const float y = area.max.y - foot + ui.px(12);
  if (ui::button(ui, "search/link", {x, y}, primary)) intents.emplace_back(CiteHit{view.chosen});
  const float next = x + ui::button_width(ui, primary) + ui.px(8);
  const std::optional<evidence::Box> box = hit->rects.empty() ? std::nullopt : std::optional(hit->rects.front());
  const bool fits = next + ui::button_width(ui, second) <= area.max.x - ui.px(8);
  if ((fits && ui::button(ui, "search/open", {next, y}, second)) || ui::pressed('O'))
    intents.emplace_back(OpenPage{hit->place, box});
  float keys = x +
               ui::text_left(ui, Font::Small, x, y + ui.px(38), ui.px(22), Tone::Quiet, ui.text("ui.search.next"_key)) +
               ui.px(8);
  keys += ui::key_cap(ui, {keys, y + ui.px(40)}, "J") + ui.px(4);
  ui::key_cap(ui, {keys, y + ui.px(40)}, "K");
}

void take_keys(const SearchView& view, SearchState& state, Intents& intents) {
  const std::size_t count = view.hits ? view.hits->size() : 0;
  if (ui::pressed('/')) state.focus = true;
  if (count == 0) return;
  if ((ui::pressed('J') || ui::pressed(ui::Key::Down)) && view.chosen + 1 < count)
    intents.emplace_back(ChooseHit{view.chosen + 1});
  if ((ui::pressed('K') || ui::pressed(ui::Key::Up)) && view.chosen > 0)
    intents.emplace_back(ChooseHit{view.chosen - 1});
  if (ui::pressed(ui::Key::Enter)) intents.emplace_back(CiteHit{view.chosen});
}

void draw_hits(const ui::Ui& ui, ui::Area area, const SearchView& view, SearchState& state, Intents& intents) {
  const ui::Pane pane(ui, "search/hits", area, Tone::Paper, ui::Scroll::Vertical);
  if (!view.hits) return;
  const float x = pane.origin().x + ui.px(16);
  const float width = pane.width() - ui.px(32);
  float y = pane.origin().y + ui.px(12);
  for (std::size_t n = 0; n < view.hits->size(); ++n) {
    const HitView& hit = (*view.hits)[n];
    const float height = hit_height(ui, width, hit);
    const bool chosen = n == view.chosen;
    if (y + height > area.min.y && y < area.max.y) {
      const ui::Hit state_of_card = ui::hit(ui, fmt::format("hit/{}", n), {x, y}, {width, height});
      if (state_of_card.clicked) intents.emplace_back(ChooseHit{n});
      if (state_of_card.doubled)
        intents.emplace_back(OpenPage{hit.place, hit.rects.empty() ? std::nullopt : std::optional(hit.rects.front())});
      draw_hit(ui, {{x, y}, {x + width, y + height}}, hit, chosen);
    }
    if (chosen && state.scrolled_to != n) {
      state.scrolled_to = n;
      if (y < area.min.y || y + height > area.max.y)
        ImGui::SetScrollY(std::max(0.0F, y - pane.origin().y - area.height() / 3));
    }
    y += height + ui.px(12);
  }
  if (view.total > view.hits->size()) {
    ui::text_centred(
        ui, Font::Small, x, x + width, y, ui.px(28), Tone::Quiet,
        ui.text("ui.search.more"_key, {{"shown", grouped(view.hits->size())}, {"total", grouped(view.total)}}));
    y += ui.px(36);
  }
  if (view.hits->empty() && !view.asked.empty() && view.wrong.empty()) {
    y += ui::text_wrapped(ui, Font::Body, {x, y + ui.px(16)}, width, ui.px(24), Tone::Quiet,
                          ui.text("ui.search.nothing"_key)) +
         ui.px(24);
  }
  pane.ends_at(y);
}

}  // namespace

Intents draw_search(const ui::Ui& ui, ui::Area area, const SearchView& view, SearchState& state) {
  Intents intents;
  const ui::Pane pane(ui, "search", area, Tone::Paper);
  take_keys(view, state, intents);
  const std::string hint = ui.text("ui.search.hint"_key);
  const ui::FieldLook look{.icon = ui::icon::search,
                           .hint = hint,
                           .height = 40,
                           .font = Font::Body,
                           .take_focus = std::exchange(state.focus, false)};
  const ui::Field field = ui::field(ui, "search/query", {area.min.x + ui.px(16), area.min.y + ui.px(12)},
                                    area.width() - ui.px(32), state.query, look);
  if (field.entered && !state.query.empty()) {
    intents.emplace_back(Find{state.query});
    state.scrolled_to.reset();
  }
  const float top = area.min.y + ui.px(92);
  draw_summary(ui, {{area.min.x, area.min.y + ui.px(56)}, {area.max.x, top}}, view);
  ui::rule(ui, {area.min.x, top - 1}, {area.max.x, top});
  const float preview = std::min(area.width() * 0.36F, ui.px(440));
  const ui::Area hits{{area.min.x, top}, {area.max.x - preview, area.max.y}};
  draw_hits(ui, hits, view, state, intents);
  const HitView* chosen = view.hits && view.chosen < view.hits->size() ? &(*view.hits)[view.chosen] : nullptr;
  draw_preview(ui, {{hits.max.x, top}, area.max}, view, chosen, intents);
  ui::say(ui, "search.asked", view.asked);
  ui::say(ui, "search.total", std::to_string(view.total));
  ui::say(ui, "search.running", view.running ? "yes" : "no");
  return intents;
}

}  // namespace workbench::panels
