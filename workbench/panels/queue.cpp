#include "workbench/panels/queue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "workbench/panels/numbers.hpp"
#include "workbench/panels/rereading.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr float source_height = 108;
constexpr float page_row = 32;

struct Totals {
  std::uint64_t read = 0;
  std::uint64_t left = 0;
  std::uint64_t waiting = 0;
};

Totals totals_of(const QueueStatus& status) {
  Totals totals;
  for (const auto& source : status.sources) {
    totals.read += source.pages_read;
    totals.left += source.pages_left;
    totals.waiting += source.waiting;
  }
  return totals;
}

float share_of(std::uint64_t read, std::uint64_t left) { return static_cast<float>(percent_read(read, left)) / 100; }

float draw_head(const ui::Ui& ui, ImVec2 at, float width, const QueueView& view, const Totals& totals,
                Intents& intents) {
  const ImVec2 max{at.x + width, at.y + ui.px(118)};
  ui::card(ui, at, max);
  const float x = at.x + ui.px(20);
  const float right = max.x - ui.px(20);
  const float y = at.y + ui.px(12);
  const std::string percent = fmt::format("{} %", percent_read(totals.read, totals.left));
  const float used = ui::text_left(ui, Font::Count, x, y, ui.px(32), Tone::Ink, percent) + ui.px(16);
  const std::string pages =
      totals.left == 0
          ? ui.text("ui.queue.all-read"_key, {{"read", grouped(totals.read)}})
          : ui.text("ui.queue.pages"_key, {{"read", grouped(totals.read)}, {"left", grouped(totals.left)}});
  float from = x + used + ui::text_left(ui, Font::Body, x + used, y, ui.px(32), Tone::Ink, pages) + ui.px(16);
  float end = right;
  if (!view.read_only && (totals.waiting > 0 || view.reading)) {
    const std::string label = ui.text(view.reading ? "ui.queue.pause"_key : "ui.queue.resume"_key);
    const ui::Button button{.label = label,
                            .icon = view.reading ? ui::icon::pause : ui::icon::play,
                            .key = "Space",
                            .kind = view.reading ? ui::ButtonKind::Ghost : ui::ButtonKind::Primary};
    end -= ui::button_width(ui, button);
    if (ui::button(ui, view.reading ? "queue/pause" : "queue/resume", {end, y + ui.px(2)}, button) ||
        ui::pressed(' ')) {
      if (view.reading)
        intents.emplace_back(PauseReading{});
      else
        intents.emplace_back(StartReading{});
    }
    end -= ui.px(12);
  }
  const std::string pace = view.held ? ui.text("ui.queue.held"_key) : view.pace;
  ui::text_cut(ui, Font::Small, from, y, ui.px(32), end - from, Tone::Quiet, pace);
  ui::progress_bar(ui, {x, y + ui.px(42)}, {right, y + ui.px(48)}, share_of(totals.read, totals.left),
                   totals.left == 0 ? Tone::Enough : Tone::Accent);
  // engine and battery
  const float row = y + ui.px(60);
  float after =
      x + ui::text_left(ui, Font::Small, x, row, ui.px(28), Tone::Quiet, ui.text("ui.queue.engine"_key)) + ui.px(10);
  std::vector<ui::Segment> segments{{"queue/engine/best", ui.text("ui.queue.best"_key), ""}};
  int chosen = 0;
  for (const auto& engine : view.engines) {
    if (view.status && view.status->engine == engine) chosen = static_cast<int>(segments.size());
    segments.push_back({"queue/engine/" + engine, engine_name(ui.texts, engine), ""});
  }
  const int clicked = ui::segmented(ui, {after, row}, segments, chosen);
  if (clicked >= 0 && clicked != chosen && !view.read_only)
    intents.emplace_back(ChooseEngine{clicked == 0 ? "" : view.engines[static_cast<std::size_t>(clicked - 1)]});
  const std::string battery = ui.text("ui.queue.battery"_key);
  const ui::Button power{.label = battery,
                         .icon = view.on_battery_pauses ? ui::icon::tick : ui::icon::minus,
                         .kind = ui::ButtonKind::Ghost,
                         .chosen = view.on_battery_pauses};
  if (ui::button(ui, "queue/battery", {right - ui::button_width(ui, power), row}, power) && !view.read_only)
    intents.emplace_back(PauseOnBattery{!view.on_battery_pauses});
  return max.y - at.y;
}

