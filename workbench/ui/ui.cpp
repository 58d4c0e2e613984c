#include "workbench/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace workbench::ui {

namespace {

ImVec4 to_vec4(Rgb colour, float alpha) {
  return {static_cast<float>(colour.r) / 255.0F, static_cast<float>(colour.g) / 255.0F,
          static_cast<float>(colour.b) / 255.0F, alpha};
}

void apply_metrics(ImGuiStyle& style) {
  style.WindowPadding = {12, 8};
  style.FramePadding = {10, 4};
  style.ItemSpacing = {8, 4};
  style.ItemInnerSpacing = {8, 4};
  style.CellPadding = {8, 4};
  style.IndentSpacing = 16;
  style.ScrollbarSize = 10;
  style.GrabMinSize = 24;
  style.WindowRounding = 6;
  style.ChildRounding = 0;
  style.FrameRounding = 4;
  style.PopupRounding = 6;
  style.ScrollbarRounding = 5;
  style.GrabRounding = 4;
  style.TabRounding = 0;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.SelectableTextAlign = {0, 0.5F};
  style.DisplaySafeAreaPadding = {0, 0};
  style.CircleTessellationMaxError = 0.2F;
}

void apply_colours(ImGuiStyle& style, const Theme& theme) {
  const auto set = [&](ImGuiCol place, Tone tone, float alpha = 1) {
    style.Colors[place] = to_vec4(theme[tone], alpha);
  };
  set(ImGuiCol_Text, Tone::Ink);
  set(ImGuiCol_TextDisabled, Tone::Quiet);
  set(ImGuiCol_WindowBg, Tone::Paper);
  set(ImGuiCol_ChildBg, Tone::Pane);
  set(ImGuiCol_PopupBg, Tone::Pane);
  set(ImGuiCol_FrameBg, Tone::Pane);
  set(ImGuiCol_FrameBgHovered, Tone::Pane);
  set(ImGuiCol_FrameBgActive, Tone::Pane);
  set(ImGuiCol_Button, Tone::Pane);
  set(ImGuiCol_ButtonHovered, Tone::Raise);
  set(ImGuiCol_ButtonActive, Tone::Raise);
  set(ImGuiCol_Header, Tone::AccentGround);
  set(ImGuiCol_HeaderHovered, Tone::Raise);
  set(ImGuiCol_HeaderActive, Tone::AccentGround);
  set(ImGuiCol_Border, Tone::Quiet, 0.45F);
  set(ImGuiCol_ScrollbarBg, Tone::Pane, 0);
  set(ImGuiCol_ScrollbarGrab, Tone::Quiet, 0.35F);
  set(ImGuiCol_ScrollbarGrabHovered, Tone::Quiet, 0.5F);
  set(ImGuiCol_ScrollbarGrabActive, Tone::Quiet, 0.6F);
  set(ImGuiCol_CheckMark, Tone::Accent);
  set(ImGuiCol_SliderGrab, Tone::Accent);
  set(ImGuiCol_NavHighlight, Tone::Accent);
  set(ImGuiCol_TextSelectedBg, Tone::Accent, 0.25F);
}

int native(Key key) {
  switch (key) {
    case Key::Enter:
      return ImGui::GetKeyIndex(ImGuiKey_Enter);
    case Key::Escape:
      return ImGui::GetKeyIndex(ImGuiKey_Escape);
    case Key::Tab:
      return ImGui::GetKeyIndex(ImGuiKey_Tab);
    case Key::Up:
      return ImGui::GetKeyIndex(ImGuiKey_UpArrow);
    case Key::Down:
      return ImGui::GetKeyIndex(ImGuiKey_DownArrow);
    case Key::PageUp:
      return ImGui::GetKeyIndex(ImGuiKey_PageUp);
    case Key::PageDown:
      return ImGui::GetKeyIndex(ImGuiKey_PageDown);
  }
  return -1;
}

}  // namespace

float Ui::px(float value) const { return std::floor(value * scale + 0.5F); }
ImU32 Ui::colour(Tone tone, float alpha) const { return ImGui::ColorConvertFloat4ToU32(colour4(tone, alpha)); }
ImVec4 Ui::colour4(Tone tone, float alpha) const { return to_vec4(theme[tone], alpha); }

void apply_style(const Theme& theme, float scale) {
  ImGuiStyle style;  // fresh: ScaleAllSizes is cumulative
  apply_metrics(style);
  apply_colours(style, theme);
  style.ScaleAllSizes(scale);
  ImGui::GetStyle() = style;
}

void mark(const Ui& ui, std::string_view name) { mark(ui, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax()); }

void mark(const Ui& ui, std::string_view name, ImVec2 min, ImVec2 max) {
  if (!ui.places.wanted) return;
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 clip_min = list.GetClipRectMin();
  const ImVec2 clip_max = list.GetClipRectMax();
  const Place seen{{std::max(min.x, clip_min.x), std::max(min.y, clip_min.y)},
                   {std::min(max.x, clip_max.x), std::min(max.y, clip_max.y)}};
  if (seen.max.x - seen.min.x < 2 || seen.max.y - seen.min.y < 2) return;
  ui.places.rectangles.insert_or_assign(std::string(name), seen);
}

void say(const Ui& ui, std::string_view name, std::string_view value) {
  if (ui.places.wanted) ui.places.said.insert_or_assign(std::string(name), std::string(value));
}

bool typing() { return ImGui::GetIO().WantTextInput; }

bool pressed(char key) {
  // By key and not by character: letters work with an input method switched on.
  const ImGuiIO& io = ImGui::GetIO();
  return !typing() && !io.KeyCtrl && !io.KeyAlt && !io.KeySuper && ImGui::IsKeyPressed(static_cast<int>(key), false);
}

bool pressed(Key key) {
  const int index = native(key);
  return !typing() && index >= 0 && ImGui::IsKeyPressed(index, key == Key::Up || key == Key::Down);
}

}  // namespace workbench::ui
