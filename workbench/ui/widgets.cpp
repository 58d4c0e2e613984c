#include "workbench/ui/widgets.hpp"

#include <algorithm>
#include <string>

#include <imgui_internal.h>
#include <imgui_stdlib.h>

namespace workbench::ui {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

constexpr float button_padding = 10;
constexpr float inner_gap = 6;

}  // namespace

Hit hit(const Ui& ui, std::string_view name, ImVec2 min, ImVec2 size) {
  Hit result;
  if (size.x < 1 || size.y < 1) return result;
  ImGui::SetCursorScreenPos(min);
  const std::string id(name);
  result.clicked = ImGui::InvisibleButton(id.c_str(), size);
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  result.doubled = result.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  mark(ui, name);
  return result;
}

float key_cap_width(const Ui& ui, std::string_view key) {
  return std::max(ui.px(20), width_of(ui, Font::Small, key) + ui.px(10));
}

float key_cap(const Ui& ui, ImVec2 at, std::string_view key, Tone ink) {
  const float width = key_cap_width(ui, key);
  const ImVec2 end{at.x + width, at.y + ui.px(18)};
  const bool inverted = ink == Tone::OnAccent;
  if (!inverted) list().AddRectFilled(at, end, ui.colour(Tone::Raise), ui.px(3));
  list().AddRect(at, end, ui.colour(inverted ? Tone::OnAccent : Tone::Quiet, inverted ? 0.6F : 0.45F), ui.px(3));
  if (!inverted) list().AddLine({at.x + ui.px(2), end.y}, {end.x - ui.px(2), end.y}, ui.colour(Tone::Quiet, 0.45F));
  text_centred(ui, Font::Small, at.x, end.x, at.y, ui.px(18), ink, key);
  return width;
}

float button_width(const Ui& ui, const Button& look) {
  float width = 2 * ui.px(button_padding);
  if (!look.label.empty()) width += width_of(ui, Font::Body, look.label);
  if (look.icon) width += width_of(ui, Font::Body, look.icon) + (look.label.empty() ? 0 : ui.px(inner_gap));
  if (look.key) width += key_cap_width(ui, look.key) + ui.px(inner_gap + 2);
  return width;
}

bool button(const Ui& ui, std::string_view name, ImVec2 at, const Button& look, float height) {
  const ImVec2 size{button_width(ui, look), ui.px(height)};
  const ImVec2 end{at.x + size.x, at.y + size.y};
  Hit state;
  if (look.enabled) {
    state = hit(ui, name, at, size);
  } else {
    mark(ui, std::string(name) + "/disabled", at, end);
  }
  const bool primary = look.kind == ButtonKind::Primary && look.enabled;
  Tone ink = look.kind == ButtonKind::Danger ? Tone::Lacking : Tone::Ink;
  if (primary) ink = Tone::OnAccent;
  if (look.chosen) ink = Tone::Accent;
  if (!look.enabled) ink = Tone::Quiet;
  if (primary) {
    list().AddRectFilled(at, end, ui.colour(Tone::Accent), ui.px(4));
    if (state.hovered) list().AddRectFilled(at, end, ui.colour(Tone::OnAccent, 0.08F), ui.px(4));
  } else if (look.chosen) {
    list().AddRectFilled(at, end, ui.colour(Tone::AccentGround), ui.px(4));
  } else if (state.hovered) {
    list().AddRectFilled(at, end, ui.colour(Tone::Raise), ui.px(4));
  } else if (look.kind != ButtonKind::Plain) {
    list().AddRectFilled(at, end, ui.colour(Tone::Pane), ui.px(4));
  }
  if (!primary && look.kind != ButtonKind::Plain) list().AddRect(at, end, ui.colour(Tone::Quiet, 0.5F), ui.px(4));
  float x = at.x + ui.px(button_padding);
  if (look.icon)
    x += text_left(ui, Font::Body, x, at.y, size.y, ink, look.icon) + (look.label.empty() ? 0 : ui.px(inner_gap));
  x += text_left(ui, Font::Body, x, at.y, size.y, ink, look.label);
  if (look.key)
    key_cap(ui, {x + ui.px(inner_gap + 2), at.y + (size.y - ui.px(18)) / 2}, look.key,
            primary ? Tone::OnAccent : Tone::Quiet);
  return state.clicked;
}