void draw_source(const ui::Ui& ui, ui::Area at, const QueueSource& source, bool reading) {
  ui::card(ui, at.min, at.max);
  const float x = at.min.x + ui.px(20);
  const float right = at.max.x - ui.px(20);
  const float y = at.min.y + ui.px(8);
  const ui::Mark mark = source.waiting > 0    ? (reading ? ui::Mark::Running : ui::Mark::Unknown)
                        : source.problems > 0 ? ui::Mark::Partly
                                              : ui::Mark::Enough;
  ui::state_mark(ui, {x + ui.px(8), y + ui.px(14)}, mark, 7);
  const std::string percent = fmt::format("{} %", percent_read(source.pages_read, source.pages_left));
  const float end = right - ui::text_right(ui, Font::Bold, right, y, ui.px(28), Tone::Ink, percent) - ui.px(12);
  const float from = x + ui.px(26);
  const float id = ui::text_left(ui, Font::Bold, from, y, ui.px(28), Tone::Quiet, source.id) + ui.px(8);
  ui::text_cut(ui, Font::Bold, from + id, y, ui.px(28), end - from - id, Tone::Ink, source.name);
  ui::progress_bar(ui, {x, y + ui.px(32)}, {right, y + ui.px(38)}, share_of(source.pages_read, source.pages_left),
                   source.pages_left == 0 ? Tone::Enough : Tone::Accent);
  const std::pair<evidence::TextKey, std::uint64_t> counters[] = {
      {"ui.queue.files"_key, source.files},           {"ui.queue.read"_key, source.read},
      {"ui.queue.waiting"_key, source.waiting},       {"ui.queue.problems"_key, source.problems},
      {"ui.queue.pages-read"_key, source.pages_read}, {"ui.queue.pages-left"_key, source.pages_left}};
  const float pitch = (right - x) / 6;
  for (std::size_t n = 0; n < 6; ++n) {
    const float column = x + pitch * static_cast<float>(n);
    const bool wrong = n == 3 && counters[n].second > 0;
    ui::text_left(ui, Font::Small, column, y + ui.px(46), ui.px(18), Tone::Quiet, ui.text(counters[n].first));
    ui::text_left(ui, Font::Bold, column, y + ui.px(64), ui.px(24), wrong ? Tone::Lacking : Tone::Ink,
                  grouped(counters[n].second));
  }
}

float draw_title(const ui::Ui& ui, float x, float y, const std::string& title, std::uint64_t count) {
  const float used = ui::text_left(ui, Font::Bold, x, y, ui.px(32), Tone::Ink, title) + ui.px(10);
  ui::chip(ui, {x + used, y + ui.px(6)}, {.label = grouped(count)});
  return ui.px(34);
}

float draw_cause(const ui::Ui& ui, float x, float y, float width, const ProblemCause& cause, bool can_retry,
                 Intents& intents) {
  const float text_width = width - ui.px(190);
  const auto lines =
      static_cast<float>(std::max<std::size_t>(1, ui::wrap(ui, Font::Small, text_width, cause.text).size()));
  const float height = std::max(ui.px(44), lines * ui.px(20) + ui.px(16));
  ui::card(ui, {x, y}, {x + width, y + height});
  ui::text_right(ui, Font::Bold, x + ui.px(56), y, height, Tone::Lacking, grouped(cause.contents));
  ui::text_wrapped(ui, Font::Small, {x + ui.px(72), y + (height - lines * ui.px(20)) / 2}, text_width, ui.px(20),
                   Tone::Ink, cause.text);
  const std::string retry = ui.text("ui.queue.retry"_key);
  const ui::Button button{.label = retry, .icon = ui::icon::undo, .enabled = can_retry};
  const float at = x + width - ui.px(16) - ui::button_width(ui, button);
  if (ui::button(ui, "queue/retry/" + cause.code, {at, y + (height - ui.px(28)) / 2}, button) && can_retry)
    intents.emplace_back(RetryProblems{cause.code});
  return height + ui.px(6);
}

void draw_uncertain(const ui::Ui& ui, float x, float y, float width, std::size_t number, const UncertainPage& page,
                    Intents& intents) {
  const std::string name = fmt::format("queue/uncertain/{}", number + 1);
  if (ui::row(ui, name, {x, y}, {width, ui.px(page_row)}, false).clicked && page.place)
    intents.emplace_back(OpenPage{*page.place, {}});
  const float h = ui.px(page_row);
  ui::text_right(ui, Font::Bold, x + ui.px(56), y, h, page.confidence < 60 ? Tone::Lacking : Tone::Partly,
                 fmt::format("{} %", page.confidence));
  ui::text_left(ui, Font::Small, x + ui.px(72), y, h, Tone::Quiet, page.label);
  const float why = width * 0.42F;
  ui::text_cut(ui, Font::Body, x + ui.px(150), y, h, width - why - ui.px(166), Tone::Ink, page.name);
  ui::text_cut(ui, Font::Small, x + width - why, y, h, why - ui.px(12), Tone::Quiet, page.why);
}

