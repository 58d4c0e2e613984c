#include "workbench/panels/page_marks.hpp"

#include <algorithm>
#include <numbers>

#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using evidence::Box;
using evidence::Page;
using evidence::Passage;
using evidence::PassageKind;
using ui::Font;
using ui::Tone;

namespace {

constexpr std::uint8_t fair_below = 80;      // percent
constexpr std::uint8_t doubtful_below = 60;  // percent

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

Tone tone_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::Doubtful:
    case PassageKind::Deleted:
      return Tone::HitCurrent;
    case PassageKind::SecondReading:
    case PassageKind::Hidden:
      return Tone::Hit;
    case PassageKind::Correction:
    case PassageKind::Inserted:
      return Tone::Cited;
    default:
      return Tone::Selection;
  }
}

Tone edge_of(Tone tone) {
  return tone == Tone::HitCurrent ? Tone::HitCurrentEdge
         : tone == Tone::Hit      ? Tone::HitEdge
         : tone == Tone::Cited    ? Tone::CitedEdge
                                  : Tone::SelectionEdge;
}

const Passage* passage_of(const Page& page, const evidence::Word& word) {
  for (const auto& passage : page.passages) {
    if (word.begin >= passage.begin && word.begin < passage.end) return &passage;
  }
  return nullptr;
}

// A tint alone carries no meaning: each kind has a line of its own as well.
void draw_passage_line(const ui::Ui& ui, ui::Area at, PassageKind kind) {
  const ImU32 edge = ui.colour(edge_of(tone_of(kind)));
  const float thick = std::max(1.0F, ui.px(1.5F));
  const float middle = (at.min.y + at.max.y) / 2;
  switch (kind) {
    case PassageKind::Deleted:
      list().AddLine({at.min.x, middle}, {at.max.x, middle}, edge, thick);
      return;
    case PassageKind::SecondReading:
      list().AddLine({at.min.x, at.max.y - ui.px(2)}, {at.max.x, at.max.y - ui.px(2)}, edge, 1);
      list().AddLine({at.min.x, at.max.y + 1}, {at.max.x, at.max.y + 1}, edge, 1);
      return;
    case PassageKind::Doubtful:
      for (float x = at.min.x; x < at.max.x; x += ui.px(6))
        list().AddLine({x, at.max.y}, {std::min(x + ui.px(3), at.max.x), at.max.y}, edge, thick);
      return;
    case PassageKind::Hidden:
      ui::hatch(ui, at.min, at.max, edge_of(tone_of(kind)), 0.5F);
      return;
    case PassageKind::Correction:
      list().AddRect(at.min, at.max, edge, ui.px(2), 0, 1);
      return;
    default:
      list().AddLine({at.min.x, at.min.y}, {at.min.x, at.max.y}, edge, thick);
  }
}

void draw_ring(const ui::Ui& ui, ui::Area at, ImU32 ink, float thick) {
  constexpr int corners = 64;
  const ImVec2 middle{(at.min.x + at.max.x) / 2, (at.min.y + at.max.y) / 2};
  for (int n = 0; n < corners; ++n) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(n) / corners;
    list().PathLineTo({middle.x + std::cos(angle) * at.width() / 2, middle.y + std::sin(angle) * at.height() / 2});
  }
  list().PathStroke(ink, ImDrawFlags_Closed, thick);
  (void)ui;
}

// At the mouse, without an item of its own: the page below keeps its clicks.
void tell_at_mouse(const ui::Ui& ui, const std::string& text) {
  ImGui::PushFont(ui.font(Font::Small));
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ui.px(420));
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopFont();
}

bool under_mouse(ui::Area at) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  return ImGui::IsWindowHovered() && mouse.x >= at.min.x && mouse.x <= at.max.x && mouse.y >= at.min.y &&
         mouse.y <= at.max.y && !ImGui::IsMouseDown(ImGuiMouseButton_Left);
}

}  // namespace

Sureness sureness_of(std::uint8_t confidence) {
  return confidence < doubtful_below ? Sureness::Doubtful : confidence < fair_below ? Sureness::Fair : Sureness::Sure;
}

std::vector<LegendRow> legend_of(const evidence::Texts& texts, const Page& page) {
  std::vector<LegendRow> rows;
  const auto count_of = [&](Sureness sureness) {
    return static_cast<std::size_t>(
        std::count_if(page.words.begin(), page.words.end(), [&](const evidence::Word& word) {
          return passage_of(page, word) == nullptr && sureness_of(word.confidence) == sureness;
        }));
  };
  rows.push_back({texts("ui.page.sure"_key), Tone::Sheet, count_of(Sureness::Sure)});
  if (const std::size_t fair = count_of(Sureness::Fair); fair > 0)
    rows.push_back({texts("ui.page.fair"_key), Tone::Hit, fair});
  if (const std::size_t doubtful = count_of(Sureness::Doubtful); doubtful > 0)
    rows.push_back({texts("ui.page.doubtful"_key), Tone::HitCurrent, doubtful});
  for (const auto& [kind, name] : evidence::Words<PassageKind>::names) {
    const auto count = static_cast<std::size_t>(
        std::count_if(page.passages.begin(), page.passages.end(),
                      [wanted = kind](const Passage& passage) { return passage.kind == wanted; }));
    if (count > 0) rows.push_back({texts.of("word.passage-kind.", name), tone_of(kind), count});
  }
  return rows;
}