float chip_width(const Ui& ui, const Chip& look) {
  const float icon = look.icon ? width_of(ui, Font::Small, look.icon) + ui.px(4) : 0;
  return width_of(ui, Font::Small, look.label) + icon + 2 * ui.px(8);
}

float chip(const Ui& ui, ImVec2 at, const Chip& look) {
  const float height = ui.px(20);
  const ImVec2 end{at.x + chip_width(ui, look), at.y + height};
  if (look.outlined)
    list().AddRect(at, end, ui.colour(Tone::Quiet, 0.6F), height / 2);
  else
    list().AddRectFilled(at, end, ui.colour(look.ground), height / 2);
  float x = at.x + ui.px(8);
  if (look.icon) x += text_left(ui, Font::Small, x, at.y, height, look.ink, look.icon) + ui.px(4);
  text_left(ui, Font::Small, x, at.y, height, look.ink, look.label);
  return end.x - at.x;
}

Hit row(const Ui& ui, std::string_view name, ImVec2 at, ImVec2 size, bool chosen) {
  const Hit state = hit(ui, name, at, size);
  const ImVec2 min{at.x + ui.px(6), at.y};
  const ImVec2 max{at.x + size.x - ui.px(6), at.y + size.y};
  if (chosen) {
    list().AddRectFilled(min, max, ui.colour(Tone::AccentGround), ui.px(4));
    list().AddRectFilled({min.x, min.y + ui.px(6)}, {min.x + ui.px(3), max.y - ui.px(6)}, ui.colour(Tone::Accent),
                         ui.px(1.5F));
  } else if (state.hovered) {
    list().AddRectFilled(min, max, ui.colour(Tone::Raise, 0.7F), ui.px(4));
  }
  return state;
}

namespace {
float segment_width(const Ui& ui, const Segment& segment) {
  const float key = segment.key.empty() ? 0 : width_of(ui, Font::Small, segment.key) + ui.px(4);
  return width_of(ui, Font::Small, segment.label) + key + 2 * ui.px(7);
}
}  // namespace

float segmented_width(const Ui& ui, std::span<const Segment> segments) {
  float width = 0;
  for (const auto& segment : segments) width += segment_width(ui, segment);
  return width;
}

int segmented(const Ui& ui, ImVec2 at, std::span<const Segment> segments, int chosen) {
  const float height = ui.px(26);
  list().AddRectFilled(at, {at.x + segmented_width(ui, segments), at.y + height}, ui.colour(Tone::Raise), ui.px(4));
  int clicked = -1;
  float x = at.x;
  for (int n = 0; const auto& segment : segments) {
    const float width = segment_width(ui, segment);
    if (hit(ui, segment.name, {x, at.y}, {width, height}).clicked) clicked = n;
    const bool is_chosen = n == chosen;
    if (is_chosen) {
      list().AddRectFilled({x, at.y}, {x + width, at.y + height}, ui.colour(Tone::Pane), ui.px(4));
      list().AddRect({x, at.y}, {x + width, at.y + height}, ui.colour(Tone::Accent), ui.px(4));
    }
    const float used =
        text_left(ui, Font::Small, x + ui.px(7), at.y, height, is_chosen ? Tone::Accent : Tone::Ink, segment.label);
    text_left(ui, Font::Small, x + ui.px(7) + used + ui.px(4), at.y, height, Tone::Quiet, segment.key);
    x += width;
    ++n;
  }
  return clicked;
}

