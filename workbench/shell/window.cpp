#include "workbench/shell/window.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <malloc.h>

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

constexpr int first_width = 1600;
constexpr int first_height = 1000;
constexpr int least_width = 1024;
constexpr int least_height = 640;

}  // namespace

namespace {

struct Release {
  int key = 0;
  int scancode = 0;
  int modifiers = 0;
};

// What came in since the last frame. Its address is the GLFW window's user pointer.
struct Incoming {
  std::uint64_t events = 0;
  std::vector<std::string> dropped;
  std::set<int> pressed;
  std::vector<Release> late;
};

}  // namespace

struct Window::State {
  GLFWwindow* window = nullptr;
  bool context = false;
  bool backends = false;
  Incoming incoming;
};

namespace {

Incoming& incoming(GLFWwindow* window) { return *static_cast<Incoming*>(glfwGetWindowUserPointer(window)); }

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

// Dear ImGui 1.86 sees the state of a key once a frame: a key pressed and released between two frames would be lost.
// Its release waits until the frame that sees it pressed is drawn, and so does that of Ctrl and its like beside it:
// Ctrl+Z let go of quickly is not a bare Z.
void take_key(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
  Incoming& in = incoming(window);
  if (action == GLFW_RELEASE && (in.pressed.contains(key) || (is_modifier(key) && !in.pressed.empty()))) {
    ++in.events;
    in.late.push_back({key, scancode, modifiers});
    return;
  }
  if (action == GLFW_PRESS) in.pressed.insert(key);
  ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, modifiers);
}

// Every event counts, so that the loop can tell one from the end of its patience. Dear ImGui's backend is installed
// after these and calls them.
void count_events(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { ++incoming(w).events; });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { ++incoming(w).events; });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { ++incoming(w).events; });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { ++incoming(w).events; });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { ++incoming(w).events; });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { ++incoming(w).events; });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { ++incoming(w).events; });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { ++incoming(w).events; });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { ++incoming(w).events; });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { ++incoming(w).events; });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    for (int n = 0; n < count; ++n) incoming(w).dropped.emplace_back(paths[n]);
    ++incoming(w).events;
  });
}

std::unexpected<Error> no_display() {
  const char* description = nullptr;
  glfwGetError(&description);
  return fail(ErrorKind::Input, "error.shell.display"_key, {}, description == nullptr ? "" : description);
}

}  // namespace

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<Window>> Window::open(const std::string& title) {
  if (glfwInit() == GLFW_FALSE) return no_display();
  std::unique_ptr<Window> window(new Window(std::make_unique<State>()));
  State& state = *window->state_;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  state.window = glfwCreateWindow(first_width, first_height, title.c_str(), nullptr, nullptr);
  if (state.window == nullptr) return no_display();
  glfwSetWindowSizeLimits(state.window, least_width, least_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {  // a small screen is filled
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width > 0 && (width < first_width || height < first_height))
      glfwSetWindowSize(state.window, std::min(width, first_width), std::min(height, first_height));
    if (width > 0)
      glfwSetWindowPos(state.window, x + std::max(0, (width - first_width) / 2),
                       y + std::max(0, (height - first_height) / 2));
  }
  glfwMakeContextCurrent(state.window);
  glfwSwapInterval(1);
  glfwSetWindowUserPointer(state.window, &state.incoming);
  count_events(state.window);
  ImGui::CreateContext();
  state.context = true;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  if (!ImGui_ImplGlfw_InitForOpenGL(state.window, true) || !ImGui_ImplOpenGL3_Init("#version 330")) return no_display();
  state.backends = true;
  glfwSetKeyCallback(state.window, take_key);  // hands on to the backend's, and that to the counting one
  glfwShowWindow(state.window);
  return window;
}

Window::~Window() {
  if (state_->backends) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
  }
  if (state_->context) {
    ImGui::GetIO().Fonts = nullptr;  // ours, not the context's
    ImGui::DestroyContext();
  }
  if (state_->window != nullptr) glfwDestroyWindow(state_->window);
  glfwTerminate();
}

bool Window::closing() const { return glfwWindowShouldClose(state_->window) != 0; }

float Window::scale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(state_->window, &x, &y);
  return std::max(1.0F, x);
}

bool Window::wait(double seconds) {
  const std::uint64_t before = state_->incoming.events;
  if (seconds <= 0)
    glfwPollEvents();
  else
    glfwWaitEventsTimeout(seconds);
  return state_->incoming.events != before;
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::begin_frame() {
  if (glfwGetWindowAttrib(state_->window, GLFW_ICONIFIED) != 0) return false;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  return true;
}

void Window::end_frame(ui::Rgb ground) {
  ImGui::Render();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(state_->window, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
               static_cast<float>(ground.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(state_->window);
  state_->incoming.pressed.clear();
  for (const auto& late : std::exchange(state_->incoming.late, {})) {
    ImGui_ImplGlfw_KeyCallback(state_->window, late.key, late.scancode, GLFW_RELEASE, late.modifiers);
  }
}

void Window::use_atlas(std::unique_ptr<ui::Atlas> atlas) {
  ImGuiIO& io = ImGui::GetIO();
  if (atlas_) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
  } else {
    IM_DELETE(io.Fonts);  // the empty one that the context made for itself
  }
  io.Fonts = atlas->glyphs.get();
  io.FontDefault = (*atlas)[ui::Font::Body];
  atlas_ = std::move(atlas);
  ImGui_ImplOpenGL3_CreateFontsTexture();
  io.Fonts->ClearTexData();  // the graphics card has it
  malloc_trim(0);            // building took ten times what is kept
}

std::vector<std::string> Window::take_dropped() { return std::exchange(state_->incoming.dropped, {}); }

bool Window::function_key(int number) const { return ImGui::IsKeyPressed(GLFW_KEY_F1 + number - 1, false); }

}  // namespace workbench::shell
