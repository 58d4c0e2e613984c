// The window of the operating system, its OpenGL and Dear ImGui's context. GLFW is known here alone.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "workbench/ui/fonts.hpp"
#include "workbench/ui/theme.hpp"

namespace workbench::shell {

// The main thread's, all of it but wake().
class Window {
 public:
  // Fails (Input, "error.shell.display") where there is no display or no OpenGL 3.3.
  static evidence::Result<std::unique_ptr<Window>> open(const std::string& title);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] bool closing() const;
  [[nodiscard]] float scale() const;  // of this screen: 1, 1.5, 2 …
  // Sleeps until something happens or the time is over. True: something happened.
  bool wait(double seconds);
  static void wake();  // ends a wait; any thread
  // False: nothing can be drawn (iconified).
  bool begin_frame();
  void end_frame(ui::Rgb ground);
  // Takes over the glyphs and uploads them; between frames only. The former ones are gone afterwards.
  void use_atlas(std::unique_ptr<ui::Atlas> atlas);
  [[nodiscard]] const ui::Atlas& atlas() const { return *atlas_; }
  [[nodiscard]] std::vector<std::string> take_dropped();  // paths of files dropped on the window since last asked
  [[nodiscard]] bool function_key(int number) const;      // F1 … F12 pressed in this frame

 private:
  struct State;
  explicit Window(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
  std::unique_ptr<ui::Atlas> atlas_;
};

}  // namespace workbench::shell