int rating_keys(const Ui& ui, ImVec2 at, float width, std::span<const std::string> words, int chosen) {
  constexpr const char* letters[] = {"N", "P", "L", "F"};
  constexpr Mark marks[] = {Mark::Lacking, Mark::Partly, Mark::Enough, Mark::Enough};
  constexpr const char* names[] = {"rate/N", "rate/P", "rate/L", "rate/F"};
  const float gap = ui.px(8);
  const float box = std::floor((width - 3 * gap) / 4);
  const float height = ui.px(36);
  int clicked = -1;
  for (int n = 0; n < 4; ++n) {
    const ImVec2 min{at.x + static_cast<float>(n) * (box + gap), at.y};
    const ImVec2 max{min.x + box, min.y + height};
    const Hit state = hit(ui, names[n], min, {box, height});
    if (state.clicked) clicked = n;
    const bool is_chosen = n == chosen;
    const Tone tone = is_chosen ? ink_of(marks[n]) : Tone::Ink;
    list().AddRectFilled(min, max,
                         ui.colour(is_chosen       ? ground_of(marks[n])
                                   : state.hovered ? Tone::Raise
                                                   : Tone::Pane),
                         ui.px(4));
    list().AddRect(min, max, is_chosen ? ui.colour(tone) : ui.colour(Tone::Quiet, 0.5F), ui.px(4), 0,
                   is_chosen ? ui.px(2) : 1);
    const std::string_view word =
        static_cast<std::size_t>(n) < words.size() ? std::string_view(words[static_cast<std::size_t>(n)]) : "";
    const float letter = width_of(ui, Font::Bold, letters[n]);
    const float both = letter + ui.px(6) + width_of(ui, Font::Small, word);
    const float x = both <= box - ui.px(8) ? min.x + (box - both) / 2 : min.x + (box - letter) / 2;
    text_left(ui, Font::Bold, x, min.y, height, tone, letters[n]);
    if (both <= box - ui.px(8))
      text_left(ui, Font::Small, x + letter + ui.px(6), min.y, height, is_chosen ? tone : Tone::Quiet, word);
  }
  return clicked;
}

float section(const Ui& ui, std::string_view name, ImVec2 at, float width, std::string_view title,
              std::string_view right, bool& open) {
  const float height = ui.px(28);
  if (hit(ui, name, at, {width, height}).clicked) open = !open;
  text_left(ui, Font::Small, at.x, at.y, height, Tone::Quiet, open ? "\uf0d7" : "\uf0da");
  text_left(ui, Font::Bold, at.x + ui.px(16), at.y, height, Tone::Ink, title);
  text_right(ui, Font::Small, at.x + width, at.y, height, Tone::Quiet, right);
  return height;
}

Field field(const Ui& ui, std::string_view name, ImVec2 at, float width, std::string& text, const FieldLook& look) {
  Field state;
  ImFont* face = ui.font(look.font);
  const float height = ui.px(look.height);
  const float icon = look.icon ? ui.px(30) : ui.px(10);
  ImGui::PushFont(face);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {icon, std::max(0.0F, std::floor((height - face->FontSize) / 2))});
  ImGui::SetCursorScreenPos(at);
  ImGui::SetNextItemWidth(width);
  if (look.take_focus) ImGui::SetKeyboardFocusHere();
  const std::string id = "##" + std::string(name);
  const std::string hint(look.hint);
  state.entered = ImGui::InputTextWithHint(id.c_str(), hint.c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
  state.changed = ImGui::IsItemEdited();
  state.focused = ImGui::IsItemActive();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  mark(ui, name);
  const ImVec2 max{at.x + width, at.y + height};
  if (state.focused) list().AddRect(at, max, ui.colour(Tone::Accent), ui.px(4), 0, ui.px(2));
  if (look.icon) text_left(ui, look.font, at.x + ui.px(9), at.y, height, Tone::Quiet, look.icon);
  return state;
}

Field text_box(const Ui& ui, std::string_view name, ImVec2 at, ImVec2 size, std::string& text, bool take_focus) {
  Field state;
  ImGui::PushFont(ui.font(Font::Body));
  ImGui::SetCursorScreenPos(at);
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const std::string id = "##" + std::string(name);
  state.entered = ImGui::InputTextMultiline(
      id.c_str(), &text, size, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CtrlEnterForNewLine);
  state.changed = ImGui::IsItemEdited();
  state.focused = ImGui::IsItemActive();
  state.cancelled = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
  ImGui::PopFont();
  mark(ui, name);
  if (state.focused) list().AddRect(at, {at.x + size.x, at.y + size.y}, ui.colour(Tone::Accent), ui.px(4), 0, ui.px(2));
  return state;
}

void tip(const Ui& ui, std::string_view text) {
  if (!ImGui::IsItemHovered() || GImGui->HoveredIdTimer < 0.4F) return;
  ImGui::PushFont(ui.font(Font::Small));
  ImGui::BeginTooltip();
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::EndTooltip();
  ImGui::PopFont();
}

}  // namespace workbench::ui
