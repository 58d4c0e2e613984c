#include "workbench/panels/rereading.hpp"

#include <algorithm>
#include <iterator>

#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr float card_width = 460;
constexpr float label_width = 56;

std::vector<ui::Segment> engine_segments(const ui::Ui& ui, const RereadingView& view) {
  std::vector<ui::Segment> segments{{"rereading/engine/usual", ui.text("ui.rereading.usual"_key), ""}};
  for (const auto& engine : view.engines)
    segments.push_back({"rereading/engine/" + engine, engine_name(ui.texts, engine), ""});
  return segments;
}

std::vector<ui::Segment> turn_segments(const ui::Ui& ui) {
  std::vector<ui::Segment> segments{{"rereading/turn/auto", ui.text("ui.rereading.turn-auto"_key), ""}};
  for (const char* degrees : {"0", "90", "180", "270"})
    segments.push_back({std::string("rereading/turn/") + degrees, std::string(degrees) + "°", ""});
  return segments;
}

std::vector<ui::Segment> language_segments(const ui::Ui& ui) {
  return {{"rereading/language/0", ui.text("ui.rereading.chinese"_key), ""},
          {"rereading/language/1", ui.text("ui.rereading.traditional"_key), ""},
          {"rereading/language/2", ui.text("ui.rereading.vertical"_key), ""},
          {"rereading/language/3", ui.text("ui.rereading.english"_key), ""}};
}

std::vector<ui::Segment> region_segments(const ui::Ui& ui) {
  return {{"rereading/region/page", ui.text("ui.rereading.whole"_key), ""},
          {"rereading/region/selection", ui.text("ui.rereading.region"_key), ""}};
}

// A row of the card: what is chosen, and of what. Gives the index clicked, or -1.
int draw_choice(const ui::Ui& ui, ImVec2 at, const std::string& label, const std::vector<ui::Segment>& segments,
                int chosen) {
  ui::text_left(ui, Font::Small, at.x, at.y, ui.px(28), Tone::Quiet, label);
  return ui::segmented(ui, {at.x + ui.px(label_width), at.y}, segments, chosen);
}

TryReading wanted_of(const PagePlace& place, const RereadingView& view, const RereadingState& state) {
  TryReading wanted;
  wanted.place = place;
  if (state.engine > 0 && state.engine <= view.engines.size()) wanted.engine = view.engines[state.engine - 1];
  wanted.language = reading_languages[std::min(state.language, std::size(reading_languages) - 1)];
  if (state.turn > 0) wanted.quarters = static_cast<std::uint8_t>(state.turn - 1);
  if (state.region_only && state.region) wanted.region = *state.region;
  return wanted;
}

// Languages are Tesseract's: choosing one chooses it.
void choose_language(const RereadingView& view, RereadingState& state, int language) {
  state.language = static_cast<std::size_t>(language);
  if (state.language == 0) return;
  const auto found = std::find(view.engines.begin(), view.engines.end(), "tesseract");
  if (found != view.engines.end()) state.engine = static_cast<std::size_t>(found - view.engines.begin()) + 1;
}

void draw_settings(const ui::Ui& ui, ImVec2 at, const RereadingView& view, RereadingState& state) {
  const float h = ui.px(36);
  if (const int engine = draw_choice(ui, at, ui.text("ui.rereading.engine"_key), engine_segments(ui, view),
                                     static_cast<int>(state.engine));
      engine >= 0)
    state.engine = static_cast<std::size_t>(engine);
  if (const int turn =
          draw_choice(ui, {at.x, at.y + h}, ui.text("ui.rereading.turn"_key), turn_segments(ui), state.turn);
      turn >= 0)
    state.turn = turn;
  if (const int language = draw_choice(ui, {at.x, at.y + h * 2}, ui.text("ui.rereading.language"_key),
                                       language_segments(ui), static_cast<int>(state.language));
      language >= 0)
    choose_language(view, state, language);
  const ImVec2 last{at.x, at.y + h * 3};
  if (!state.region) {
    ui::text_left(ui, Font::Small, last.x, last.y, ui.px(28), Tone::Quiet, ui.text("ui.rereading.area"_key));
    ui::text_left(ui, Font::Small, last.x + ui.px(label_width), last.y, ui.px(28), Tone::Quiet,
                  ui.text("ui.rereading.area-hint"_key));
    return;
  }
  if (const int region =
          draw_choice(ui, last, ui.text("ui.rereading.area"_key), region_segments(ui), state.region_only ? 1 : 0);
      region >= 0)
    state.region_only = region == 1;
}

