// Controls. Each has a name: Dear ImGui's id, and how a test finds it. Placed by hand; sizes at scale 1 stand in the
// recipes of each.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <imgui.h>

#include "workbench/ui/draw.hpp"

namespace workbench::ui {

struct Hit {
  bool clicked = false;
  bool hovered = false;
  bool held = false;
  bool doubled = false;
};
// An invisible button over a rectangle: what all controls below stand on.
Hit hit(const Ui& ui, std::string_view name, ImVec2 min, ImVec2 size);

enum class ButtonKind { Ghost, Primary, Plain, Danger };  // one Primary a screen
struct Button {
  std::string_view label;
  const char* icon = nullptr;
  const char* key = nullptr;  // shown as a key cap
  ButtonKind kind = ButtonKind::Ghost;
  bool enabled = true;
  bool chosen = false;
};
float button_width(const Ui& ui, const Button& button);
// 28 high (pass another height where a head or a bar is higher). True: clicked.
bool button(const Ui& ui, std::string_view name, ImVec2 at, const Button& button, float height = 28);

struct Chip {
  std::string_view label;
  Tone ink = Tone::Quiet;
  Tone ground = Tone::Raise;
  bool outlined = false;
  const char* icon = nullptr;
};
float chip_width(const Ui& ui, const Chip& chip);
float chip(const Ui& ui, ImVec2 at, const Chip& chip);                                 // 20 high; gives its width
float key_cap(const Ui& ui, ImVec2 at, std::string_view key, Tone ink = Tone::Quiet);  // 18 high; gives its width
float key_cap_width(const Ui& ui, std::string_view key);

// A row that can be chosen: side inset 6, radius 4, accent bar at its left edge.
Hit row(const Ui& ui, std::string_view name, ImVec2 at, ImVec2 size, bool chosen);

// One of few, with a letter after each label. Gives the index clicked, or -1. `label` may carry its key: {"支持", "+"}.
struct Segment {
  std::string name;
  std::string label;
  std::string key;
};
float segmented_width(const Ui& ui, std::span<const Segment> segments);
int segmented(const Ui& ui, ImVec2 at, std::span<const Segment> segments, int chosen);

// Four boxes N P L F over `width`, 36 high. Gives the index clicked, or -1. chosen -1: none.
int rating_keys(const Ui& ui, ImVec2 at, float width, std::span<const std::string> words, int chosen);

// A title with a caret; toggles `open`. Gives the height used (28).
float section(const Ui& ui, std::string_view name, ImVec2 at, float width, std::string_view title,
              std::string_view right, bool& open);

// A text field with an icon before it. `entered`: Return was pressed in it.
struct Field {
  bool changed = false;
  bool entered = false;
  bool focused = false;
  bool cancelled = false;  // Escape was pressed in it
};
struct FieldLook {
  const char* icon = nullptr;
  std::string_view hint;
  float height = 28;
  Font font = Font::Body;
  bool take_focus = false;
};
Field field(const Ui& ui, std::string_view name, ImVec2 at, float width, std::string& text, const FieldLook& look);

// A field of several lines; Return enters, Ctrl+Return begins a line.
Field text_box(const Ui& ui, std::string_view name, ImVec2 at, ImVec2 size, std::string& text, bool take_focus);

// A small help text at the mouse, after it has rested there.
void tip(const Ui& ui, std::string_view text);

}  // namespace workbench::ui
