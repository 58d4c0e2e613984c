// Dear ImGui frames without a window: draws, moves the mouse to a named place, presses, types.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <imgui.h>

#include "workbench/ui/ui.hpp"

namespace workbench {

class Headless {
 public:
  explicit Headless(ui::ThemeName name = ui::ThemeName::Light, ImVec2 size = {1600, 1000})
      : texts_(*evidence::Texts::load(source() / "assets" / "texts", "zh_CN")),
        theme_(*ui::load_theme(source() / "assets" / "theme.json", name)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0F / 60;
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = 300 + key;  // apart from letters' ASCII codes
    atlas_.glyphs = std::make_unique<ImFontAtlas>();
    atlas_.fonts.fill(atlas_.glyphs->AddFontDefault());
    atlas_.glyphs->Build();
    IM_DELETE(io.Fonts);
    io.Fonts = atlas_.glyphs.get();
    places.wanted = true;
    ui::apply_style(theme_, 1);
  }
  ~Headless() {
    ImGui::GetIO().Fonts = nullptr;
    ImGui::DestroyContext();
  }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  using Draw = std::function<void(const ui::Ui&)>;
  void frame(const Draw& draw) {
    ImGui::NewFrame();
    places.clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("whole", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar();
    draw({theme_, atlas_, texts_, places, 1});
    ImGui::End();
    ImGui::Render();
  }
  [[nodiscard]] ImVec2 middle_of(const std::string& name) const {
    const auto found = places.rectangles.find(name);
    EXPECT_NE(found, places.rectangles.end()) << name;
    if (found == places.rectangles.end()) return {-1, -1};
    return {(found->second.min.x + found->second.max.x) / 2, (found->second.min.y + found->second.max.y) / 2};
  }
  void move(ImVec2 to, const Draw& draw) {
    ImGui::GetIO().MousePos = to;
    frame(draw);
  }
  void button(bool down, const Draw& draw) {
    ImGui::GetIO().MouseDown[0] = down;
    frame(draw);
  }
  void click(const std::string& name, const Draw& draw) {
    move(middle_of(name), draw);
    button(true, draw);
    button(false, draw);
  }
  void press(int key, const Draw& draw) {
    ImGui::GetIO().KeysDown[key] = true;
    frame(draw);
    ImGui::GetIO().KeysDown[key] = false;
    frame(draw);
  }
  void press(ImGuiKey_ key, const Draw& draw) { press(300 + static_cast<int>(key), draw); }
  void type(const std::string& text, const Draw& draw) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frame(draw);
  }
  static std::filesystem::path source() { return WORKBENCH_SOURCE_DIR; }
  [[nodiscard]] const evidence::Texts& texts() const { return texts_; }
  ui::Places places;

 private:
  evidence::Texts texts_;
  ui::Theme theme_;
  ui::Atlas atlas_;
};

}  // namespace workbench