// Only rows in sight are drawn.
float draw_all_uncertain(const ui::Ui& ui, float x, float y, float width, const QueueStatus& status, Intents& intents) {
  const float top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  float at = y + draw_title(ui, x, y, ui.text("ui.queue.uncertain"_key), status.uncertain_count);
  if (status.uncertain.empty()) {
    ui::text_left(ui, Font::Body, x, at, ui.px(28), Tone::Quiet, ui.text("ui.queue.none-uncertain"_key));
    return at + ui.px(36) - y;
  }
  for (std::size_t n = 0; n < status.uncertain.size(); ++n, at += ui.px(page_row)) {
    if (at + ui.px(page_row) < top || at > bottom) continue;
    draw_uncertain(ui, x, at, width, n, status.uncertain[n], intents);
  }
  if (status.uncertain_count > status.uncertain.size()) {
    ui::text_left(ui, Font::Small, x, at, ui.px(28), Tone::Quiet,
                  ui.text("ui.queue.more"_key,
                          {{"shown", grouped(status.uncertain.size())}, {"total", grouped(status.uncertain_count)}}));
    at += ui.px(28);
  }
  return at - y + ui.px(16);
}

}  // namespace

int percent_read(std::uint64_t pages_read, std::uint64_t pages_left) {
  if (pages_left == 0) return pages_read == 0 ? 0 : 100;
  const std::uint64_t all = pages_read + pages_left;
  return std::min(99, static_cast<int>(pages_read * 100 / all));
}

Intents draw_queue(const ui::Ui& ui, ui::Area area, const QueueView& view) {
  Intents intents;
  const ui::Pane scrolled(ui, "queue/body", area, Tone::Paper, ui::Scroll::Vertical);
  const float width = std::min(scrolled.width() - ui.px(32), ui.px(1080));
  const float x = scrolled.origin().x + ui.px(16);
  float y = scrolled.origin().y + ui.px(16);
  if (!view.status) {
    ui::text_left(ui, Font::Body, x, y, ui.px(28), Tone::Quiet, ui.text("ui.queue.looking"_key));
    return intents;
  }
  const QueueStatus& status = *view.status;
  Totals totals = totals_of(status);
  totals.left = std::max(totals.left, view.left_in_hand);
  y += draw_head(ui, {x, y}, width, view, totals, intents) + ui.px(8);
  ui::text_cut(ui, Font::Small, x, y, ui.px(22), width, Tone::Quiet,
               ui.text("ui.queue.summary"_key, {{"recognised", grouped(status.recognised)},
                                                {"corrected", grouped(status.corrected)},
                                                {"seals", grouped(status.with_seals)}}));
  y += ui.px(30);
  for (const auto& source : status.sources) {
    const ui::Area at{{x, y}, {x + width, y + ui.px(source_height)}};
    draw_source(ui, at, source, view.reading);
    ui::mark(ui, "queue/source/" + source.id, at.min, at.max);
    y += ui.px(source_height + 10);
  }
  y += ui.px(6);
  y += draw_title(ui, x, y, ui.text("ui.queue.causes"_key), status.causes.size());
  if (status.causes.empty()) {
    ui::text_left(ui, Font::Body, x, y, ui.px(28), Tone::Quiet, ui.text("ui.queue.no-causes"_key));
    y += ui.px(36);
  }
  for (const auto& cause : status.causes) y += draw_cause(ui, x, y, width, cause, !view.read_only, intents);
  y += ui.px(10);
  y += draw_all_uncertain(ui, x, y, width, status, intents);
  scrolled.ends_at(y);
  ui::say(ui, "queue.percent", std::to_string(percent_read(totals.read, totals.left)));
  ui::say(ui, "queue.left", std::to_string(totals.left));
  ui::say(ui, "queue.uncertain", std::to_string(status.uncertain_count));
  ui::say(ui, "queue.causes", std::to_string(status.causes.size()));
  ui::say(ui, "queue.engine", status.engine);
  return intents;
}

}  // namespace workbench::panels
