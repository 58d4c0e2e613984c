// A display of our own (Xvfb), a program in it, and a hand that moves mouse and keys by the names of things.
#pragma once

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/run_program.hpp"

namespace tests {

inline std::string found_program(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/"}) {
    if (std::filesystem::exists(folder + name)) return folder + name;
  }
  return {};
}

// Started with its output going to a file; asked to end when it goes out of scope.
class Running {
 public:
  Running(std::vector<std::string> words, const Environment& extra, const std::filesystem::path& log) {
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_ = start_program(std::move(words), extra, out, out);
    close(out);
  }
  ~Running() { end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  void end() {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
};

// What the window says of itself: its test map.
struct Seen {
  std::map<std::string, std::vector<double>> rectangles;
  std::map<std::string, std::string> said;
  [[nodiscard]] std::string operator[](const std::string& name) const {
    const auto found = said.find(name);
    return found == said.end() ? "" : found->second;
  }
};

class Hand {
 public:
  Hand(std::string display, std::filesystem::path map)
      : environment_{{"DISPLAY", std::move(display)}}, map_(std::move(map)) {}

  [[nodiscard]] Seen look() const {
    std::ifstream stream(map_);
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    Seen seen;
    if (!json.is_object()) return seen;
    seen.rectangles = json.at("rectangles").get<decltype(seen.rectangles)>();
    seen.said = json.at("said").get<decltype(seen.said)>();
    return seen;
  }
  // Until the window says so; false after the patience is over.
  bool until(const std::function<bool(const Seen&)>& holds,
             std::chrono::seconds patience = std::chrono::seconds(40)) const {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
      if (holds(look())) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
  bool until_said(const std::string& name, const std::string& value) const {
    return until([&](const Seen& seen) { return seen[name] == value; });
  }
  bool click(const std::string& name) const {
    if (!move_to(name)) return false;
    xdotool({"click", "1"});
    rest();
    return true;
  }
  bool drag(const std::string& from, const std::string& to) const {
    if (!move_to(from)) return false;
    xdotool({"mousedown", "1"});
    rest();
    const bool moved = move_to(to);
    rest();
    xdotool({"mouseup", "1"});
    rest();
    return moved;
  }
  void key(const std::string& name) const {
    xdotool({"key", name});
    rest();
  }
  void type(const std::string& text) const {
    xdotool({"type", "--delay", "60", text});
    rest();
  }
  void focus() const {
    const Ran found = run_program(with({"search", "--onlyvisible", "--class", "."}), environment_);
    const std::string window = found.out.substr(0, found.out.find('\n'));
    if (!window.empty()) xdotool({"windowfocus", window});
    rest();
  }
  bool move_to(const std::string& name) const {
    std::vector<double> place;
    if (!until([&](const Seen& seen) {
          const auto found = seen.rectangles.find(name);
          if (found == seen.rectangles.end()) return false;
          place = found->second;
          return true;
        })) {
      return false;
    }
    const auto middle = [](double begin, double length) { return std::to_string(std::lround(begin + length / 2)); };
    xdotool({"mousemove", middle(place[0], place[2]), middle(place[1], place[3])});
    rest();
    return true;
  }

 private:
  static std::vector<std::string> with(std::vector<std::string> words) {
    words.insert(words.begin(), "/usr/bin/xdotool");
    return words;
  }
  void xdotool(std::vector<std::string> words) const { run_program(with(std::move(words)), environment_); }
  static void rest() { std::this_thread::sleep_for(std::chrono::milliseconds(250)); }

  Environment environment_;
  std::filesystem::path map_;
};

}  // namespace tests