void draw_confidence(const ui::Ui& ui, const Sheet& sheet, const Page& page) {
  std::vector<ui::Tint> tints;
  const ImVec2 clip_min = list().GetClipRectMin();
  const ImVec2 clip_max = list().GetClipRectMax();
  for (const auto& word : page.words) {
    const ui::Area at = grown(sheet.of(word.box), 1);
    if (at.max.y < clip_min.y || at.min.y > clip_max.y) continue;
    const Passage* passage = passage_of(page, word);
    const Sureness sureness = sureness_of(word.confidence);
    if (passage != nullptr)
      tints.push_back({at.min, at.max, tone_of(passage->kind)});
    else if (sureness != Sureness::Sure)
      tints.push_back({at.min, at.max, sureness == Sureness::Fair ? Tone::Hit : Tone::HitCurrent});
  }
  ui::multiply(ui, tints);
  for (const auto& word : page.words) {
    const ui::Area at = grown(sheet.of(word.box), 1);
    if (at.max.y < clip_min.y || at.min.y > clip_max.y) continue;
    if (const Passage* passage = passage_of(page, word))
      draw_passage_line(ui, at, passage->kind);
    else if (sureness_of(word.confidence) == Sureness::Doubtful)
      ui::rule(ui, {at.min.x, at.max.y - 1}, {at.max.x, at.max.y + 1}, Tone::HitCurrentEdge);
  }
}

void draw_legend(const ui::Ui& ui, ui::Area canvas, const Page& page) {
  const auto rows = legend_of(ui.texts, page);
  float width = 0;
  for (const auto& row : rows) {
    const std::string count = std::to_string(row.count);
    width = std::max(width, ui::width_of(ui, Font::Small, row.label) + ui::width_of(ui, Font::Small, count));
  }
  width += ui.px(58);
  const float h = ui.px(20);
  const float height = h * static_cast<float>(rows.size()) + ui.px(12);
  const ImVec2 min{canvas.min.x + ui.px(12), canvas.max.y - height - ui.px(12)};
  const ui::Pane pane(ui, "page/legend", {min, {min.x + width, min.y + height}}, Tone::Pane, ui::Scroll::None,
                      ui.px(6));
  list().AddRect(min, {min.x + width, min.y + height}, ui.colour(Tone::Line), ui.px(6));
  float y = min.y + ui.px(6);
  for (const auto& row : rows) {
    const ImVec2 swatch{min.x + ui.px(10), y + ui.px(4)};
    list().AddRectFilled(swatch, {swatch.x + ui.px(18), swatch.y + ui.px(12)}, ui.colour(row.tone), ui.px(2));
    list().AddRect(swatch, {swatch.x + ui.px(18), swatch.y + ui.px(12)},
                   ui.colour(row.tone == Tone::Sheet ? Tone::Line : edge_of(row.tone)), ui.px(2));
    ui::text_left(ui, Font::Small, min.x + ui.px(36), y, h, Tone::Ink, row.label);
    ui::text_right(ui, Font::Small, min.x + width - ui.px(10), y, h, Tone::Quiet, std::to_string(row.count));
    y += h;
  }
  ui::mark(ui, "page/legend", min, {min.x + width, min.y + height});
}

std::string seal_words(const evidence::Texts& texts, const evidence::Seal& seal) {
  std::string words = texts("ui.seal.what"_key, {{"shape", texts.of("word.seal-shape.", evidence::word(seal.shape))},
                                                 {"certainty", std::to_string(seal.certainty)}});
  words += "\n";
  words += seal.ring.empty()
               ? texts("ui.seal.ring-unread"_key)
               : texts("ui.seal.ring"_key, {{"text", seal.ring}, {"confidence", std::to_string(seal.confidence)}});
  if (!seal.inner.empty()) words += "\n" + texts("ui.seal.inner"_key, {{"text", seal.inner}});
  return words;
}

void draw_seals(const ui::Ui& ui, const Sheet& sheet, const Page& page) {
  for (std::size_t n = 0; n < page.seals.size(); ++n) {
    const evidence::Seal& seal = page.seals[n];
    const ui::Area at = grown(sheet.of(seal.box), ui.px(3));
    const bool hovered = under_mouse(at);
    draw_ring(ui, at, ui.colour(Tone::Seal), hovered ? ui.px(3) : ui.px(2));
    const std::string number = std::to_string(n + 1);
    const float side = ui.px(18);
    list().AddRectFilled({at.max.x - side, at.min.y}, {at.max.x, at.min.y + side}, ui.colour(Tone::Seal), ui.px(3));
    ui::text_centred(ui, Font::Small, at.max.x - side, at.max.x, at.min.y, side, Tone::Pane, number);
    ui::mark(ui, "seal/" + number, at.min, at.max);
    if (hovered) tell_at_mouse(ui, seal_words(ui.texts, seal));
  }
}

std::string passage_words(const evidence::Texts& texts, const Page& page, const Passage& passage, const Page* machine) {
  std::string words = texts.of("word.passage-kind.", evidence::word(passage.kind));
  if (!passage.note.empty()) words += "·" + passage.note;
  if (passage.kind != PassageKind::Correction || machine == nullptr) return words;
  std::optional<Box> place;
  for (const auto& word : page.words) {
    if (word.begin < passage.begin || word.begin >= passage.end) continue;
    place = place ? box_round(*place, word.box) : word.box;
  }
  if (place) words += "\n" + texts("ui.page.machine-read"_key, {{"text", text_in(*machine, *place)}});
  return words;
}

void tell_passage(const ui::Ui& ui, const Sheet& sheet, const Page& page, const Page* machine) {
  if (page.passages.empty() || !ImGui::IsWindowHovered()) return;
  for (const auto& word : page.words) {
    const Passage* passage = passage_of(page, word);
    if (passage == nullptr || !under_mouse(sheet.of(word.box))) continue;
    tell_at_mouse(ui, passage_words(ui.texts, page, *passage, machine));
    return;
  }
}

}  // namespace workbench::panels