RereadingResult draw_card(const ui::Ui& ui, ui::Area bounds, const PagePlace& place, const RereadingView& view,
                          RereadingState& state) {
  RereadingResult result;
  const float width = std::min(ui.px(card_width), bounds.width() - ui.px(24));
  const ImVec2 min{bounds.max.x - width - ui.px(20), bounds.min.y + ui.px(12)};
  const ImVec2 max{min.x + width, min.y + ui.px(40 + 4 * 36 + 46)};
  const ui::Pane pane(ui, "rereading", {min, max}, Tone::Pane, ui::Scroll::None, ui.px(6));
  ImGui::GetWindowDrawList()->AddRect(min, max, ui.colour(Tone::Line), ui.px(6));
  const float x = min.x + ui.px(14);
  ui::text_left(ui, Font::Bold, x, min.y + ui.px(4), ui.px(32), Tone::Ink, ui.text("ui.rereading.title"_key));
  draw_settings(ui, {x, min.y + ui.px(40)}, view, state);
  const float y = max.y - ui.px(40);
  const std::string label = ui.text(view.running ? "ui.rereading.running"_key : "ui.rereading.try"_key);
  const std::string close = ui.text("ui.rereading.close"_key);
  const ui::Button go{.label = label,
                      .icon = ui::icon::play,
                      .key = "Enter",
                      .kind = ui::ButtonKind::Primary,
                      .enabled = !view.running};
  const ui::Button leave{.label = close, .key = "Esc"};
  float right = max.x - ui.px(12) - ui::button_width(ui, go);
  if ((ui::button(ui, "rereading/try", {right, y}, go) || ui::pressed(ui::Key::Enter)) && !view.running)
    result.intents.emplace_back(wanted_of(place, view, state));
  right -= ui::button_width(ui, leave) + ui.px(8);
  result.closed = ui::button(ui, "rereading/close", {right, y}, leave) || ui::pressed(ui::Key::Escape);
  if (view.chosen && !view.read_only) {
    const std::string usual = ui.text("ui.rereading.as-usual"_key);
    const ui::Button back{.label = usual, .icon = ui::icon::undo, .kind = ui::ButtonKind::Plain};
    if (ui::button(ui, "rereading/as-usual", {x - ui.px(6), y}, back)) result.intents.emplace_back(ReadAsUsual{place});
  }
  ui::say(ui, "rereading", view.running ? "running" : "open");
  return result;
}

float draw_row(const ui::Ui& ui, float y, float left, float middle, float right, const DifferenceRow& row) {
  const float width = middle - left - ui.px(28);
  const auto lines_of = [&](const std::optional<std::string>& text) {
    return text ? ui::wrap(ui, Font::Body, width, *text).size() : 0;
  };
  const float lines = static_cast<float>(std::max<std::size_t>(1, std::max(lines_of(row.before), lines_of(row.after))));
  const float height = lines * ui.px(22) + ui.px(2);
  const float top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  if (y + height < top || y > bottom) return height;
  if (!row.same) {
    ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + height - 1}, ui.colour(Tone::PartlyGround));
    if (row.before) ui::text_left(ui, Font::Bold, left + ui.px(4), y, ui.px(22), Tone::Partly, row.after ? "≠" : "−");
    if (row.after) ui::text_left(ui, Font::Bold, middle + ui.px(4), y, ui.px(22), Tone::Partly, row.before ? "≠" : "+");
  }
  const Tone tone = row.same ? Tone::Quiet : Tone::Ink;
  if (row.before) ui::text_wrapped(ui, Font::Body, {left + ui.px(20), y}, width, ui.px(22), tone, *row.before);
  if (row.after) ui::text_wrapped(ui, Font::Body, {middle + ui.px(20), y}, width, ui.px(22), tone, *row.after);
  return height;
}

