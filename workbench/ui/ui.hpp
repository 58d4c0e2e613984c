// What every drawing function is handed: colours, fonts, words and the scale of this window. Values only; no globals
// beside Dear ImGui's own context. The window's thread alone.
#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

#include "evidence/base/texts.hpp"
#include "workbench/ui/fonts.hpp"
#include "workbench/ui/places.hpp"
#include "workbench/ui/theme.hpp"

namespace workbench::ui {

struct Ui {
  const Theme& theme;
  const Atlas& atlas;
  const evidence::Texts& texts;
  Places& places;
  float scale = 1;

  [[nodiscard]] float px(float value) const;  // at scale 1 → whole pixels here
  [[nodiscard]] ImU32 colour(Tone tone, float alpha = 1) const;
  [[nodiscard]] ImVec4 colour4(Tone tone, float alpha = 1) const;
  [[nodiscard]] ImFont* font(Font font) const { return atlas[font]; }
  [[nodiscard]] std::string text(evidence::TextKey key, const evidence::TextArguments& arguments = {}) const {
    return texts(key, arguments);
  }
};

// Dear ImGui's own style in these colours and this scale; called once per theme or scale.
void apply_style(const Theme& theme, float scale);

// Names a rectangle, or the last item; what is clipped away is left out.
void mark(const Ui& ui, std::string_view name);
void mark(const Ui& ui, std::string_view name, ImVec2 min, ImVec2 max);
void say(const Ui& ui, std::string_view name, std::string_view value);

// A key that is not part of text being typed. Letters, digits and signs by their ASCII code in capitals ('N', '-').
bool pressed(char key);
enum class Key { Enter, Escape, Tab, Up, Down, PageUp, PageDown };
bool pressed(Key key);
bool typing();  // a text field has the keyboard

}  // namespace workbench::ui