RereadingResult draw_comparison(const ui::Ui& ui, ui::Area bounds, const RereadingView& view) {
  RereadingResult result;
  const TriedReading& tried = *view.tried;
  const ui::Pane pane(ui, "rereading/compare", bounds, Tone::Pane);
  const float head = ui.px(44);
  const float middle = (bounds.min.x + bounds.max.x) / 2;
  const std::string keep = ui.text("ui.rereading.keep"_key);
  const std::string drop = ui.text("ui.rereading.drop"_key);
  const ui::Button take{.label = keep,
                        .icon = ui::icon::tick,
                        .key = "Enter",
                        .kind = ui::ButtonKind::Primary,
                        .enabled = !view.read_only};
  const ui::Button leave{.label = drop, .key = "Esc"};
  const float y = bounds.max.y - ui.px(40);
  float right = bounds.max.x - ui.px(16) - ui::button_width(ui, take);
  if ((ui::button(ui, "rereading/keep", {right, y}, take) || ui::pressed(ui::Key::Enter)) && !view.read_only)
    result.intents.emplace_back(KeepReading{});
  right -= ui::button_width(ui, leave) + ui.px(8);
  if (ui::button(ui, "rereading/drop", {right, y}, leave) || ui::pressed(ui::Key::Escape))
    result.intents.emplace_back(DropReading{});
  const std::string differing =
      tried.different == 0 ? ui.text("ui.rereading.same"_key)
                           : ui.text("ui.rereading.different"_key, {{"count", std::to_string(tried.different)},
                                                                    {"total", std::to_string(tried.rows.size())}});
  ui::text_cut(ui, Font::Small, bounds.min.x + ui.px(16), y, ui.px(28), right - bounds.min.x - ui.px(24), Tone::Quiet,
               differing);
  ui::text_cut(ui, Font::Bold, bounds.min.x + ui.px(20), bounds.min.y, head, middle - bounds.min.x - ui.px(28),
               Tone::Ink, ui.text("ui.rereading.before"_key, {{"how", tried.before}}));
  ui::text_cut(ui, Font::Bold, middle + ui.px(20), bounds.min.y, head, bounds.max.x - middle - ui.px(28), Tone::Ink,
               ui.text("ui.rereading.after"_key, {{"how", tried.after}}));
  ui::rule(ui, {bounds.min.x, bounds.min.y + head - 1}, {bounds.max.x, bounds.min.y + head});
  const ui::Area body{{bounds.min.x, bounds.min.y + head}, {bounds.max.x, y - ui.px(8)}};
  const ui::Pane rows(ui, "rereading/rows", body, Tone::Pane, ui::Scroll::Vertical);
  float at = rows.origin().y + ui.px(6);
  const float end = rows.origin().x + rows.width();
  for (const auto& row : tried.rows) at += draw_row(ui, at, rows.origin().x, middle, end, row);
  rows.ends_at(at);
  ui::say(ui, "rereading", "compare");
  ui::say(ui, "rereading.different", std::to_string(tried.different));
  return result;
}

}  // namespace

std::string engine_name(const evidence::Texts& texts, const std::string& engine) {
  if (engine == "ppocr-v4") return texts("ui.engine.ppocr-v4"_key);
  if (engine == "tesseract") return texts("ui.engine.tesseract"_key);
  return engine;
}

RereadingResult draw_rereading(const ui::Ui& ui, ui::Area bounds, const PagePlace& place, const RereadingView& view,
                               RereadingState& state) {
  return view.tried ? draw_comparison(ui, bounds, view) : draw_card(ui, bounds, place, view, state);
}

}  // namespace workbench::panels
